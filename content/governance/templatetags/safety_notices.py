"""Gives templates the safety notices that readers see now; it decides nothing."""

from django import template

from content.governance.safety.selectors import safety_notices_for

register = template.Library()


@register.simple_tag
def safety_notices(page):
    """Return the notices of a page and of every page: `{% safety_notices page as notices %}`. One query."""
    return safety_notices_for(getattr(page, "pk", None))

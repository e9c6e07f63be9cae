"""Asks the page's citation register from a template; it decides nothing."""

from django import template

register = template.Library()


@register.simple_tag
def citation_numbers(citations, item):
    """Return the numbers of an item's sources: `{% citation_numbers citations value as numbers %}`."""
    return citations.numbers_for(item) if citations else []

"""Template tags of every page: anchors of headings and the frame of pages outside the tree; no rules, no writes."""

from django import template

from content.common.headings import heading_anchor
from content.pages.context import site_context

register = template.Library()


@register.simple_tag(takes_context=True)
def anchor(context, title):
    """Return the anchor of a heading, unique on its page; call it once a heading, in reading order."""
    anchors = context.get("anchors")
    return anchors.anchor_for(str(title)) if anchors is not None else heading_anchor(str(title))


@register.simple_tag(takes_context=True)
def site_frame(context):
    """Return the sections and foot pages for a view that is no page: search, error pages."""
    if "sections" in context:
        return context
    return site_context(context["request"])

"""Template tags of every page: anchors of headings and the frame of pages outside the tree; no rules, no writes."""

from django import template

from content.blocks.advice import card_shown
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


@register.simple_tag
def care_card_of(country, card):
    """Return heading and signs of a care card: its own where it has some, else those of the country profile."""
    shared = country.care_cards.get(card["level"], {}) if country else {}
    heading, signs = card_shown(heading=card.get("heading"), signs=card.get("items"), shared=shared)
    return {"heading": heading, "signs": signs}

"""Asks the page's citation register from a template; it decides nothing."""

from django import template

from content.evidence.fact_boxes import fact_box, has_effect, in_reading_order
from content.evidence.identifiers import site_name
from content.evidence.text_citations import text_with_citations

register = template.Library()
register.filter("site_name", site_name)


@register.simple_tag
def citation_numbers(citations, item):
    """Return the numbers of an item's sources: `{% citation_numbers citations value as numbers %}`."""
    return citations.numbers_for(item) if citations else []


@register.simple_tag
def claim_standing(citations, claim):
    """Return how a claim stands today: `{% claim_standing citations value as standing %}`.

    A claim that the page's register does not know, as in a preview, is asked itself.
    """
    return (citations.standing_of(claim) if citations else None) or claim.standing


@register.simple_tag
def claim_anchor(citations, claim):
    """Return the anchor of a claim where it first stands: `{% claim_anchor citations value as anchor %}`."""
    return citations.anchor_for(claim, claim.identifier) if citations else ""


@register.simple_tag
def way_back(citations, source):
    """Return the anchor of the first claim that rests on a source: `{% way_back citations source as anchor %}`."""
    return citations.way_back(source) if citations else ""


@register.simple_tag(takes_context=True)
def cited_text(context, value):
    """Show rich text with its citations numbered by the page: `{% cited_text value %}`."""
    return text_with_citations(value, context.get("citations"))


@register.simple_tag
def fact_box_of(citations, claims):
    """Return the rows of a fact box, and the claims that cannot be rows: those without numbers or taken down."""
    shown = in_reading_order(claim for claim in claims if claim is not None and claim.live)
    rows = [claim for claim in shown if has_effect(claim) and not claim_standing(citations, claim).shows_fallback]
    return {"table": fact_box(rows), "others": [claim for claim in shown if claim not in rows]}

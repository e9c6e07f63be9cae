"""Puts together what every page's template needs; it reads through selectors and decides nothing."""

from wagtail.models import Site

from content.blocks.loading import blocks_load
from content.common.headings import AnchorRegister
from content.evidence.numbering import CitationRegister
from content.evidence.selectors import cited_with_references
from content.history.review_notes import review_notes
from content.pages.selectors import breadcrumbs, menu_items, neighbours

# A page with fewer headings than this is read in one go and needs no contents list.
HEADINGS_FOR_CONTENTS = 3


def site_context(request) -> dict:
    """Return what the frame around every response needs: the sections and the pages named at the foot."""
    site = Site.find_for_request(request)
    items = menu_items(site, request)
    return {
        "site": site,
        "menu_items": items,
        "sections": [item for item in items if item.is_section],
        "footer_pages": [item for item in items if item.in_footer],
    }


def page_context(page, request) -> dict:
    """Return the frame of the page, its place in the tree, its contents list, its numbered sources and its review."""
    context = site_context(request)
    sections = context["sections"]
    previous, following = neighbours(page, sections, context["site"], request)
    headings = page.headings()
    blocks_load(page.shown_blocks())
    return {
        **context,
        "anchors": AnchorRegister(),
        "breadcrumbs": breadcrumbs(page, request) if page.pk else [],
        "current_section": next((item for item in sections if page.path and page.path.startswith(item.path)), None),
        "on_this_page": headings if len(headings) >= HEADINGS_FOR_CONTENTS else [],
        "previous_section": previous,
        "next_section": following,
        "citations": CitationRegister(cited_with_references(page.cited())),
        "review": review_notes(page),
    }

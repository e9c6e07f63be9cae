"""Finds the words of a page as readers get it, and how hard they are to read; it knows no page."""

import re

from content.governance.said.reading_grade import reading_of
from tests.markup import Document, tag

# What stands around a page's own words: menus, contents, sources, and the clinic's and the country's statements.
FRAME_CLASSES = {
    "contents", "breadcrumbs", "neighbours", "sources", "statement", "page-foot", "page-notes", "visually-hidden",
    "heading__link", "page-heading__section", "care-card__heading", "care-card__call", "sources__citation",
    "sources__link", "sources__note",
}  # fmt: skip
# What a claim or an entry shows of its record beside its words; a page does not write it.
RECORD_CLASSES = {
    "claim__certainty", "claim__caveat", "claim__population", "claim__numbers", "claim__citations",
    "claim__unverified", "fact-box__table", "fact-box__basis", "side-effect__group", "side-effects__frequency",
    "codes", "related-pages__list", "claim__notice", "disagreement__body", "disagreement__strength",
    "disagreement__source",
}  # fmt: skip
BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "th", "td", "summary", "caption", "figcaption"}


def article_blocks(document: Document, *, records: bool = True) -> list[str]:
    """Return what the article says, one string for each paragraph, list item, heading or cell.

    Without `records` only what the page itself says: its prose and the words of its claims.
    """
    found = []
    left_out = FRAME_CLASSES if records else FRAME_CLASSES | RECORD_CLASSES

    def is_left_out(element):
        return tag(element) in ("nav", "svg", "script") or set(element.get("class", "").split()) & left_out

    def visit(element):
        if is_left_out(element):
            return
        if tag(element) in BLOCKS and not any(tag(child) in BLOCKS for child in element.iter() if child is not element):
            found.append(re.sub(r"\s+", " ", "".join(pieces(element))).strip())
            return
        for child in element:
            visit(child)

    def pieces(element):
        yield element.text or ""
        for child in element:
            if not is_left_out(child):
                yield from pieces(child)
            yield child.tail or ""

    visit(document.main)
    return [words for words in found if words]


def words_count(blocks: list[str]) -> int:
    return reading_of(blocks).words


def reading_grade(blocks: list[str]) -> float:
    """Return the Flesch-Kincaid grade, every word counted as it is."""
    return reading_of(blocks).flesch_kincaid

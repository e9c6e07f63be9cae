"""Counts the words of a page and how hard they are to read (Flesch-Kincaid); it knows no page."""

import re

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
    "claim__unverified", "side-effect__group", "side-effects__frequency", "codes", "related-pages__list",
}  # fmt: skip
BLOCKS = {"p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "th", "td", "summary", "caption", "figcaption"}
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d[\d,.]*")
SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|[;]")


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


def words_of(blocks: list[str]) -> list[str]:
    return WORD.findall(" ".join(blocks))


def reading_grade(blocks: list[str]) -> float:
    """Return the Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    sentences = [part for block in blocks for part in SENTENCE_END.split(block) if WORD.search(part)]
    words = words_of(sentences)
    syllables = sum(syllable_count(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def syllable_count(word: str) -> int:
    """Return the groups of vowels, less a silent e; a number counts as one."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 1
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(groups, 1)

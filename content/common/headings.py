"""Anchors of headings, as pure functions over plain strings; it must not know pages or blocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify


@dataclass(frozen=True)
class Heading:
    """One heading of a page: its words, its anchor (unique on the page)."""

    title: str
    anchor: str


def heading_anchor(title: str) -> str:
    """Return the anchor of a heading; words in any alphabet keep their letters."""
    return slugify(title, allow_unicode=True) or "section"


def headings_numbered(titles: Iterable[str]) -> list[Heading]:
    """Return headings in order, a repeated title getting -2, -3 … so that each anchor is unique."""
    used: set[str] = set()
    result = []
    for title in titles:
        base = anchor = heading_anchor(title)
        count = 1
        while anchor in used:
            count += 1
            anchor = f"{base}-{count}"
        used.add(anchor)
        result.append(Heading(title=title, anchor=anchor))
    return result

"""Anchors of headings, as pure functions over plain strings; it must not know pages or blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify


@dataclass(frozen=True)
class Heading:
    """One heading of a page: its words, and its anchor (unique on the page)."""

    title: str
    anchor: str


@dataclass
class AnchorRegister:
    """Gives each heading of one page an anchor of its own; a repeated title gets -2, -3 …"""

    used: set[str] = field(default_factory=set)

    def anchor_for(self, title: str) -> str:
        """Return the next free anchor for the title and remember it."""
        base = anchor = heading_anchor(title)
        count = 1
        while anchor in self.used:
            count += 1
            anchor = f"{base}-{count}"
        self.used.add(anchor)
        return anchor


def heading_anchor(title: str) -> str:
    """Return the anchor of a heading; words in any alphabet keep their letters."""
    return slugify(title, allow_unicode=True) or "section"


def outline(titles: Iterable[str]) -> list[Heading]:
    """Return the headings in order with the anchors a page gives them."""
    register = AnchorRegister()
    return [Heading(title=title, anchor=register.anchor_for(title)) for title in titles]

"""Reads stored rich text: its words line by line, and how long its lists are; it knows no field and no page.

Every page that is signed or checked is read so, and its words are hashed: why it builds no tree is told in
docs/decisions/0013-rooms-by-subject.md.
"""

import re
from html.parser import HTMLParser

_BREAKS = frozenset({"p", "li", "ul", "ol", "br", "hr", "h2", "h3", "h4", "h5", "blockquote", "tr"})
_LISTS = ("ul", "ol")
_SPACE = re.compile(r"\s+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.open_lists: list[int] = []
        self.list_lengths: list[int] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BREAKS:
            self.pieces.append("\n")
        if tag in _LISTS:
            self.open_lists.append(0)
        elif tag == "li" and self.open_lists:
            self.open_lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.pieces.append("\n")
        if tag in _LISTS and self.open_lists:
            self.list_lengths.append(self.open_lists.pop())

    def handle_data(self, data: str) -> None:
        self.pieces.append(_SPACE.sub(" ", data))


def plain_lines(html: str) -> list[str]:
    """Return the words of rich text without markup, one string for each paragraph or list item."""
    lines = (" ".join(line.split()) for line in "".join(_read(html).pieces).split("\n"))
    return [line for line in lines if line]


def list_lengths(html: str) -> list[int]:
    """Return how many items each list of a rich text has, those of lists inside lists on their own."""
    return _read(html).list_lengths


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(str(html or ""))
    reader.close()
    return reader

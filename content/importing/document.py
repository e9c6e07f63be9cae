"""A document as plain nodes in reading order, whatever file it came from; it knows no file format and no page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.importing.inline import Runs, plain


@dataclass(frozen=True)
class Heading:
    """A heading. Level 0 is the document's own title, 1 to 6 are as in HTML, 7 is a line that only looks like one."""

    level: int
    runs: Runs
    number: str = ""


@dataclass(frozen=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True)
class Item:
    """An item of a list, with the lists inside it."""

    runs: Runs
    lists: tuple["List", ...] = ()


@dataclass(frozen=True)
class List:
    ordered: bool
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True)
class Point:
    """A point with a heading of its own, such as “a. Sleep: …”."""

    marker: str
    heading: Runs
    blocks: tuple["Node", ...]


@dataclass(frozen=True)
class Points:
    ordered: bool
    items: tuple[Point, ...]


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Break:
    """A rule, or a gap that is wider than the document's usual one."""


Node = Heading | Paragraph | List | Points | Table | Break


@dataclass(frozen=True)
class LeftOut:
    """Words of the file that become no part of a page, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class Document:
    nodes: tuple[Node, ...]
    title: str = ""
    left_out: tuple[LeftOut, ...] = ()


def texts(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield every piece of plain text of the nodes, in reading order."""
    for node in nodes:
        if isinstance(node, (Heading, Paragraph)):
            yield plain(node.runs)
        elif isinstance(node, List):
            for item in node.items:
                yield plain(item.runs)
                yield from texts(item.lists)
        elif isinstance(node, Points):
            for point in node.items:
                yield plain(point.heading)
                yield from texts(point.blocks)
        elif isinstance(node, Table):
            yield node.caption
            for row in node.rows:
                yield from row


def text_of(nodes: Iterable[Node]) -> str:
    return "\n".join(text for text in texts(nodes) if text)

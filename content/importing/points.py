"""Lettered, numbered and labelled paragraphs put together as lists and points; pure, it knows no section or page."""

from collections.abc import Callable, Sequence

from content.importing.document import Item, List, Node, Paragraph, Point, Points
from content.importing.inline import Runs, plain, runs_joined, runs_slice
from content.importing.markers import (
    MAX_LABEL,
    Marker,
    label_end,
    letter_marker,
    number_marker,
    reads_like_heading,
)


def points_grouped(nodes: Sequence[Node]) -> list[Node]:
    """Return nodes without headings in which marked paragraphs and labelled lists have become lists and points."""
    grouped: list[Node] = []
    place = 0
    while place < len(nodes):
        node, used = _marked(nodes, place, letter_marker), 0
        if node is None:
            node = _marked(nodes, place, _plain_number)
        if node is None:
            node = _labelled_paragraphs(nodes, place)
        if node is not None:
            grouped.append(node[0])
            used = node[1]
        else:
            grouped.append(_labelled_list(nodes[place]))
            used = 1
        place += used
    return grouped


def _plain_number(text: str) -> Marker | None:
    marker = number_marker(text)
    return marker if marker and marker.depth == 1 else None


def _order(marker: Marker) -> int:
    return marker.number if marker.value.isdigit() else ord(marker.value) - ord("a") + 1


def _marked(nodes: Sequence[Node], first: int, marker_of: Callable[[str], Marker | None]) -> tuple[Node, int] | None:
    """Return the list or points whose first marker stands here, and how many nodes they take."""
    starts: list[tuple[int, Marker]] = []
    for place in range(first, len(nodes)):
        node = nodes[place]
        marker = marker_of(plain(node.runs)) if isinstance(node, Paragraph) else None
        if marker and _order(marker) == len(starts) + 1:
            starts.append((place, marker))
        elif not starts:
            return None
        elif marker and _order(marker) == 1:
            break
    if len(starts) < 2:
        return None
    last = starts[-1][0]
    end = last + 1 + _belonging(nodes, last, starts[-1][1])
    bounds = [*(place for place, _marker in starts[1:]), end]
    parts = [
        (marker, runs_slice(nodes[place].runs, marker.end), nodes[place + 1 : bound])
        for (place, marker), bound in zip(starts, bounds, strict=True)
    ]
    return _points_or_list(parts), end - first


def _belonging(nodes: Sequence[Node], last: int, marker: Marker) -> int:
    """Return how many nodes after the last marked one are its own: its text, if it is only a heading, and lists."""
    place = last + 1
    if (
        _is_only_heading(runs_slice(nodes[last].runs, marker.end))
        and place < len(nodes)
        and isinstance(nodes[place], Paragraph)
    ):
        place += 1
    while place < len(nodes) and isinstance(nodes[place], List):
        place += 1
    return place - last - 1


def _is_only_heading(runs: Runs) -> bool:
    text = plain(runs)
    return reads_like_heading(text) and len(text) <= MAX_LABEL


def _points_or_list(parts: Sequence[tuple[Marker, Runs, Sequence[Node]]]) -> Node:
    points = []
    for marker, runs, blocks in parts:
        split = _split_label(runs)
        if split is None and blocks and _is_only_heading(runs):
            split = (runs, ())
        if split is None:
            points = []
            break
        heading, words = split
        words_block = (Paragraph(words),) if words else ()
        points.append(Point(marker.value, _unended(heading), (*words_block, *blocks)))
    if points:
        return Points(ordered=points[0].marker.isdigit(), items=tuple(points))
    return List(ordered=True, items=tuple(_item(runs, blocks) for _marker, runs, blocks in parts))


def _item(runs: Runs, blocks: Sequence[Node]) -> Item:
    rows = [runs, *(block.runs for block in blocks if isinstance(block, Paragraph))]
    return Item(runs_joined(rows), tuple(block for block in blocks if isinstance(block, List)))


def _split_label(runs: Runs) -> tuple[Runs, Runs] | None:
    """Return the heading and the words of “Heading: words”, or of a bold beginning and what follows it."""
    text = plain(runs)
    if ends := label_end(text):
        return runs_slice(runs, 0, ends[0]), runs_slice(runs, ends[1])
    return _split_bold(runs)


def _split_bold(runs: Runs) -> tuple[Runs, Runs] | None:
    if len(runs) < 2 or not runs[0].bold or runs[1].bold:
        return None
    label = runs[0].text.strip()
    if not 0 < len(label) <= MAX_LABEL or "\n" in label or label[-1] not in ".:–—?!":
        return None
    return runs_slice(runs, 0, len(runs[0].text)), runs_slice(runs, len(runs[0].text))


def _unended(runs: Runs) -> Runs:
    text = plain(runs)
    return runs_slice(runs, 0, len(text.rstrip(" :.–—"))) or runs


def _labelled_paragraphs(nodes: Sequence[Node], first: int) -> tuple[Node, int] | None:
    """Return two or more “Heading: words” paragraphs in a row as points."""
    points: list[Point] = []
    for node in nodes[first:]:
        split = _split_label(node.runs) if isinstance(node, Paragraph) else None
        if split is None or not plain(split[0])[:1].isupper() or len(plain(split[0]).split()) > 6:
            break
        points.append(Point("", _unended(split[0]), (Paragraph(split[1]),)))
    return (Points(ordered=False, items=tuple(points)), len(points)) if len(points) >= 2 else None


def _labelled_list(node: Node) -> Node:
    """Return a list as points if every item of it is written “Heading: words”."""
    if not isinstance(node, List) or len(node.items) < 2:
        return node
    points = []
    for item in node.items:
        split = _split_label(item.runs)
        if split is None:
            return node
        points.append(Point("", _unended(split[0]), (Paragraph(split[1]), *item.lists)))
    return Points(ordered=node.ordered, items=tuple(points))

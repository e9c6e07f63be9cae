"""Plain text into nodes: blank lines, underlined titles, bullets and tabs; numbers and capitals are judged later."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from content.importing.boilerplate import boilerplate_reason
from content.importing.document import Break, Document, Heading, Item, List, Node, Paragraph, Table
from content.importing.inline import runs_of, visible
from content.importing.markers import (
    Marker,
    bullet_marker,
    letter_marker,
    number_marker,
    reads_like_heading,
)
from content.importing.refusals import MAX_NESTING, TOO_DEEP, ArticleRefused

# Longer lines than this were never wrapped by hand: each line is a paragraph of its own.
_LONGEST_WRAPPED_LINE = 200
_GOOD_PART = 5
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_RULE = re.compile(r"\s*(?:[-_*=~#]\s?){3,}\s*\Z")
_UNDERLINE = re.compile(r"\s*(?P<sign>[=~^\"]|-)(?P=sign){2,}\s*\Z")
_HASHES = re.compile(r"(?P<hashes>#{1,6})\s+(?P<words>\S.*)")


@dataclass(frozen=True)
class _Line:
    indent: int
    text: str


@dataclass(frozen=True)
class _Chunk:
    """Lines between blank lines, and how many blank lines stand before them."""

    lines: tuple[_Line, ...]
    gap: int


def text_read(text: str) -> Document:
    """Return the nodes of a plain text."""
    lines = _LINE_ENDS.sub("\n", text).split("\n")
    widest = max(map(len, lines))
    # How long a line is at least that goes on in the next one; no line does where none was wrapped by hand.
    full = widest // 2 if widest <= _LONGEST_WRAPPED_LINE else None
    chunks = list(_chunks(lines))
    usual_gap = _usual_gap([chunk.gap for chunk in chunks[1:]])
    nodes: list[Node] = []
    for chunk in chunks:
        if nodes and chunk.gap > usual_gap:
            nodes.append(Break())
        nodes += _chunk_nodes(chunk.lines, full)
    return Document(nodes=tuple(nodes))


def _usual_gap(gaps: list[int]) -> int:
    """Return the smallest number of empty lines that stands between a good part of the paragraphs."""
    counts = Counter(gaps)
    return min((gap for gap, count in counts.items() if count * _GOOD_PART >= len(gaps)), default=1)


def _chunks(lines: list[str]) -> Iterator[_Chunk]:
    gap, held = 0, []
    for line in [*lines, ""]:
        words = visible(line).strip()
        if words:
            indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            held.append(_Line(indent, visible(line).strip(" ")))
        elif held:
            yield _Chunk(tuple(held), gap)
            gap, held = 1, []
        else:
            gap += 1


def _chunk_nodes(lines: tuple[_Line, ...], full: int | None) -> Iterator[Node]:
    held: list[_Line] = []
    last_places = _last_places(lines)
    place = 0
    while place < len(lines):
        line = lines[place]
        following = lines[place + 1] if place + 1 < len(lines) else None
        words = line.text.strip()
        node, used = None, 1
        if following and _UNDERLINE.match(following.text) and reads_like_heading(words):
            level = 1 if following.text.strip()[0] in '=~^"' else 2
            node, used = Heading(level, runs_of(words)), 2
        elif _RULE.match(words):
            node = Break()
        elif match := _HASHES.match(words):
            node = Heading(len(match["hashes"]), runs_of(match["words"].rstrip("# \t") or match["words"]))
        elif table := _table(lines, place):
            node, used = table, len(table.rows)
        elif bullet_marker(words) or _opens_list(words, place, last_places):
            node, used = _list(lines, place, wrapped=full is not None)
        elif boilerplate_reason(words) or _is_heading_line(line, following):
            node = Paragraph(runs_of(words))
        if node is None:
            held.append(line)
        else:
            yield from _paragraphs(held, full)
            held = []
            yield node
        place += used
    yield from _paragraphs(held, full)


def _paragraphs(lines: list[_Line], full: int | None) -> Iterator[Paragraph]:
    """Yield one paragraph for lines wrapped by hand, and one a line otherwise; a marker always opens a new one."""
    groups: list[list[str]] = []
    for line in lines:
        words = line.text.strip()
        goes_on = full is not None and groups and (len(groups[-1][-1]) >= full or words[:1].islower())
        if goes_on and not letter_marker(words) and not number_marker(words):
            groups[-1].append(words)
        else:
            groups.append([words])
    for group in groups:
        yield Paragraph(runs_of(_unwrapped(group)))


def _unwrapped(lines: list[str]) -> str:
    return " ".join(lines)


def _is_heading_line(line: _Line, following: _Line | None) -> bool:
    """Tell whether a numbered line is a heading with its text right below, and not the start of a paragraph."""
    words = line.text.strip()
    if following is None or not number_marker(words) or not reads_like_heading(words):
        return False
    return words.endswith(":") or following.text[:1].isupper()


def _last_places(lines: tuple[_Line, ...]) -> dict[int, int]:
    """Return in which line of the chunk each number stands last."""
    markers = [_counted(line.text.strip()) for line in lines]
    return {marker.number: place for place, marker in enumerate(markers) if marker}


def _opens_list(words: str, place: int, last_places: dict[int, int]) -> bool:
    """Tell whether a number opens a list: a later line of the chunk carries the next one."""
    first = _counted(words)
    return first is not None and last_places.get(first.number + 1, -1) > place


def _counted(words: str) -> Marker | None:
    """Return the number of a list item. Letters stay words, for they may be points with headings."""
    marker = number_marker(words)
    return marker if marker and marker.depth == 1 else None


def _list(lines: tuple[_Line, ...], first: int, *, wrapped: bool) -> tuple[List, int]:
    """Return the list that begins in this line, and how many lines it takes."""
    entries: list[tuple[int, bool, int, list[str]]] = []
    used = 0
    for line in islice(lines, first, None):
        words = line.text.strip()
        marker = bullet_marker(words) or _counted(words)
        if marker:
            start = marker.number if marker.value.isdigit() else 1
            entries.append((line.indent, marker.value.isdigit(), start, [words[marker.end :]]))
        elif not wrapped or boilerplate_reason(words) or letter_marker(words):
            break
        else:
            entries[-1][3].append(words)
        used += 1
    return _nested(entries), used


def _nested(entries: list[tuple[int, bool, int, list[str]]], depth: int = 1) -> List:
    """Return the entries as a list, those that stand further in below the one before them."""
    if depth > MAX_NESTING:
        raise ArticleRefused(TOO_DEEP)
    indent, ordered, start, _words = entries[0]
    groups: list[list[tuple[int, bool, int, list[str]]]] = []
    for entry in entries:
        if groups and entry[0] > indent + 1:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    items = tuple(
        Item(runs_of(_unwrapped(group[0][3])), (_nested(group[1:], depth + 1),) if group[1:] else ())
        for group in groups
    )
    return List(ordered=ordered, items=items, start=start)


def _table(lines: tuple[_Line, ...], first: int) -> Table | None:
    """Return the table that two or more lines from this one on with the same number of tabs make."""
    rows: list[tuple[str, ...]] = []
    for line in islice(lines, first, None):
        cells = tuple(cell.strip() for cell in line.text.split("\t"))
        if len(cells) < 2 or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    return Table(tuple(rows)) if len(rows) >= 2 else None

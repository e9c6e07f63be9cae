"""A section's blocks into the fields of its page type, as raw values, with not a word lost; it knows no page class."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from content.importing.content import Raw, content_made, rich_text
from content.importing.document import Heading, List, Node, Paragraph, Point, Points
from content.importing.inline import Runs, is_formatted, plain, runs_of, runs_slice
from content.importing.naming import names_in_a_row
from content.importing.shapes import SHAPES, Entries, Shape

INTRODUCTION_LIMIT = 400
HEADING_LIMIT = 120
_LONGEST_NAME = 60
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|St|No|vs|cf))(?<!\b(?:e\.g|i\.e|Mrs))[.!?][\"'”’)]*\s+(?=[A-Z“\"'(])"
)


@dataclass
class Placement:
    """The fields of a page with their raw values, and what an editor should know about them.

    `moved` counts the points and parts that went into a field, `named` holds the entries that were only named.
    """

    introduction: str = ""
    streams: dict[str, list[Raw]] = field(default_factory=dict)
    moved: Counter[str] = field(default_factory=Counter)
    named: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, raw: Sequence[Raw]) -> None:
        if raw:
            self.streams.setdefault(name, []).extend(raw)

    def add_section(self, heading: str, nodes: Sequence[Node]) -> None:
        """Add a section to the body. A heading that is too long goes on in the text."""
        label, rest = _fitted(heading, HEADING_LIMIT)
        content = content_made([*rest, *nodes], caption=label)
        self.add("body", [{"type": "section", "value": {"heading": label, "content": content}}])


@dataclass(frozen=True)
class Part:
    """A sub-heading of a section and everything under it."""

    heading: str
    nodes: tuple[Node, ...]


def section_placed(*, heading: str, nodes: Sequence[Node], page_type: str) -> Placement:
    """Return where the blocks of a section go on a page of the type."""
    shape = SHAPES.get(page_type, Shape())
    placement = Placement()
    lead, parts = _parts(nodes)
    placement.introduction, rest = _introduction_taken(lead)
    rest = _points_placed(placement, shape, rest, caption=heading)
    apart = [part for part in parts if not _part_placed(placement, shape, part)]
    for entries in shape.entries:
        _names_placed(placement, entries, [*lead, *(node for part in parts for node in part.nodes)])
    if rest:
        placement.add_section(_("Overview"), rest)
    for part in apart:
        placement.add_section(part.heading, part.nodes)
    return placement


def introduction_placed(*, introduction: Sequence[Node], closing: Sequence[Node]) -> Placement:
    """Return the page of what stands before the first section and after the last one."""
    placement = Placement()
    lead, parts = _parts(introduction)
    placement.introduction, rest = _introduction_taken(lead)
    if rest:
        placement.add_section(_("Introduction"), rest)
    for part in parts:
        placement.add_section(part.heading, part.nodes)
    if closing:
        placement.add_section(_("Closing text"), closing)
    return placement


def _parts(nodes: Sequence[Node]) -> tuple[list[Node], list[Part]]:
    """Return what stands before the first sub-heading, and the parts below each one of the highest level."""
    level = min((node.level for node in nodes if isinstance(node, Heading)), default=0)
    lead: list[Node] = []
    parts: list[tuple[str, list[Node]]] = []
    for node in nodes:
        if isinstance(node, Heading) and node.level == level:
            parts.append((plain(node.runs), []))
        else:
            (parts[-1][1] if parts else lead).append(node)
    return lead, [Part(heading, tuple(below)) for heading, below in parts]


def _introduction_taken(lead: Sequence[Node]) -> tuple[str, list[Node]]:
    """Return the first one or two sentences as the page's introduction, and what is left of the lead."""
    first = lead[0] if lead else None
    if not isinstance(first, Paragraph):
        return "", list(lead)
    text = plain(first.runs)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    # Two sentences stay together; of a longer paragraph only the first is an introduction.
    end = len(text) if len(ends) <= 1 and len(text) <= INTRODUCTION_LIMIT else (ends or [len(text)])[0]
    taken, rest = runs_slice(first.runs, 0, end), runs_slice(first.runs, end)
    words = plain(taken)
    if len(words) > INTRODUCTION_LIMIT or "\n" in words or is_formatted(taken) or words.endswith(":"):
        return "", list(lead)
    return words, [*([Paragraph(rest)] if rest else []), *lead[1:]]


def _points_placed(placement: Placement, shape: Shape, nodes: Sequence[Node], *, caption: str) -> list[Node]:
    """Place the points with headings among the nodes; return the nodes that are left."""
    left: list[Node] = []
    for node in nodes:
        if not isinstance(node, Points) or any(not point.heading for point in node.items):
            left.append(node)
            continue
        unplaced = [point for point in node.items if not _point_placed(placement, shape, point, caption)]
        if unplaced:
            left.append(Points(node.ordered, tuple(unplaced)))
    return left


def _point_placed(placement: Placement, shape: Shape, point: Point, caption: str) -> bool:
    heading = plain(point.heading)
    for entries in shape.entries:
        if entries.kind_of(heading):
            _add_entry(placement, entries, heading, point.blocks)
            placement.moved[entries.field] += 1
            return True
    return _named_placed(placement, shape, Part(heading, point.blocks), caption)


def _part_placed(placement: Placement, shape: Shape, part: Part) -> bool:
    if _named_placed(placement, shape, part, part.heading):
        return True
    for entries in shape.entries:
        kind = entries.kind_of(part.heading)
        # A sub-heading becomes an entry only where a word tells its kind; otherwise it is a section of its own.
        if kind and kind != entries.other and not entries.text_is_rich:
            _add_entry(placement, entries, part.heading, part.nodes)
            placement.moved[entries.field] += 1
            return True
    inner = _points_placed(placement, shape, part.nodes, caption=part.heading)
    if len(inner) != len(part.nodes):
        placement.add_section(part.heading, inner)
        return True
    return False


def _named_placed(placement: Placement, shape: Shape, part: Part, caption: str) -> bool:
    for named in shape.named:
        if named.fits(part.heading):
            same = part.heading.casefold() == named.heading.casefold()
            own_heading = [] if same else [Heading(7, runs_of(part.heading))]
            placement.add(named.field, content_made([*own_heading, *part.nodes], caption=caption))
            placement.moved[named.field] += 1
            return True
    return False


def _add_entry(placement: Placement, entries: Entries, heading: str, nodes: Sequence[Node]) -> None:
    label, rest = _fitted(heading, entries.heading_limit)
    text: Any = rich_text([*rest, *nodes]) if entries.text_is_rich else content_made([*rest, *nodes], caption=label)
    value = {entries.heading_key: label, entries.text_key: text, **dict(entries.fixed)}
    if entries.kind_key:
        value[entries.kind_key] = entries.kind_of(heading)
    placement.add(entries.field, [{"type": entries.block, "value": value}])


def _names_placed(placement: Placement, entries: Entries, nodes: Sequence[Node]) -> None:
    """Add an entry for every name that the text lists; the text itself stays where it is."""
    if not entries.named_after or entries.field in placement.streams:
        return
    names = []
    for node in nodes:
        if isinstance(node, Paragraph):
            names += [
                name
                for name in names_in_a_row(plain(node.runs), entries.named_after)
                if any(re.search(rf"\b(?:{pattern})", name, re.IGNORECASE) for _kind, pattern in entries.kinds)
                or (entries.other and entries.kind_key)
            ]
        elif isinstance(node, List):
            names += [name for item in node.items if entries.kind_of(name := plain(item.runs)) and _is_name(name)]
    names = list(dict.fromkeys(name for name in names if len(name) <= entries.heading_limit))
    for name in names:
        _add_entry(placement, entries, name, ())
    if names:
        placement.named[entries.field] = names


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and "\n" not in text


def _fitted(heading: str, limit: int) -> tuple[str, list[Paragraph]]:
    """Return the heading within the limit, and the whole of it as a paragraph if it had to be cut."""
    if len(heading) <= limit:
        return heading, []
    cut = heading[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:")
    whole: Runs = runs_of(heading)
    return f"{cut}…", [Paragraph(whole)]

"""Which nodes of a document are its headings, by tag, number, capitals or bold print; pure, it knows no page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from content.importing.document import Break, Heading, Item, List, Node, Paragraph
from content.importing.inline import Runs, is_bold, plain, runs_slice
from content.importing.markers import (
    heading_marker,
    is_capitals,
    label_end,
    letter_marker,
    number_marker,
    reads_like_heading,
)

SECTION_LEVEL = 2
# Below every level of HTML: a line that only looks like a heading stands under the real ones.
LOOKS_LEVEL = 7
_LONGEST_BARE_HEADING = 80
_SHORTEST_TEXT_BELOW = 60
_WIDEST_GAP_IN_NUMBERS = 3


@dataclass(frozen=True)
class _Candidate:
    """A numbered line that may be a heading."""

    place: int
    number: int
    runs: Runs


def headings_marked(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with every heading as a Heading, its number taken off its words."""
    marked = [_numbered(node) if isinstance(node, Heading) else node for node in _unrolled(nodes)]
    chain = _chain(marked, _candidates(marked))
    tagged = [node for node in marked if isinstance(node, Heading) and node.level > 0]
    below_title = len(tagged) - (1 if _opens_as_title(tagged) else 0)
    if len(chain) >= 2 and len(chain) > below_title:
        for found in chain:
            marked[found.place] = Heading(SECTION_LEVEL, _unended(found.runs), str(found.number))
        return _marked_by_looks(marked, LOOKS_LEVEL)
    if below_title:
        return _marked_by_looks(marked, LOOKS_LEVEL)
    return _guessed(marked)


def _unrolled(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with lists of headings as single items; Word joins neighbouring numbers into one list."""
    lone = [plain(node.items[0].runs) for node in nodes if _is_lone_item(node)]
    with_colons = sum(1 for text in lone if text.endswith(":")) >= 2
    unrolled: list[Node] = []
    for node in nodes:
        if len(lone) < 2 or not isinstance(node, List) or not node.ordered:
            unrolled.append(node)
        elif with_colons or _holds_headings(node):
            unrolled += _items_apart(node, with_colons)
        else:
            unrolled.append(node)
    return unrolled


def _holds_headings(node: List) -> bool:
    return all(reads_like_heading(plain(item.runs)) for item in node.items) and any(item.lists for item in node.items)


def _items_apart(node: List, with_colons: bool) -> list[Node]:
    """Return the list with each heading in it as a list of its own, and the items between as lists."""
    parts: list[Node] = []
    held: list[Item] = []
    for count, item in enumerate(node.items):
        text = plain(item.runs)
        if with_colons and not (text.endswith(":") and reads_like_heading(text)):
            held.append(item)
            continue
        parts += [List(ordered=True, items=tuple(held))] if held else []
        held = []
        parts += [
            List(ordered=True, items=(Item(item.runs),), start=1 if node.start == 1 else node.start + count),
            *item.lists,
        ]
    return [*parts, List(ordered=True, items=tuple(held), start=node.start)] if held else parts


def _guessed(nodes: list[Node]) -> list[Node]:
    """Return the nodes with the first kind of look that gives headings, where no tag or number does."""
    for is_heading, fewest in ((_in_capitals, 1), (_in_bold, 1), (_ends_in_colon, 2), (_is_bare_line, 2)):
        places = [
            place
            for place, node in enumerate(nodes)
            if isinstance(node, Paragraph) and is_heading(node.runs) and _has_text_below(nodes, place)
        ]
        if len(places) >= fewest:
            chosen = set(places)
            return [
                _numbered(Heading(SECTION_LEVEL, node.runs)) if place in chosen else node
                for place, node in enumerate(nodes)
            ]
    return _labels_split(nodes)


def _labels_split(nodes: list[Node]) -> list[Node]:
    """Return “1. Heading: words” paragraphs as headings and words, where three or more follow each other."""
    places = {
        place: (marker, end)
        for place, node in enumerate(nodes)
        if isinstance(node, Paragraph)
        and (marker := number_marker(plain(node.runs)))
        and (end := label_end(plain(node.runs)[marker.end :]))
    }
    numbers = [marker.number for marker, _end in places.values()]
    if len(numbers) < 3 or numbers != list(range(1, len(numbers) + 1)):
        return nodes
    split: list[Node] = []
    for place, node in enumerate(nodes):
        if place not in places:
            split.append(node)
            continue
        marker, (label, words) = places[place]
        heading = runs_slice(node.runs, marker.end, marker.end + label)
        split += [Heading(SECTION_LEVEL, heading, marker.value), Paragraph(runs_slice(node.runs, marker.end + words))]
    return split


def _numbered(heading: Heading) -> Heading:
    """Return the heading without the number or letter, and without the colon, that its words carry."""
    text = plain(heading.runs)
    marker = heading_marker(text) or letter_marker(text)
    runs = runs_slice(heading.runs, marker.end) if marker else heading.runs
    return replace(heading, runs=_unended(runs), number=marker.value if marker else heading.number)


def _unended(runs: Runs) -> Runs:
    text = plain(runs)
    return runs_slice(runs, 0, len(text.rstrip(" :"))) or runs


def _opens_as_title(tagged: list[Heading]) -> bool:
    return bool(tagged) and sum(1 for heading in tagged if heading.level <= tagged[0].level) == 1


def _candidates(nodes: list[Node]) -> list[_Candidate]:
    """Return the numbered lines. Readers of Word files lose the numbers of lists, so those are counted anew."""
    found: list[_Candidate] = []
    lone = [node for node in nodes if _is_lone_item(node)]
    numberless = all(node.start == 1 for node in lone)
    counted = 0
    for place, node in enumerate(nodes):
        if _is_lone_item(node):
            counted += 1
            found.append(_Candidate(place, counted if numberless else node.start, node.items[0].runs))
        elif isinstance(node, Paragraph):
            marker = number_marker(plain(node.runs))
            if marker and marker.depth == 1 and reads_like_heading(plain(node.runs)):
                found.append(_Candidate(place, marker.number, runs_slice(node.runs, marker.end)))
    return found


def _is_lone_item(node: Node) -> bool:
    return (
        isinstance(node, List)
        and node.ordered
        and len(node.items) == 1
        and not node.items[0].lists
        and reads_like_heading(plain(node.items[0].runs))
    )


def _chain(nodes: list[Node], candidates: list[_Candidate]) -> list[_Candidate]:
    """Return the candidates that count upwards as a document's headings do."""
    ended = [found for found in candidates if plain(found.runs).endswith(":")]
    with_colons = len(ended) >= 2
    no_text = {len(nodes), *(found.place for found in candidates)}
    chain: list[_Candidate] = []
    for found in ended if with_colons else candidates:
        last = chain[-1].number if chain else 0
        counts_on = last < found.number <= last + _WIDEST_GAP_IN_NUMBERS if chain or found.number else found.number == 0
        if counts_on and (with_colons or _next_place(nodes, found.place) not in no_text):
            chain.append(found)
    return chain


def _next_place(nodes: list[Node], place: int) -> int:
    place += 1
    while place < len(nodes) and isinstance(nodes[place], Break):
        place += 1
    return place


def _has_text_below(nodes: list[Node], place: int) -> bool:
    following = _next_place(nodes, place)
    if following == len(nodes):
        return False
    node = nodes[following]
    return not isinstance(node, (Heading, Paragraph)) or (
        isinstance(node, Paragraph) and len(plain(node.runs)) >= _SHORTEST_TEXT_BELOW
    )


def _marked_by_looks(nodes: list[Node], level: int) -> list[Node]:
    """Return the nodes with lines in capitals, in bold or numbered “2.1” as headings of the level."""
    looks: list[Callable[[Runs], bool]] = [_in_capitals, _in_bold, _is_sub_number]
    return [
        _numbered(Heading(level, node.runs))
        if isinstance(node, Paragraph)
        and any(look(node.runs) for look in looks)
        and _next_place(nodes, place) < len(nodes)
        else node
        for place, node in enumerate(nodes)
    ]


def _in_capitals(runs: Runs) -> bool:
    return is_capitals(plain(runs))


def _in_bold(runs: Runs) -> bool:
    return is_bold(runs) and reads_like_heading(plain(runs))


def _is_sub_number(runs: Runs) -> bool:
    marker = number_marker(plain(runs))
    return marker is not None and marker.depth > 1 and reads_like_heading(plain(runs))


def _ends_in_colon(runs: Runs) -> bool:
    return plain(runs).endswith(":") and _is_bare_line(runs)


def _is_bare_line(runs: Runs) -> bool:
    text = plain(runs)
    return (
        reads_like_heading(text)
        and len(text) <= _LONGEST_BARE_HEADING
        and len(text.split()) <= 10
        and (text[0].isupper() or text[0].isdigit())
        and letter_marker(text) is None
    )

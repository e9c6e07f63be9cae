"""A document into an article: title, introduction, sections, closing text, cut-off ends; pure, it knows no page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from content.importing.boilerplate import boilerplate_reason
from content.importing.document import Break, Document, Heading, LeftOut, List, Node, Paragraph, Points
from content.importing.inline import plain
from content.importing.markers import reads_like_heading
from content.importing.outlines import headings_marked
from content.importing.points import points_grouped
from content.importing.refusals import MAX_BLOCKS, MAX_SECTIONS, TOO_MANY_BLOCKS, TOO_MANY_SECTIONS, ArticleRefused

_CLOSING_SIGNS = "\"'”’»)]*"
_FEWEST_WORDS_OF_A_SENTENCE = 4
_INTRODUCTION = re.compile(r"(?:introduction|overview|background|summary|preface)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """A section of the article. `cut_off` holds its last words where they break off in mid-sentence."""

    heading: str
    blocks: tuple[Node, ...]
    number: str = ""
    cut_off: str = ""


@dataclass(frozen=True)
class Article:
    title: str
    introduction: tuple[Node, ...]
    sections: tuple[Section, ...]
    closing: tuple[Node, ...] = ()
    closing_cut_off: str = ""
    left_out: tuple[LeftOut, ...] = ()


def article_parsed(document: Document) -> Article:
    """Return the article that the document holds."""
    nodes, left_out = _without_boilerplate(document.nodes)
    nodes = headings_marked(nodes)
    title, nodes, repeated = _title_taken(nodes)
    left_out += repeated
    if title and document.title and title != document.title:
        left_out.append(LeftOut(document.title, _("another title of the document")))
    level = _section_level(nodes)
    starts = [place for place, node in enumerate(nodes) if isinstance(node, Heading) and node.level <= level]
    if starts and _INTRODUCTION.match(plain(nodes[starts[0]].runs)):
        starts = starts[1:]
    _refuse_flood(nodes, starts)
    bounds = [*starts[1:], len(nodes)] if starts else []
    parts = [nodes[start + 1 : bound] for start, bound in zip(starts, bounds, strict=True)]
    closing: list[Node] = []
    if len(parts) >= 2:
        parts[-1], closing = _closing_taken(parts[-1])
    introduction = nodes[: starts[0]] if starts else nodes
    sections = tuple(_section(nodes[start], part) for start, part in zip(starts, parts, strict=True))
    return Article(
        title=title or document.title,
        introduction=_blocks(introduction),
        sections=sections,
        closing=_blocks(closing),
        closing_cut_off=_cut_off(_blocks(closing)) or _cut_off(_blocks(introduction)),
        left_out=(*document.left_out, *left_out),
    )


def _without_boilerplate(nodes: Sequence[Node]) -> tuple[list[Node], list[LeftOut]]:
    kept: list[Node] = []
    left_out: list[LeftOut] = []
    for node in nodes:
        text = _single_line(node)
        if reason := boilerplate_reason(text):
            left_out.append(LeftOut(text, reason))
        else:
            kept.append(node)
    return kept, left_out


def _single_line(node: Node) -> str:
    """Return the words of a node that may be website furniture: a heading, a paragraph, a list of links."""
    if isinstance(node, (Heading, Paragraph)):
        return plain(node.runs)
    if isinstance(node, List) and all(not item.lists for item in node.items):
        return " | ".join(plain(item.runs) for item in node.items)
    return ""


def _title_taken(nodes: list[Node]) -> tuple[str, list[Node], list[LeftOut]]:
    """Return the article's title, the nodes without it, and lines above it that only repeat it."""
    place = _title_place(nodes)
    if place is None:
        return "", nodes, []
    title = plain(nodes[place].runs).rstrip(" :")
    repeats = [
        above
        for above, node in enumerate(nodes[:place])
        if isinstance(node, Paragraph) and title.casefold().startswith(plain(node.runs).casefold())
    ]
    left_out = [LeftOut(plain(nodes[above].runs), _("repeats the title")) for above in repeats]
    taken = {place, *repeats}
    return title, [node for other, node in enumerate(nodes) if other not in taken], left_out


def _title_place(nodes: list[Node]) -> int | None:
    """Return where the title stands: marked as such, above all headings, or the last of the opening lines."""
    headings = [(place, node) for place, node in enumerate(nodes) if isinstance(node, Heading)]
    for place, node in headings:
        if node.level == 0 or (place == headings[0][0] and _stands_above(node, [other for _p, other in headings[1:]])):
            return place
    opening = None
    for place, node in enumerate(nodes[: headings[0][0] if headings else len(nodes)]):
        if isinstance(node, Paragraph) and reads_like_heading(plain(node.runs)):
            opening = place
        elif not isinstance(node, Break):
            break
    return None if opening == len(nodes) - 1 else opening


def _stands_above(first: Heading, others: list[Heading]) -> bool:
    """Tell whether the first heading is the title: alone on its level, or alone without a number."""
    if _INTRODUCTION.match(plain(first.runs)):
        return False
    if not others:
        return first.level == 1
    if all(first.level < other.level for other in others):
        return True
    level = [other for other in others if other.level == first.level]
    return not first.number and len(level) >= 2 and all(other.number for other in level)


def _section_level(nodes: list[Node]) -> int:
    """Return the level whose headings open sections: the highest with two of them, or else the highest."""
    levels = Counter(node.level for node in nodes if isinstance(node, Heading))
    repeated = [level for level, count in levels.items() if count >= 2]
    return min(repeated) if repeated else min(levels, default=0)


def _refuse_flood(nodes: list[Node], starts: list[int]) -> None:
    if len(starts) > MAX_SECTIONS:
        raise ArticleRefused(TOO_MANY_SECTIONS % {"count": f"{len(starts):,}", "limit": MAX_SECTIONS})
    if len(nodes) > MAX_BLOCKS:
        raise ArticleRefused(TOO_MANY_BLOCKS % {"limit": f"{MAX_BLOCKS:,}"})


def _closing_taken(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """Return the last section without the paragraphs that a rule or a wide gap sets apart at its end."""
    places = [place for place, node in enumerate(nodes) if isinstance(node, Break)]
    others = [place for place, node in enumerate(nodes) if not isinstance(node, (Break, Paragraph))]
    place = next((place for place in places if place > max(others, default=0)), None)
    after = [] if place is None else [node for node in nodes[place:] if not isinstance(node, Break)]
    if after:
        return nodes[:place], after
    return nodes, []


def _section(heading: Heading, nodes: list[Node]) -> Section:
    blocks = _blocks(nodes)
    return Section(plain(heading.runs), blocks, heading.number, _cut_off(blocks))


def _blocks(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the nodes of one part with lists and points put together below each heading."""
    blocks: list[Node] = []
    held: list[Node] = []
    for node in [*nodes, None]:
        if node is None or isinstance(node, Heading):
            blocks += points_grouped(held)
            held = []
            blocks += [node] if node is not None else []
        elif not isinstance(node, Break):
            held.append(node)
    return tuple(blocks)


def _is_ended(text: str) -> bool:
    """Tell whether a text ends as a sentence may: in its sign, a bracket, a digit, or an address."""
    last = text.split()[-1]
    if last.rstrip(_CLOSING_SIGNS).endswith((".", "!", "?", "…")) or last.endswith((")", "]")):
        return True
    return last[-1].isdecimal() or "@" in last[1:-1] or "://" in last or "www." in last


def _cut_off(blocks: Sequence[Node]) -> str:
    """Return the last paragraph if it breaks off without the end of a sentence."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Points):
        return _cut_off(last.items[-1].blocks)
    if not isinstance(last, Paragraph):
        return ""
    text = plain(last.runs)
    if len(text.split()) < _FEWEST_WORDS_OF_A_SENTENCE or _is_ended(text):
        return ""
    return text

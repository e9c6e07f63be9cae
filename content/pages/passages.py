"""Turns the stored data of blocks into passages in reading order; it asks no database and decides no rule.

It knows blocks by their names in the streams, and reads one that it does not know as running text: a block that
somebody adds later is hashed and linted from its first day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from content.evidence.text_citations import cited_keys
from content.governance.said.page_content import ClaimFacts, Passage, SourceFacts

KINDS = {
    "claim": "claim",
    "fact_box": "fact_box",
    "disagreement": "disagreement",
    "unknowns": "unknowns",
    "guideline_quote": "quotation",
    "care_card": "care_card",
    "warning": "warning",
    "do_list": "do_list",
    "dont_list": "dont_list",
    "steps": "list",
    "timeline": "list",
    "timeline_entry": "list",
    "summary_list": "list",
    "question": "list",
    "team_role": "list",
    "table": "table",
    "figure": "media",
    "diagram": "media",
    "video_link": "media",
    "related_pages": "links",
    "call_to_action": "links",
    "code": "field",
}
# Shown only after a click.
FOLDED = {"expander", "code"}
# Choices whose fixed words readers see.
SPOKEN_CHOICES = {"strength"}
# Fields that name what a container holds; the words after them stand under that name.
TITLES = ("heading", "name")
BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')


@dataclass(frozen=True)
class Picture:
    """What readers and the hash need to know of a picture that a block chooses."""

    alt_text: str
    file_hash: str


@dataclass(frozen=True)
class Library:
    """What the blocks of a page lead to, by primary key, and what care cards show where they say nothing."""

    claims: dict[int, ClaimFacts] = field(default_factory=dict)
    sources: dict[int, SourceFacts] = field(default_factory=dict)
    pictures: dict[int, Picture] = field(default_factory=dict)
    care_cards: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a block stands: under which headings, at what level, and for what purpose."""

    headings: tuple[str, ...] = ()
    level: int = 0
    purpose: str = ""

    def under(self, heading: str, level: int) -> "Place":
        """Return the place under a further heading, which takes the place of those of its level and below."""
        kept = self.headings[: max(level - 2, 0)]
        return replace(self, headings=(*kept, heading), level=level)

    @property
    def where(self) -> str:
        return " › ".join(self.headings)


class _Text(HTMLParser):
    """Collects the words of rich text, one line for each paragraph or list item."""

    BREAKS = {"p", "li", "ul", "ol", "br", "hr", "h2", "h3", "h4", "h5", "blockquote", "tr"}

    def __init__(self):
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in self.BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        if tag in self.BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        self.pieces.append(re.sub(r"\s+", " ", data))


def plain_lines(html: str) -> list[str]:
    """Return the words of rich text without markup, one string for each paragraph or list item."""
    parser = _Text()
    parser.feed(str(html or ""))
    parser.close()
    return [line for line in (" ".join(line.split()) for line in "".join(parser.pieces).split("\n")) if line]


def stored_without_ids(raw: Any) -> Any:
    """Return stored data without what changes though nobody edited it: ids of blocks and of paragraphs."""
    if isinstance(raw, dict):
        names = raw.keys() - {"id"} if {"type", "value"} <= raw.keys() else raw.keys()
        return {name: stored_without_ids(raw[name]) for name in raw if name in names}
    if isinstance(raw, list):
        return [stored_without_ids(item) for item in raw]
    return BLOCK_KEY.sub("", raw) if isinstance(raw, str) else raw


def list_items(raw: Any) -> list[Any]:
    """Return the bare values of a list block, whichever of Wagtail's two forms it was stored in."""
    return [
        item["value"] if isinstance(item, dict) and item.keys() >= {"type", "value"} else item for item in raw or []
    ]


def walk_stored(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Yield the block with its stored value, then every block inside it, in reading order."""
    yield block, raw
    if isinstance(block, blocks.BaseStreamBlock):
        for child in raw or []:
            if child["type"] in block.child_blocks:
                yield from walk_stored(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield from walk_stored(child_block, (raw or {}).get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in list_items(raw):
            yield from walk_stored(block.child_block, item)


def cited_in_text(block: blocks.Block, raw: Any) -> list[int]:
    """Return the keys of the sources that rich text cites in its lines."""
    if not isinstance(block, blocks.RichTextBlock) or not raw:
        return []
    return list(cited_keys(str(raw)))


class PassageReader:
    """Reads the streams of one page into passages."""

    def __init__(self, library: Library):
        self.library = library

    def stream(self, block: blocks.BaseStreamBlock, raw: list[dict[str, Any]], place: Place) -> Iterator[Passage]:
        """Yield the passages of a stream; a sub-heading holds until the next one."""
        here = place
        for child in raw or []:
            if child["type"] not in block.child_blocks:
                continue
            child_block, value, block_id = block.child_blocks[child["type"]], child["value"], child.get("id") or ""
            if child["type"] == "subheading":
                here = place.under(str(value), max(place.level, 2) + 1)
                yield self._heading(child["type"], str(value), here, block_id, stored_without_ids(value))
            elif _is_container(child_block):
                yield from self._container(child["type"], child_block, value or {}, here, block_id)
            else:
                yield self._passage(child["type"], child_block, value, here, block_id)

    def _container(self, name: str, block, value: dict[str, Any], place: Place, block_id: str) -> Iterator[Passage]:
        title = next((str(value.get(key) or "") for key in TITLES if key in block.child_blocks), "")
        # What a container says beside its title and content: the kind of a topic, how often a side effect happens.
        own = {key: stored_without_ids(item) for key, item in value.items() if key != "content"}
        if "frequency" in block.child_blocks:
            band = block.child_blocks["frequency"]
            bands = dict(band.field.choices)
            chosen = value.get("frequency") if value.get("frequency") in bands else "not_known"
            group = dict(block.child_blocks["group"].field.choices).get(value.get("group"), "")
            inside = place.under(str(bands[chosen]), place.level + 1).under(title, place.level + 2)
            text = "\n".join(filter(None, [title, str(group), str(bands[chosen])]))
            yield self._heading(name, text, inside, block_id, own, kind="frequency")
        else:
            inside = place.under(title, 2 if place.level <= 2 else place.level + 1)
            yield self._heading(name, title, inside, block_id, own)
        yield from self.stream(block.child_blocks["content"], value.get("content"), inside)

    def _heading(self, name, text, place: Place, block_id: str, data, kind: str = "heading") -> Passage:
        return Passage(
            kind=kind,
            text=text,
            where=place.where,
            block_id=block_id,
            heading=place.headings[-1],
            level=place.level,
            purpose=place.purpose,
            data={"block": name, "value": data},
        )

    def _passage(self, name: str, block: blocks.Block, raw: Any, place: Place, block_id: str) -> Passage:
        kind = KINDS.get(name, "text")
        inside = list(walk_stored(block, raw))
        claims = [self.library.claims[key] for key in _chosen(inside, "claim") if key in self.library.claims]
        cited = [*_chosen(inside, "reference"), *(key for pair in inside for key in cited_in_text(*pair))]
        sources = [self.library.sources[key] for key in cited if key in self.library.sources]
        pictures = [
            self.library.pictures[key] for key in _chosen(inside, "customimage") if key in self.library.pictures
        ]
        data: dict[str, Any] = {"block": name, "value": stored_without_ids(raw)}
        if sources:
            data["sources"] = [{"key": s.key, "citation": s.citation, "status": s.status} for s in sources]
        if pictures:
            data["pictures"] = [{"alt_text": p.alt_text, "file_hash": p.file_hash} for p in pictures]
        lines = self._lines(block, raw)
        level = ""
        if kind == "care_card":
            level = (raw or {}).get("level") or ""
            lines = self._care_card_lines(block, raw or {}, level)
            data["shown"] = lines
        elif kind == "fact_box":
            lines += [line for claim in claims for line in effect_lines(claim)]
        else:
            lines += [line for claim in claims for line in (claim.text, claim.caveat, claim.numbers) if line]
        if kind == "media" and isinstance(raw, dict) and not raw.get("alt_text") and not raw.get("decorative"):
            lines += [picture.alt_text for picture in pictures if picture.alt_text]
        return Passage(
            kind=kind,
            text="\n".join(lines),
            where=place.where,
            block_id=block_id,
            heading=place.headings[-1] if place.headings else "",
            level=place.level,
            is_folded=name in FOLDED,
            purpose="unknowns" if kind == "unknowns" else place.purpose,
            claims=tuple(claims),
            sources=tuple(sources),
            care_level=level,
            data=data,
        )

    def _lines(self, block: blocks.Block, raw: Any) -> list[str]:
        """Return every text inside a block, in reading order."""
        if isinstance(block, BaseTypedTableBlock):
            return _table_lines(raw or {})
        if isinstance(block, blocks.BaseStructBlock):
            return [
                line for name, child in block.child_blocks.items() for line in self._lines(child, (raw or {}).get(name))
            ]
        if isinstance(block, blocks.ListBlock):
            return [line for item in list_items(raw) for line in self._lines(block.child_block, item)]
        if isinstance(block, blocks.BaseStreamBlock):
            return [
                line
                for child in raw or []
                if child["type"] in block.child_blocks
                for line in self._lines(block.child_blocks[child["type"]], child["value"])
            ]
        if isinstance(block, blocks.RichTextBlock):
            return plain_lines(raw)
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return [line for line in (" ".join(line.split()) for line in str(raw or "").splitlines()) if line]
        if isinstance(block, blocks.ChoiceBlock) and block.name in SPOKEN_CHOICES:
            return [str(label) for key, label in block.field.choices if key and key == raw]
        if isinstance(block, blocks.IntegerBlock) and raw is not None:
            return [str(raw)]
        return []

    def _care_card_lines(self, block: blocks.Block, raw: dict[str, Any], level: str) -> list[str]:
        """Return what a card shows: its own heading and signs where it has some, else those of the country."""
        shared = self.library.care_cards.get(level, {})
        signs = list_items(raw.get("items")) or shared.get("signs", [])
        heading = raw.get("heading") or shared.get("heading", "")
        return [line for line in (heading, *signs, *plain_lines(raw.get("text") or "")) if line]


def effect_lines(claim: ClaimFacts) -> list[str]:
    """Return what a fact box tells of one claim: the same number of people in both groups, and when."""
    lines = [claim.text]
    if claim.effect_per:
        lines.append(f"{claim.effect_measure}: {claim.effect_with} out of {claim.effect_per} people with treatment.")
        lines.append(f"{claim.effect_measure}: {claim.effect_without} out of {claim.effect_per} people without it.")
    return [line for line in (*lines, claim.comparator, claim.time_frame, claim.effect_interval) if line]


def _is_container(block: blocks.Block) -> bool:
    return isinstance(block, blocks.BaseStructBlock) and isinstance(
        block.child_blocks.get("content"), blocks.BaseStreamBlock
    )


def _chosen(inside: list[tuple[blocks.Block, Any]], model_name: str) -> list[int]:
    """Return the keys that choosers of this model hold, in reading order."""
    return [
        raw
        for block, raw in inside
        if isinstance(block, blocks.ChooserBlock)
        and isinstance(raw, int)
        and block.model_class._meta.model_name == model_name
    ]


def _table_lines(raw: dict[str, Any]) -> list[str]:
    cells = [column.get("heading") for column in raw.get("columns", [])]
    cells += [value for row in raw.get("rows", []) for value in row.get("values", [])]
    return [" ".join(str(cell).split()) for cell in cells if cell]

"""Turns the stored data of blocks into passages in reading order; it asks no database and decides no rule.

What a block is to readers stands in its own `Meta`: `passage_kind`, `is_folded`, `title_field`. A block that says
nothing is read as running text, so that it is hashed and linted all the same, and a startup check names it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from content.blocks.advice import card_shown
from content.common.markup import plain_lines
from content.common.stored_blocks import list_items, stream_children, walk_stored, without_ids
from content.evidence.text_citations import cited_keys
from content.governance.said.meanings import PassageKind, passage_kind
from content.governance.said.page_content import ClaimFacts, Passage, SourceFacts


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
        for child in stream_children(block, raw):
            child_block, value, block_id = block.child_blocks[child["type"]], child["value"], child.get("id") or ""
            if not _is_container(child_block) and kind_of(child_block).is_heading:
                here = place.under(str(value), max(place.level, 2) + 1)
                yield self._heading(child["type"], str(value), here, block_id, without_ids(value))
            elif _is_container(child_block):
                yield from self._container(child["type"], child_block, value or {}, here, block_id)
            else:
                yield self._passage(child["type"], child_block, value, here, block_id)

    def _container(self, name: str, block, value: dict[str, Any], place: Place, block_id: str) -> Iterator[Passage]:
        title = str(value.get(title_field(block)) or "")
        # What a container says beside its title and content: the kind of a topic, how often a side effect happens.
        own = {key: without_ids(item) for key, item in value.items() if key != "content"}
        if kind_of(block).name == "frequency":
            band = str(dict(block.FREQUENCIES)[block.band_of(value.get("frequency"))])
            group = dict(block.child_blocks["group"].field.choices).get(value.get("group"), "")
            inside = place.under(band, place.level + 1).under(title, place.level + 2)
            text = "\n".join(filter(None, [title, str(group), band]))
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
        kind = kind_of(block).name
        inside = list(walk_stored(block, raw))
        claims = [self.library.claims[key] for key in _chosen(inside, "claim") if key in self.library.claims]
        cited = [*_chosen(inside, "reference"), *(key for pair in inside for key in cited_in_text(*pair))]
        sources = [self.library.sources[key] for key in cited if key in self.library.sources]
        pictures = [
            self.library.pictures[key] for key in _chosen(inside, "customimage") if key in self.library.pictures
        ]
        data: dict[str, Any] = {"block": name, "value": without_ids(raw)}
        if sources:
            data["sources"] = [{"key": s.key, "citation": s.citation, "status": s.status} for s in sources]
        if pictures:
            data["pictures"] = [{"alt_text": p.alt_text, "file_hash": p.file_hash} for p in pictures]
        lines = _lines(block, raw)
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
            is_folded=is_folded(block),
            purpose=passage_kind(kind).purpose or place.purpose,
            claims=tuple(claims),
            sources=tuple(sources),
            care_level=level,
            data=data,
        )

    def _care_card_lines(self, block: blocks.Block, raw: dict[str, Any], level: str) -> list[str]:
        """Return what a card shows: its own heading and signs where it has some, else those of the country."""
        shared = self.library.care_cards.get(level, {})
        heading, signs = card_shown(heading=raw.get("heading"), signs=list_items(raw.get("items")), shared=shared)
        return [line for line in (heading, *signs, *plain_lines(raw.get("text") or "")) if line]


def kind_of(block: blocks.Block) -> PassageKind:
    """Return what a block is to readers."""
    return passage_kind(getattr(block.meta, "passage_kind", "text"))


def is_folded(block: blocks.Block) -> bool:
    return getattr(block.meta, "is_folded", False)


def title_field(block: blocks.Block) -> str:
    """Return the field that names what a container holds; the words after it stand under that name."""
    return getattr(block.meta, "title_field", "heading")


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


def _lines(block: blocks.Block, raw: Any) -> list[str]:
    """Return every text inside a block, in reading order."""
    return [line for inner, value in walk_stored(block, raw) for line in _own_lines(inner, value)]


def _own_lines(block: blocks.Block, raw: Any) -> list[str]:
    if isinstance(block, BaseTypedTableBlock):
        return _trimmed(str(column.get("heading") or "") for column in (raw or {}).get("columns", []))
    if isinstance(block, blocks.RichTextBlock):
        return plain_lines(raw)
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return _trimmed(str(raw or "").splitlines())
    if isinstance(block, blocks.ChoiceBlock) and getattr(block.meta, "is_spoken", False):
        return [str(label) for key, label in block.field.choices if key and key == raw]
    if isinstance(block, blocks.IntegerBlock) and raw is not None:
        return [str(raw)]
    return []


def _trimmed(lines: Iterable[str]) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in lines) if line]

"""What a page says, as plain values that rules, hashes and scores read; it must not know models, blocks or templates.

Whoever has page types turns a page into a `PageContent`. Everything in it is JSON: strings, numbers, lists, dicts.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.governance.said.meanings import PassageKind, passage_kind


@dataclass(frozen=True)
class SourceFacts:
    """One source of a claim as it stands now."""

    key: str
    citation: str
    # current, corrected, retracted or superseded
    status: str
    is_live: bool
    is_verified: bool = True


@dataclass(frozen=True, kw_only=True)
class ClaimFacts:
    """One claim as it stands now, with its sources in their order.

    Every fact of a claim is declared here once: what is read from the library, signed, and told when it changes follows
    from it. `label` names a fact to readers where a change of it is told; `column` is its field in the evidence library
    where that has another name; what time and recalls change on their own is not signed.
    """

    uuid: str
    identifier: str
    text: str = field(metadata={"label": _("Words")})
    kind: str
    direction: str
    certainty: str = field(metadata={"label": _("How sure we are")})
    certainty_basis: str = field(default="", metadata={"label": _("Where the rating comes from")})
    caveat: str = field(metadata={"label": _("Keep in mind")})
    numbers: str = field(metadata={"label": _("Figures")})
    effect_measure: str = ""
    effect_with: int | None = None
    effect_without: int | None = None
    # Out of how many people. Both numbers, this one and the measure are told in one line.
    effect_per: int | None = field(default=None, metadata={"label": _("Effect")})
    effect_interval: str = field(default="", metadata={"label": _("Range")})
    population: str = field(metadata={"label": _("Who was studied")})
    outcome: str = ""
    time_frame: str = field(default="", metadata={"label": _("When it was measured")})
    comparator: str = field(default="", metadata={"label": _("Compared with")})
    topic: str
    route: str
    fallback_text: str = ""
    is_live: bool = field(metadata={"column": "live"})
    is_verified: bool = field(metadata={"column": "verified"})
    is_recalled: bool = field(metadata={"is_signed": False})
    valid_until: date | None = field(default=None, metadata={"is_signed": False})
    grace_days: int = field(default=0, metadata={"is_signed": False})
    sources: tuple[SourceFacts, ...] = ()


_FACTS = {fact.name: fact.metadata for fact in fields(ClaimFacts) if fact.name != "sources"}
CLAIM_COLUMNS = {name: told.get("column", name) for name, told in _FACTS.items()}
CLAIM_SIGNED = tuple(name for name, told in _FACTS.items() if told.get("is_signed", True))
CLAIM_LABELS: dict[str, Promise] = {name: told["label"] for name, told in _FACTS.items() if "label" in told}


@dataclass(frozen=True)
class Passage:
    """One thing a reader meets, in reading order."""

    # The name of a `PassageKind`.
    kind: str
    # The plain words, without markup: what lint, reading grade and numbers are taken from.
    text: str = ""
    # What a person reads to find it in the editor, for example "Possible harms › With repeat or long use".
    where: str = ""
    # The stored id of the block in the editor, for a link to it; empty for a field.
    block_id: str = ""
    # The heading it stands under, and that heading's level (2, 3 or 4); 0 before the first heading.
    heading: str = ""
    level: int = 0
    # True inside an expander: readers see it only after a click.
    is_folded: bool = False
    # What the page type says this part is for, a `Purpose`.
    purpose: str = ""
    claims: tuple[ClaimFacts, ...] = ()
    # Sources cited without a claim: in running text, under a quotation, beside a position.
    sources: tuple[SourceFacts, ...] = ()
    # emergency, urgent or non_urgent on a care card.
    care_level: str = ""
    # Everything stored, markup and links included, without ids: what the whole hash covers.
    data: Any = None

    @property
    def meaning(self) -> PassageKind:
        return passage_kind(self.kind)


@dataclass(frozen=True)
class PageContent:
    """All that a page says, and what its type asks of it."""

    page_type: str
    title: str
    passages: tuple[Passage, ...] = ()
    # Fields outside the reading order that readers or search engines see: introduction, search description, …
    fields: dict[str, Any] = field(default_factory=dict)
    # Whether the page declares itself clinical, by its type or because it holds clinical parts.
    is_clinical: bool = False
    needs_emergency_advice: bool = False
    needs_off_label_statement: bool = False
    # What the frame of the page shows on its own, from the country profile and the clinic's settings.
    off_label_statement: str = ""
    emergency_number: str = ""
    interests_statement: str = ""
    # Words that the portal's glossary explains; the reading grade does not count them as hard. They are no part of
    # what the page says.
    glossary: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[ClaimFacts, ...]:
        """Return every claim of the page in reading order, a repeated one each time."""
        return tuple(claim for passage in self.passages for claim in passage.claims)

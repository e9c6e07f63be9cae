"""What a page says, as plain values that rules, hashes and scores read; it must not know models, blocks or templates.

Whoever has page types turns a page into a `PageContent`. Everything in it is JSON: strings, numbers, lists, dicts.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class SourceFacts:
    """One source of a claim as it stands now."""

    key: str
    citation: str
    # current, corrected, retracted or superseded
    status: str
    is_live: bool
    is_verified: bool = True


@dataclass(frozen=True)
class ClaimFacts:
    """One claim as it stands now, with its sources in their order."""

    uuid: str
    identifier: str
    text: str
    kind: str
    direction: str
    certainty: str
    caveat: str
    numbers: str
    topic: str
    route: str
    population: str
    is_live: bool
    is_verified: bool
    is_recalled: bool
    fallback_text: str = ""
    outcome: str = ""
    comparator: str = ""
    time_frame: str = ""
    certainty_basis: str = ""
    effect_measure: str = ""
    effect_with: int | None = None
    effect_without: int | None = None
    effect_per: int | None = None
    effect_interval: str = ""
    valid_until: date | None = None
    grace_days: int = 0
    sources: tuple[SourceFacts, ...] = ()


@dataclass(frozen=True)
class Passage:
    """One thing a reader meets, in reading order."""

    # heading, text, claim, fact_box, disagreement, unknowns, care_card, warning, do_list, dont_list, table, list,
    # quotation, frequency, field, media or links
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
    # benefits, unknowns or harms where the page type says what this part is for; otherwise empty.
    purpose: str = ""
    claims: tuple[ClaimFacts, ...] = ()
    # Sources cited without a claim: in running text, under a quotation, beside a position.
    sources: tuple[SourceFacts, ...] = ()
    # emergency, urgent or non_urgent on a care card.
    care_level: str = ""
    # Everything stored, markup and links included, without ids: what the whole hash covers.
    data: Any = None


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
    general_information_statement: str = ""
    # Words that the portal's glossary explains; the reading grade does not count them as hard. They are no part of
    # what the page says.
    glossary: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[ClaimFacts, ...]:
        """Return every claim of the page in reading order, a repeated one each time."""
        return tuple(claim for passage in self.passages for claim in passage.claims)

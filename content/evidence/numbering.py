"""Numbers the sources of a page by first use; it reads what it is given and asks no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from content.evidence.standing import ClaimStanding


class CitableSource(Protocol):
    """What a source must offer to be numbered."""

    pk: int

    @property
    def citation(self) -> str: ...


class Citing(Protocol):
    """What rests on sources: a claim with its own, or a source that stands for itself."""

    pk: int

    @property
    def cited_references(self) -> list[CitableSource]: ...

    @property
    def standing(self) -> ClaimStanding | None: ...


@dataclass(frozen=True)
class NumberedSource:
    """A source with its number on this page and its words in the citation style."""

    number: int
    reference: CitableSource
    text: str

    @property
    def anchor(self) -> str:
        return f"source-{self.number}"


class CitationRegister:
    """The sources of a page, numbered in the order in which readers meet them."""

    def __init__(self, items: Iterable[Citing]):
        self.sources: list[NumberedSource] = []
        self._numbers: dict[tuple[type, int], list[int]] = {}
        self._claim_anchors: dict[tuple[type, int], str] = {}
        self._text_anchors: dict[int, str] = {}
        self._standings: dict[tuple[type, int], ClaimStanding | None] = {}
        number_of: dict[int, int] = {}
        for item in items:
            numbers = set()
            standing = self._standings[type(item), item.pk] = item.standing
            # The sources of words that readers do not see would be sources of nothing.
            is_hidden = standing is not None and standing.shows_fallback
            for reference in [] if is_hidden else item.cited_references:
                if reference.pk not in number_of:
                    number_of[reference.pk] = len(number_of) + 1
                    self.sources.append(NumberedSource(number_of[reference.pk], reference, reference.citation))
                numbers.add(number_of[reference.pk])
            self._numbers[type(item), item.pk] = sorted(numbers)

    def numbers_for(self, item: Citing) -> list[int]:
        """Return the numbers of an item's sources, smallest first; nothing for what the page does not cite.

        The item is known by its kind and primary key, so a second copy of it costs no query.
        """
        return self._numbers.get((type(item), item.pk), [])

    def standing_of(self, claim: Citing) -> ClaimStanding | None:
        """Return how a claim of the page stands, known by its kind and primary key; nothing for what is not cited."""
        return self._standings.get((type(claim), claim.pk))

    def anchor_for(self, claim: Citing, identifier: str) -> str:
        """Return the anchor of a claim where it first stands, and nothing where it stands again or is not cited.

        Asked once a claim, while the page is written; so a way back leads only to what is on the page.
        """
        key = type(claim), claim.pk
        if key in self._claim_anchors or key not in self._numbers:
            return ""
        self._claim_anchors[key] = f"claim-{identifier}"
        return self._claim_anchors[key]

    def number_of_source(self, model: type, pk: int) -> int | None:
        """Return the number of a source that running text cites, known by model and key; None if it is not shown."""
        return next(iter(self._numbers.get((model, pk), [])), None)

    def text_anchor_for(self, number: int) -> str:
        """Return the anchor of the place where running text first cites a source, and nothing where it does again."""
        if number in self._text_anchors:
            return ""
        self._text_anchors[number] = f"cited-{number}"
        return self._text_anchors[number]

    def way_back(self, source: NumberedSource) -> str:
        """Return the anchor of the first claim on the page that rests on a source, or of the text that cites it."""
        claims = (anchor for key, anchor in self._claim_anchors.items() if source.number in self._numbers[key])
        return next(claims, self._text_anchors.get(source.number, ""))

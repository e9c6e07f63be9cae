"""What a fact box says of each claim: both groups, both framings, the difference; it knows no model and no template.

The same number of people stands for both groups, never a ratio; what happened is always told together with what did
not (specification "Clinical honesty rules", numbers).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.evidence.icon_arrays import IconArray, icon_array

KIND_ORDER = ("benefit", "harm", "contraindication")
KIND_LABELS: dict[str, str | Promise] = {
    "benefit": gettext_lazy("Possible benefit"),
    "harm": gettext_lazy("Possible harm"),
    "contraindication": gettext_lazy("Possible harm"),
}
# How English turns the beginning of an outcome round: "12 were sick; 88 were not".
_OPPOSITES = (
    (("did not ",), "did"),
    (("had no ",), "did"),
    (("were not ",), "were"),
    (("could not ",), "could"),
    (("were ", "was "), "were not"),
    (("could ",), "could not"),
)


class Counted(Protocol):
    """What a claim must offer to be told in a fact box."""

    pk: int
    kind: str
    effect_measure: str
    effect_with: int | None
    effect_without: int | None
    effect_per: int | None
    effect_interval: str
    comparator: str
    time_frame: str
    population: str


C = TypeVar("C", bound=Counted)


@dataclass(frozen=True)
class Group:
    """One group of people: how many of them, in both framings and as a picture."""

    label: str
    count: str
    happened: str
    did_not: str
    array: IconArray
    # What the picture shows, for those who cannot see it.
    picture: str


@dataclass(frozen=True)
class Outcome:
    """One row of a fact box: what was counted, in both groups."""

    claim: Counted
    label: str | Promise
    title: str
    with_treatment: Group
    without_treatment: Group
    difference: str


@dataclass(frozen=True)
class FactBox:
    """All that a fact box says, and what its outcomes share so that it need be said only once."""

    outcomes: list[Outcome]
    # Nothing where outcomes differ; then each row says its own.
    per: str
    comparator: str
    time_frame: str
    population: str

    @property
    def shows_people(self) -> bool:
        """Whether pictures show a figure for each of a hundred people, not a dot for each of a thousand."""
        return all(row.with_treatment.array.has_bodies for row in self.outcomes)


def has_effect(claim: Counted) -> bool:
    """Return whether a claim has numbers for both groups and says what was counted."""
    given = (claim.effect_with, claim.effect_without, claim.effect_per)
    return None not in given and bool(claim.effect_measure.strip())


def in_reading_order(claims: Iterable[C]) -> list[C]:
    """Return the claims as a fact box shows them, each once: benefits, then harms, then the rest."""
    once = list({claim.pk: claim for claim in claims}.values())
    rank = {kind: place for place, kind in enumerate(KIND_ORDER)}
    return sorted(once, key=lambda claim: rank.get(claim.kind, len(rank)))


def fact_box(claims: Iterable[Counted]) -> FactBox:
    """Return the rows for those claims that have numbers of both groups."""
    counted = [claim for claim in in_reading_order(claims) if has_effect(claim)]
    pers = {number(claim.effect_per or 0) for claim in counted}
    return FactBox(
        outcomes=[outcome(claim) for claim in counted],
        per=pers.pop() if len(pers) == 1 else "",
        comparator=_shared([claim.comparator for claim in counted]),
        time_frame=_shared([claim.time_frame for claim in counted]),
        population=_shared([claim.population for claim in counted]),
    )


def outcome(claim: Counted) -> Outcome:
    """Return the row of one claim with numbers."""
    per, with_, without = claim.effect_per or 0, claim.effect_with or 0, claim.effect_without or 0
    measure = claim.effect_measure.strip().rstrip(".")
    return Outcome(
        claim=claim,
        label=KIND_LABELS.get(claim.kind, gettext_lazy("Also counted")),
        title=measure[:1].upper() + measure[1:],
        with_treatment=group(_("With treatment"), with_, per, measure),
        without_treatment=group(_("Without treatment"), without, per, measure),
        difference=difference(with_, without, per),
    )


def group(label: str, count: int, per: int, measure: str) -> Group:
    """Return one group in both framings: how many it happened to, and how many it did not."""
    array = icon_array(count, per)
    return Group(
        label=label,
        count=out_of(count, per),
        happened=_("%(count)s people %(measure)s") % {"count": out_of(count, per), "measure": measure},
        did_not=_("%(count)s %(did_not)s") % {"count": out_of(per - count, per), "did_not": opposite(measure)},
        array=array,
        picture=picture_words(array),
    )


def picture_words(array: IconArray) -> str:
    """Return what an icon array shows."""
    if array.has_bodies:
        words = _("Picture of %(per)s people: %(count)s are filled in.")
    else:
        words = _("Picture of %(per)s dots, one for each person: %(count)s are large.")
    return words % {"count": number(array.count), "per": number(array.per)}


def difference(with_: int, without: int, per: int) -> str:
    """Return how many more or fewer people it happened to, in words and whole numbers."""
    gap = with_ - without
    if gap == 0:
        return _("The same number in both groups.")
    words = (
        _("%(gap)s more out of %(per)s with treatment.")
        if gap > 0
        else _("%(gap)s fewer out of %(per)s with treatment.")
    )
    return words % {"gap": number(abs(gap)), "per": number(per)}


def opposite(measure: str) -> str:
    """Return what is said of the people to whom it did not happen."""
    begins = measure.lower() + " "
    return next((words for starts, words in _OPPOSITES if begins.startswith(starts)), "did not")


def out_of(count: int, per: int) -> str:
    return _("%(count)s out of %(per)s") % {"count": number(count), "per": number(per)}


def number(value: int) -> str:
    return f"{value:,}"


def problems(claims: Sequence[Counted]) -> list[str]:
    """Return one sentence for each thing that keeps these claims from standing in one fact box."""
    found = []
    without_numbers = [str(claim) for claim in claims if not has_effect(claim)]
    if without_numbers:
        found.append(
            _("These claims have no numbers of people for both groups. Add them to the claim, or leave it out: %s")
            % "; ".join(without_numbers)
        )
    if len({claim.effect_per for claim in claims if has_effect(claim)}) > 1:
        found.append(
            _("One claim counts out of 100 and another out of 1,000. Choose claims that count out of the same number.")
        )
    return found


def _shared(texts: list[str]) -> str:
    stripped = {text.strip() for text in texts}
    return stripped.pop() if len(stripped) == 1 else ""

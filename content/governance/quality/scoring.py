"""Counts the answers of an instrument by its own rules; it knows no page and no model."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise

from content.governance.quality.instruments import NOT_APPLICABLE, Instrument, Item, Scale


@dataclass(frozen=True)
class PartScore:
    """What one part of an instrument reached: `met` of `applicable` items, or a sum of ratings of a largest sum."""

    label: str | Promise
    met: int
    applicable: int
    # From 0 to 100; None where nothing applies.
    score: Decimal | None


@dataclass(frozen=True)
class Result:
    """The whole score from 0 to 100, that of each part, and whether it reaches what usually counts as a pass."""

    score: Decimal | None
    parts: tuple[PartScore, ...]
    is_passed: bool | None


def missing_answers(instrument: Instrument, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the numbers of the items that have no answer, or one that the item does not allow."""
    return tuple(
        item.number
        for item in instrument.items
        if answers.get(item.number) not in {answer for answer, _words in instrument.answers(item)}
    )


def result(instrument: Instrument, answers: Mapping[str, str]) -> Result:
    """Return the score of a set of answers, which must be complete.

    PEMAT-P and CDC: items met of items that apply. CDC counts a "no" on item 17 as met. IPDAS: items met of all.
    DISCERN: the ratings of items 1 to 15, from 15 (lowest) to 75 (highest), put on a scale from 0 to 100; the overall
    rating of item 16 stands as a part of its own.
    """
    if missing := missing_answers(instrument, answers):
        raise ValueError(f"No answer to {', '.join(missing)}")
    if instrument.scale is Scale.RATING:
        return _rated(instrument, answers)
    parts = []
    for part in instrument.parts:
        items = [item for item in instrument.items if item.part == part.key]
        met, applicable = _counted(items, answers)
        parts.append(PartScore(part.label, met, applicable, _percent(met, applicable)))
    score = _percent(*_counted(instrument.items, answers))
    is_passed = None if score is None or instrument.usual_pass is None else score >= instrument.usual_pass
    return Result(score, tuple(parts), is_passed)


def _counted(items: tuple[Item, ...] | list[Item], answers: Mapping[str, str]) -> tuple[int, int]:
    given = [(item, answers[item.number]) for item in items if answers[item.number] != NOT_APPLICABLE]
    return sum(answer == ("no" if item.is_reversed else "yes") for item, answer in given), len(given)


def _rated(instrument: Instrument, answers: Mapping[str, str]) -> Result:
    parts = []
    for part in instrument.parts:
        ratings = [int(answers[item.number]) for item in instrument.items if item.part == part.key]
        parts.append(PartScore(part.label, sum(ratings), 5 * len(ratings), _scaled(ratings)))
    ratings = [int(answers[item.number]) for item in instrument.items if item.is_counted]
    return Result(_scaled(ratings), tuple(parts), None)


def _scaled(ratings: list[int]) -> Decimal | None:
    """Return ratings from 1 to 5 as one share from 0 to 100."""
    return _percent(sum(ratings) - len(ratings), 4 * len(ratings))


def _percent(met: int, applicable: int) -> Decimal | None:
    if not applicable:
        return None
    return (Decimal(100 * met) / Decimal(applicable)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class RequiredScore:
    """The score that one quality instrument must reach, and the latest one of the page; None if there is none yet."""

    instrument: str
    label: str
    minimum: float
    score: float | None

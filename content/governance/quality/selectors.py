"""Reads the scores of quality instruments: the latest of each, their history, and which are required."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from content.common.aliases import source_of
from content.governance.quality.instruments import INSTRUMENTS, Instrument
from content.governance.quality.models import InstrumentScore, InstrumentThreshold
from content.governance.quality.scoring import RequiredScore, Result, result

HISTORY_SHOWN = 20


@dataclass(frozen=True)
class InstrumentRow:
    """How a page stands to one instrument."""

    instrument: Instrument
    latest: InstrumentScore | None
    result: Result | None
    # Whether the latest score is of the newest draft.
    is_current: bool
    minimum: Decimal | None
    # The scores of the past, the oldest first.
    trend: tuple[Decimal, ...]

    @property
    def is_below(self) -> bool:
        """Tell whether a score is required that the page has not reached."""
        return self.minimum is not None and (self.latest is None or self.latest.score < self.minimum)


def scores_of(page: Page):
    """Return every score of a page, the newest first. An alias shares those of its source."""
    return InstrumentScore.objects.filter(page_id=source_of(page).pk)


def latest_scores(page: Page) -> dict[str, InstrumentScore]:
    """Return the newest score of each instrument that the page was scored with: one query."""
    newest = InstrumentScore.objects.filter(page=OuterRef("page"), instrument=OuterRef("instrument"))
    found = scores_of(page).filter(pk=Subquery(newest.order_by("-scored_at", "-pk").values("pk")[:1]))
    return {score.instrument: score for score in found.filter(instrument__in=INSTRUMENTS)}


def score_history(page: Page, instrument: Instrument) -> list[InstrumentScore]:
    """Return the newest scores of a page with one instrument, the newest first."""
    return list(scores_of(page).filter(instrument=instrument.key).select_related("scored_by")[:HISTORY_SHOWN])


def thresholds() -> dict[str, Decimal]:
    """Return the lowest score that a clinical page needs, by instrument; one that is not there is not required."""
    return dict(InstrumentThreshold.objects.filter(instrument__in=INSTRUMENTS).values_list("instrument", "minimum"))


def instrument_rows(page: Page) -> list[InstrumentRow]:
    """Return how the page stands to each instrument: two queries, however often it was scored."""
    minimums = thresholds()
    found: dict[str, list[InstrumentScore]] = {}
    for score in scores_of(page).filter(instrument__in=INSTRUMENTS):
        found.setdefault(score.instrument, []).append(score)
    rows = []
    for instrument in INSTRUMENTS.values():
        scores = found.get(instrument.key, [])
        latest = scores[0] if scores else None
        rows.append(
            InstrumentRow(
                instrument=instrument,
                latest=latest,
                result=result_of(latest),
                is_current=latest is not None and latest.revision_id == page.latest_revision_id,
                minimum=minimums.get(instrument.key),
                trend=tuple(score.score for score in reversed(scores[:HISTORY_SHOWN])),
            )
        )
    return rows


def result_of(score: InstrumentScore | None) -> Result | None:
    """Return the parts of a stored score; None where the instrument asks for answers today that it did not ask then."""
    if score is None:
        return None
    try:
        return result(INSTRUMENTS[score.instrument], score.answers)
    except ValueError:
        return None


def required_scores(page: Page) -> list[RequiredScore]:
    """Return the scores that portal admins ask for, each with the page's newest one: one query, or two."""
    minimums = thresholds()
    newest = latest_scores(page) if minimums and page.pk else {}
    return [
        RequiredScore(
            key, str(instrument.label), float(minimums[key]), float(newest[key].score) if key in newest else None
        )
        for key, instrument in INSTRUMENTS.items()
        if key in minimums
    ]

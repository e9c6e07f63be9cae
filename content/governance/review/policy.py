"""When pages and claims are looked at again, and when people are reminded; plain values in and out, no database.

The numbers are those of the specification "Care cards, review dates and words": 36 months is the hard maximum (PIF
TICK), 24 months for treatment pages, 12 for benefit, numbers and law; reminders 90, 30 and 7 days before, on the day
and weekly after; new due dates are spread by up to 30 days either way.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from content.common.days import DUE_SOON_DAYS, LONGEST_MONTHS, months_after, spread_days

# How often a type of page is looked at stands with the page type, how long a claim holds stands with claims.
# After these days past its date a page or a claim is no longer just late.
GRACE_DAYS = 90
STEPS_BEFORE = (90, 30, 7, 0)
DAYS_BETWEEN_LATE_STEPS = 7


class ReviewState(StrEnum):
    """How a due date stands on one day."""

    NO_DATE = "no_date"
    CURRENT = "current"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAST_GRACE = "past_grace"

    @property
    def is_late(self) -> bool:
        return self in (ReviewState.OVERDUE, ReviewState.PAST_GRACE)


def latest_due_on(reviewed_on: date) -> date:
    """Return the day that no due date may come after."""
    return months_after(reviewed_on, LONGEST_MONTHS)


def review_due_on(reviewed_on: date, months: int, *, spread_key: str) -> date:
    """Return when the next review is due: spread around the interval, and never beyond the hard maximum.

    Where the later half of the spread would pass the maximum it is folded to before the day, so that reviews at the
    maximum do not all fall on one day.
    """
    if months < 1:
        raise ValueError("The months from one review to the next must be at least 1.")
    days = spread_days(spread_key)
    due_on = months_after(reviewed_on, min(months, LONGEST_MONTHS))
    spread = due_on + timedelta(days=days)
    return spread if spread <= latest_due_on(reviewed_on) else due_on - timedelta(days=abs(days))


def review_state(due_on: date | None, today: date, *, grace_days: int = GRACE_DAYS) -> ReviewState:
    """Return how a due date stands today. On the day itself it is due and not yet late."""
    if due_on is None:
        return ReviewState.NO_DATE
    days_left = (due_on - today).days
    if days_left > DUE_SOON_DAYS:
        return ReviewState.CURRENT
    if days_left >= 0:
        return ReviewState.DUE_SOON
    return ReviewState.OVERDUE if -days_left <= grace_days else ReviewState.PAST_GRACE


def reminder_step(due_on: date, today: date) -> int | None:
    """Return the newest step that has been reached: 90, 30, 7, 0, then -7, -14, …; None before the first.

    Whoever was not asked for days is told the newest step alone, not every step that went by.
    """
    days_left = (due_on - today).days
    if days_left > STEPS_BEFORE[0]:
        return None
    if days_left > 0:
        return min(step for step in STEPS_BEFORE if step >= days_left)
    return -(-days_left // DAYS_BETWEEN_LATE_STEPS) * DAYS_BETWEEN_LATE_STEPS


def spread_evenly(reviewed: Iterable[tuple[int, date | None]], *, first_day: date, last_day: date) -> dict[int, date]:
    """Return a due date for each key, spread evenly from the first to the last day.

    Each key comes with the day of its last full review. Whatever reaches its maximum first comes first, and no date
    lies past the maximum after that review, even where that is before the first day: spreading hides nothing that is
    late. What was never reviewed has no such limit.
    """
    if last_day < first_day:
        raise ValueError("The last day must not lie before the first day.")
    limits = sorted((latest_due_on(day) if day else date.max, key) for key, day in reviewed)
    window, gaps = (last_day - first_day).days, max(len(limits) - 1, 1)
    return {
        key: min(first_day + timedelta(days=window * place // gaps), limit) for place, (limit, key) in enumerate(limits)
    }

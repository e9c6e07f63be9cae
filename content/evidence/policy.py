"""How long a claim may stand, and what may not go without a fallback, as plain data; it knows no model.

After the specification "Care cards, review dates and words" (36 months at most, after PIF TICK) and the review cycle
per kind: 12 months for benefit, numbers, law and cost, 36 for how things are done, 24 for the rest.
"""

from datetime import date, timedelta

from content.common.days import LONGEST_MONTHS, months_after, spread_days

NUMBERS_MONTHS = 12
OTHER_MONTHS = 24
KIND_MONTHS = {"benefit": 12, "legal": 12, "cost": 12, "process": LONGEST_MONTHS}
MAX_GRACE_DAYS = 365

WARNING_KINDS = frozenset({"harm", "contraindication"})
WARNING_TOPICS = frozenset(
    {"side-effects", "cautions", "urinary-liver", "misuse", "driving", "pregnancy", "interactions"}
)


def months_valid(*, kind: str, has_numbers: bool) -> int:
    """Return how many months a claim of this kind stands after it was last looked at in full."""
    months = KIND_MONTHS.get(kind, OTHER_MONTHS)
    return min(months, NUMBERS_MONTHS) if has_numbers else months


def valid_until_derived(
    *, kind: str, has_numbers: bool, published_on: date, searched_to: date | None, spread_key: str
) -> date:
    """Return the date for a claim whose editors gave none.

    Counted from the day it first went public, so that no edit of the words moves it, or from the day up to which the
    evidence was searched where that is later: only a new look at the evidence buys time. Up to 30 days earlier than the
    months allow, so that claims which went public together do not all run out on one day.
    """
    looked_on = max(published_on, searched_to or published_on)
    latest = months_after(looked_on, months_valid(kind=kind, has_numbers=has_numbers))
    return latest - timedelta(days=abs(spread_days(spread_key)))


def fallback_is_required(*, kind: str, topic: str) -> bool:
    """Say whether a claim warns readers of something, so that it may never go without words in its place."""
    return kind in WARNING_KINDS or topic in WARNING_TOPICS

"""Whether readers may still be shown a claim as it stands, from plain values; it knows no model and no template.

After the specification of the publication gate ("expiry that acts"): what a person took down gives way to its
fallback at once; what is past its date says so; a benefit past its grace gives way to its fallback. A harm or a reason
not to treat never hides by itself: only a person takes it down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

BENEFIT = "benefit"
# Statuses of a source after which what rests on it is looked at again.
RETRACTED = "retracted"
DOUBTFUL = (RETRACTED, "superseded")


@dataclass(frozen=True)
class ClaimStanding:
    """What readers meet in the place of a claim: its words or its fallback, and with which notes."""

    shows_fallback: bool
    # Empty while the words themselves are shown.
    fallback_text: str
    # A source it rests on was retracted or superseded: "We are re-checking this."
    is_rechecked: bool
    # Past its date, within its grace or not.
    is_overdue: bool
    valid_until: date | None = None


def claim_standing(
    *,
    kind: str,
    is_recalled: bool,
    valid_until: date | None,
    grace_days: int,
    source_statuses: Sequence[str],
    fallback_text: str,
    today: date,
) -> ClaimStanding:
    """Return how a claim with these facts stands today; the day it is valid until is still a good day."""
    is_hollow = bool(source_statuses) and all(status == RETRACTED for status in source_statuses)
    shows_fallback = is_hidden(
        kind=kind,
        is_recalled=is_recalled,
        is_hollow=is_hollow,
        valid_until=valid_until,
        grace_days=grace_days,
        today=today,
    )
    return ClaimStanding(
        shows_fallback=shows_fallback,
        fallback_text=fallback_shown(fallback_text) if shows_fallback else "",
        is_rechecked=any(status in DOUBTFUL for status in source_statuses),
        is_overdue=_days_over(valid_until, today) > 0,
        valid_until=valid_until,
    )


def is_hidden(
    *, kind: str, is_recalled: bool, is_hollow: bool, valid_until: date | None, grace_days: int, today: date
) -> bool:
    """Say whether a fallback stands in the place of a claim; it is hollow where all its sources are retracted."""
    gives_way = kind == BENEFIT and (is_hollow or _days_over(valid_until, today) > max(grace_days, 0))
    return is_recalled or gives_way


def _days_over(valid_until: date | None, today: date) -> int:
    return (today - valid_until).days if valid_until else 0


def fallback_shown(fallback_text: str) -> str:
    """Return what stands for a hidden claim: its fallback, or one sentence for those that have none of their own."""
    return fallback_text.strip() or _("We have taken this statement down while we check it.")

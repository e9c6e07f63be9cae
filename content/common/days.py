"""Counts months, and spreads what would fall on one day; plain dates and numbers, no database.

After the specification "Care cards, review dates and words": 36 months at most (PIF TICK), first told 90 days before.
"""

import calendar
import hashlib
from datetime import date

SPREAD_DAYS = 30
# Nothing stands longer unchecked, and what falls due is told this long before.
LONGEST_MONTHS = 36
DUE_SOON_DAYS = 90


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def spread_days(spread_key: str) -> int:
    """Return from -30 to 30: the same for the same key, evenly spread over different ones."""
    digest = hashlib.sha256(spread_key.encode()).digest()
    return int.from_bytes(digest[:8]) % (2 * SPREAD_DAYS + 1) - SPREAD_DAYS

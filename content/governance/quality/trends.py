"""Places of the points of a small line of scores, for an inline drawing; it knows no model and no template."""

from collections.abc import Sequence
from decimal import Decimal

WIDTH = 120
HEIGHT = 32
_MARGIN = 3


def trend_points(scores: Sequence[Decimal]) -> str:
    """Return the points of a line from the oldest to the newest score, 0 at the foot and 100 at the top.

    Empty for fewer than two scores, which make no line.
    """
    if len(scores) < 2:
        return ""
    step = (WIDTH - 2 * _MARGIN) / (len(scores) - 1)
    height = HEIGHT - 2 * _MARGIN
    return " ".join(
        f"{_MARGIN + place * step:.1f},{_MARGIN + height * (1 - float(score) / 100):.1f}"
        for place, score in enumerate(scores)
    )

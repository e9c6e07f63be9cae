"""Asks how the time of some work grows with its size, on any machine; it knows no work itself."""

import time
from collections.abc import Callable

TRIES = 5
# Eight times the size: eight times as long is well, sixty-four times as long grows with the square.
STEP, LIMIT = 8, 24


def assert_grows_with_size_alone(work: Callable[[object], object], make: Callable[[int], object], size: int) -> None:
    """Do the work on a sample of this size and on one of an eighth.

    Only the time of this thread counts, and the best try of each size: what else a machine does slows some tries down,
    and seldom all.
    """
    small, large = make(size // STEP), make(size)
    short = long = float("inf")
    for _try in range(TRIES):
        short, long = min(short, _seconds(work, small)), min(long, _seconds(work, large))
        if long < short * LIMIT:
            return
    raise AssertionError(f"A sample {STEP} times as long took {long / short:.1f} times as long: {long:.3f} s.")


def _seconds(work: Callable[[object], object], sample: object) -> float:
    started = time.thread_time()
    work(sample)
    return time.thread_time() - started

"""When pages and claims are looked at again: every interval, step and state at its edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.common.days import months_after, spread_days
from content.governance.review.policy import (
    ReviewState,
    latest_due_on,
    reminder_step,
    review_due_on,
    review_state,
    spread_evenly,
)

DUE = date(2026, 6, 15)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
        (date(2025, 12, 1), 36, date(2028, 12, 1)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, expected):
    assert months_after(day, months) == expected


@given(days, st.integers(1, 60), st.text())
def test_no_due_date_lies_past_the_maximum_or_far_from_the_interval(reviewed_on, months, key):
    due_on = review_due_on(reviewed_on, months, spread_key=key)
    assert due_on <= latest_due_on(reviewed_on)
    assert abs((due_on - months_after(reviewed_on, min(months, 36))).days) <= 30


@given(st.text())
def test_the_spread_is_the_same_for_the_same_key(key):
    assert spread_days(key) == spread_days(key)
    assert -30 <= spread_days(key) <= 30


def test_the_spread_uses_the_whole_window():
    assert {spread_days(f"page-{number}") for number in range(2000)} == set(range(-30, 31))


def test_an_interval_of_no_months_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        review_due_on(DUE, 0, spread_key="page-1")


@pytest.mark.parametrize(
    ("days_left", "state"),
    [
        (91, ReviewState.CURRENT),
        (90, ReviewState.DUE_SOON),
        (0, ReviewState.DUE_SOON),
        (-1, ReviewState.OVERDUE),
        (-90, ReviewState.OVERDUE),
        (-91, ReviewState.PAST_GRACE),
    ],
)
def test_states_change_on_their_days(days_left, state):
    assert review_state(DUE, DUE - timedelta(days=days_left)) is state


def test_a_date_that_is_missing_is_no_promise():
    assert review_state(None, DUE) is ReviewState.NO_DATE


def test_each_claim_has_its_own_grace():
    assert review_state(DUE, DUE + timedelta(days=8), grace_days=7) is ReviewState.PAST_GRACE


@pytest.mark.parametrize(
    ("days_left", "step"),
    [
        (400, None),
        (91, None),
        (90, 90),
        (31, 90),
        (30, 30),
        (8, 30),
        (7, 7),
        (1, 7),
        (0, 0),
        (-1, 0),
        (-6, 0),
        (-7, -7),
        (-13, -7),
        (-14, -14),
        (-400, -399),
    ],
)
def test_the_newest_step_that_was_reached_is_the_one_to_send(days_left, step):
    assert reminder_step(DUE, DUE - timedelta(days=days_left)) == step


@given(st.lists(st.none() | days, max_size=60), days, st.integers(0, 900))
def test_spreading_keeps_every_date_in_the_window_or_at_its_maximum(reviewed, first_day, window):
    last_day = first_day + timedelta(days=window)
    due_dates = spread_evenly(enumerate(reviewed), first_day=first_day, last_day=last_day)
    assert due_dates.keys() == set(range(len(reviewed)))
    for key, due_on in due_dates.items():
        limit = latest_due_on(reviewed[key]) if reviewed[key] else date.max
        assert due_on <= limit
        assert first_day <= due_on <= last_day or due_on == limit


def test_spreading_is_even_and_takes_the_oldest_first():
    reviewed = [(1, date(2025, 3, 1)), (2, date(2025, 1, 1)), (3, date(2025, 2, 1))]
    first_day = date(2026, 1, 1)
    assert spread_evenly(reviewed, first_day=first_day, last_day=first_day + timedelta(days=20)) == {
        2: first_day,
        3: first_day + timedelta(days=10),
        1: first_day + timedelta(days=20),
    }


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="last day"):
        spread_evenly([], first_day=DUE, last_day=DUE - timedelta(days=1))

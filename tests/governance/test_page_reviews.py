"""Only a full review moves the dates of a page; people and due dates are set without an edit."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from clinic_portal.accounts.models import User
from content.common.days import months_after
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.policy import latest_due_on
from content.governance.review.services import (
    page_next_due_on,
    page_review_for,
    page_reviewed,
    page_went_public,
    people_of_page_set,
    reviews_spread,
)
from content.governance.review.task_services import review_task_assign, review_task_close, review_task_open
from content.pages.models import BenefitsPage, StandardPage
from tests.factories import home_make, page_make, review_make

pytestmark = pytest.mark.django_db
REVIEWED = date(2026, 3, 1)


@pytest.fixture
def page():
    return page_make(StandardPage, home_make())


@pytest.fixture
def person():
    return User.objects.create_user(username="ada", email="ada@clinic.example")


def reviewed(page, *, due_on: date | None = None, reviewer=None) -> PageReview:
    due_on = due_on or page_next_due_on(page, REVIEWED)
    return page_reviewed(page=page, reviewed_on=REVIEWED, due_on=due_on, reviewer=reviewer)


def task_of(page, reason=ReviewTask.Reason.OVERDUE, **fields) -> ReviewTask:
    return review_task_open(reason=reason, subject="page", subject_pk=page.pk, label=page.title, **fields)


def test_a_full_review_moves_both_dates_and_closes_what_it_answers(page, person):
    overdue = task_of(page)
    skipped = task_of(page, ReviewTask.Reason.PUBLISHING_SKIPPED)
    review = reviewed(page, reviewer=person)
    assert review.reviewed_on == REVIEWED
    assert review.due_on == page_next_due_on(page, REVIEWED)
    overdue.refresh_from_db()
    skipped.refresh_from_db()
    assert overdue.closed_by == person
    assert skipped.closed_at is None


def test_a_day_that_the_sign_off_names_is_kept(page):
    review = reviewed(page, due_on=date(2027, 1, 1))
    assert review.due_on == date(2027, 1, 1)


def test_an_edit_a_publication_and_a_move_leave_the_dates_as_they_were(page):
    reviewed(page)
    before = PageReview.objects.values().get(page=page)
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC)):
        page.title = "Other words"
        page.save_revision()
        page.save_revision().publish()
        page.refresh_from_db()
        page.unpublish()
        page.save()
    assert PageReview.objects.values().get(page=page) == before


def test_the_interval_is_that_of_the_page_type(page):
    benefits = page_make(BenefitsPage, page.get_parent().specific)
    for each in (page, benefits):
        months = type(each).review_months if hasattr(type(each), "review_months") else 36
        due_on = page_next_due_on(each, REVIEWED)
        assert abs((due_on - months_after(REVIEWED, months)).days) <= 30
        assert due_on <= latest_due_on(REVIEWED)


def test_an_alias_shares_the_cycle_of_its_source(page):
    alias = page.create_alias(update_slug="alias")
    assert page_review_for(alias) == page_review_for(page)
    assert page_next_due_on(alias, REVIEWED) == page_next_due_on(page, REVIEWED)


def test_a_generic_page_has_the_interval_of_its_own_type(page):
    assert page_next_due_on(Page.objects.get(pk=page.pk), REVIEWED) == page_next_due_on(page, REVIEWED)


def test_people_are_set_without_an_edit_and_stand_in_the_history(page, person):
    revisions = page.revisions.count()
    people_of_page_set(page=page, owner=person, deputy=None, user=person)
    people_of_page_set(page=page, owner=person, deputy=None, user=person)
    page.refresh_from_db()
    [entry] = PageLogEntry.objects.filter(page=page, action="governance.people")
    assert page.review.owner == person
    assert page.revisions.count() == revisions
    assert not page.has_unpublished_changes
    assert "Owner: ada. Deputy: nobody." in entry.message


def test_spreading_moves_due_dates_alone_and_says_so_in_the_history(page, person):
    reviewed(page)
    other = page_make(StandardPage, page.get_parent().specific)
    review_make(other)
    new = REVIEWED + timedelta(days=200)
    assert reviews_spread(due_dates={page.pk: new, other.pk: new}, user=person) == 2
    assert reviews_spread(due_dates={page.pk: new, other.pk: new}, user=person) == 0
    review = PageReview.objects.get(page=page)
    assert (review.reviewed_on, review.due_on) == (REVIEWED, new)
    messages = [entry.message for entry in PageLogEntry.objects.filter(action="governance.due_date").order_by("page")]
    assert "moved from" in messages[0]
    assert "set to" in messages[1]


def test_a_task_is_open_once_and_keeps_whom_it_was_given_to(page, person):
    other = User.objects.create_user(username="bob")
    task = task_of(page)
    review_task_assign(task=task, person=person)
    again = task_of(page, detail="More is known.", assigned_to=other)
    assert again == task
    assert (again.detail, again.assigned_to) == ("More is known.", person)
    assert ReviewTask.objects.count() == 1


def test_a_closed_task_stays_closed_and_a_new_one_can_open(page, person):
    task = review_task_close(task=task_of(page), user=person)
    review_task_close(task=task)
    assert task.closed_by == person
    assert task_of(page) != task


def test_a_page_that_goes_public_unsigned_is_due_at_once_and_no_edit_moves_that(page):
    review_make(page)
    with time_machine.travel("2026-06-15T12:00:00Z", tick=False):
        review = page_went_public(page=page, publication="example")
    assert (review.publication, review.due_on, review.reviewed_on) == ("example", date(2026, 6, 15), None)
    with time_machine.travel("2026-07-15T12:00:00Z", tick=False):
        review = page_went_public(page=page, publication="none")
    assert (review.publication, review.due_on) == ("none", date(2026, 6, 15))


def test_a_page_that_needs_no_sign_off_is_due_after_the_interval_of_its_type(page):
    review_make(page)
    today = timezone.localdate()
    due_on = page_went_public(page=page, publication="not_clinical").due_on
    assert due_on == page_next_due_on(page, today)
    assert due_on <= latest_due_on(today)

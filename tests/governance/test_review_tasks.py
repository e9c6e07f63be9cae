"""Every day the right tasks are open: for pages and claims that are due or late, and for nothing else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic_portal.accounts.models import User
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.task_services import review_task_assign, review_tasks_refresh
from content.pages.models import StandardPage
from tests.factories import claim_make, home_make, page_make, review_make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)


@pytest.fixture
def home():
    return home_make()


def page_due(home, days, **fields):
    page = page_make(StandardPage, home, **fields)
    review_make(page, due_on=TODAY + timedelta(days=days))
    return page


def open_now() -> set[tuple[str, str, int]]:
    return set(ReviewTask.objects.filter(closed_at=None).values_list("reason", "subject", "subject_pk"))


def test_pages_and_claims_that_are_due_or_late_have_a_task_and_others_none(home):
    soon, late = page_due(home, 90), page_due(home, -1)
    page_due(home, 91)
    page_due(home, 1, live=False)
    page_make(StandardPage, home)
    claim = claim_make(valid_until=TODAY - timedelta(days=1))
    claim_make(valid_until=TODAY + timedelta(days=91))
    claim_make(valid_until=TODAY, live=False)
    review_tasks_refresh(today=TODAY)
    assert open_now() == {
        ("due_soon", "page", soon.pk),
        ("overdue", "page", late.pk),
        ("overdue", "claim", claim.pk),
    }


def test_a_task_becomes_late_and_closes_when_the_page_is_reviewed(home):
    page = page_due(home, 1)
    assert review_tasks_refresh(today=TODAY).opened == 1
    assert review_tasks_refresh(today=TODAY).opened == 0
    refreshed = review_tasks_refresh(today=TODAY + timedelta(days=2))
    assert (refreshed.opened, refreshed.closed) == (1, 1)
    assert open_now() == {("overdue", "page", page.pk)}
    PageReview.objects.update(due_on=TODAY + timedelta(days=400))
    review_tasks_refresh(today=TODAY + timedelta(days=2))
    assert open_now() == set()
    assert ReviewTask.objects.filter(closed_at=None).count() == 0


def test_a_page_that_is_taken_down_or_deleted_leaves_no_task(home):
    down, gone = page_due(home, 1), page_due(home, 1)
    review_tasks_refresh(today=TODAY)
    down.unpublish()
    gone.delete()
    review_tasks_refresh(today=TODAY)
    assert open_now() == set()


def test_any_task_closes_when_its_page_or_claim_is_gone(home):
    page, claim = page_make(StandardPage, home), claim_make()
    for subject, pk in (("page", page.pk), ("claim", claim.pk)):
        ReviewTask.objects.create(reason="source_status", subject=subject, subject_pk=pk, label="A label")
    review_tasks_refresh(today=TODAY)
    assert len(open_now()) == 2
    page.delete()
    claim.delete()
    review_tasks_refresh(today=TODAY)
    assert open_now() == set()


def test_tasks_for_other_reasons_are_left_alone(home):
    ReviewTask.objects.create(reason="claim_changed", subject="page", subject_pk=home.pk, label="Home")
    review_tasks_refresh(today=TODAY)
    assert open_now() == {("claim_changed", "page", home.pk)}


def test_a_task_goes_to_the_owner_and_stays_with_whom_it_was_given_to(home):
    owner, other = User.objects.create_user(username="ada"), User.objects.create_user(username="bob")
    page = page_due(home, 1)
    PageReview.objects.filter(page=page).update(owner=owner)
    review_tasks_refresh(today=TODAY)
    task = ReviewTask.objects.get()
    assert task.assigned_to == owner
    review_task_assign(task=task, person=other)
    review_tasks_refresh(today=TODAY)
    task.refresh_from_db()
    assert task.assigned_to == other


def test_what_somebody_kept_who_left_goes_to_the_deputy(home):
    owner, deputy = User.objects.create_user(username="ada"), User.objects.create_user(username="bob")
    page = page_due(home, 1)
    PageReview.objects.filter(page=page).update(owner=owner, deputy=deputy)
    claim_make(valid_until=TODAY, owner=owner, deputy=deputy)
    review_tasks_refresh(today=TODAY)
    assert {task.assigned_to for task in ReviewTask.objects.all()} == {owner}
    owner.is_active = False
    owner.save()
    page_due(home, 2)
    review_tasks_refresh(today=TODAY)
    assert [task.assigned_to for task in ReviewTask.objects.order_by("pk")] == [deputy, deputy, None]


def test_the_daily_look_needs_no_more_queries_for_more_pages_and_claims(home):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            review_tasks_refresh(today=TODAY)
        return len(captured)

    for days in (-1, 1):
        page_due(home, days)
        claim_make(valid_until=TODAY + timedelta(days=days))
    review_tasks_refresh(today=TODAY)
    page_due(home, 1)
    few = queries()
    for number in range(20):
        page_due(home, number - 10)
        claim_make(valid_until=TODAY + timedelta(days=number - 10))
    assert queries() == few

"""Writes the review cycle of pages: only a full review moves both its dates; it knows only Wagtail's Page."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from content.common.aliases import source_of
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.policy import review_due_on
from content.governance.review.task_services import review_tasks_close
from content.governance.said.mixins import GovernedPageMixin

Reason = ReviewTask.Reason
# Whoever signs a page off has seen it with its claims and sources as they stand.
ANSWERED_BY_SIGN_OFF = (
    Reason.DUE_SOON,
    Reason.OVERDUE,
    Reason.SOURCE_STATUS,
    Reason.CLAIM_RECALLED,
    Reason.CLAIM_CHANGED,
    Reason.EDITORIAL_CORRECTION,
    Reason.SIGN_OFF_WITHDRAWN,
)


def page_review_for(page: Page) -> PageReview:
    """Return the review cycle of a page, made if it has none. An alias shares that of its source page."""
    review, _is_new = PageReview.objects.get_or_create(page_id=source_of(page).pk)
    return review


def page_next_due_on(page: Page, reviewed_on: date) -> date:
    """Return when a page that was fully reviewed on this day is due again, by the interval of its type."""
    page_type = page.specific_class or type(page)
    months = getattr(page_type, "review_months", GovernedPageMixin.review_months)
    return review_due_on(reviewed_on, months, spread_key=f"page-{source_of(page).pk}")


@transaction.atomic
def page_reviewed(*, page: Page, reviewed_on: date, due_on: date, reviewer) -> PageReview:
    """Move the dates of a page after a full review, and close what the review answered."""
    review = page_review_for(page)
    review.reviewed_on = reviewed_on
    review.due_on = due_on
    review.save(update_fields=["reviewed_on", "due_on"])
    review_tasks_close(
        subjects=[(ReviewTask.Subject.PAGE, review.page_id)],
        reasons=ANSWERED_BY_SIGN_OFF,
        user=reviewer,
    )
    return review


def page_went_public(*, page: Page, publication: str) -> PageReview:
    """Remember how a page went public, and give it a date if it never had one.

    A clinical page that nobody signed is due at once; one that needs no sign-off after the interval of its type.
    """
    review = page_review_for(page)
    is_first = review.due_on is None
    if is_first:
        today = timezone.localdate()
        is_unsigned = publication in (PageReview.Publication.NONE, PageReview.Publication.EXAMPLE)
        review.due_on = today if is_unsigned else page_next_due_on(page, today)
    if is_first or review.publication != publication:
        review.publication = publication
        review.save(update_fields=["publication", "due_on"])
    return review


def people_of_page_set(*, page: Page, owner, deputy, user) -> PageReview:
    """Say who keeps a page right. It is no edit of the page, so it has an entry in the page's history of its own."""
    review = page_review_for(page)
    if (review.owner, review.deputy) == (owner, deputy):
        return review
    review.owner, review.deputy = owner, deputy
    review.save(update_fields=["owner", "deputy"])
    log(
        instance=page,
        action="governance.people",
        user=user,
        data={"owner": str(owner or ""), "deputy": str(deputy or "")},
    )
    return review


@transaction.atomic
def reviews_spread(*, due_dates: Mapping[int, date], user) -> int:
    """Move the due dates of these pages, by the key of the page; return how many moved.

    Each move stands in the page's history. The day of the last review stays as it is.
    """
    PageReview.objects.bulk_create((PageReview(page_id=pk) for pk in due_dates), ignore_conflicts=True)
    reviews = PageReview.objects.select_for_update(of=("self",)).select_related("page").filter(page__in=due_dates)
    moved = []
    for review in reviews:
        due_on = due_dates[review.page_id]
        if review.due_on == due_on:
            continue
        data = {"before": review.due_on.isoformat() if review.due_on else "", "after": due_on.isoformat()}
        review.due_on = due_on
        moved.append(review)
        log(instance=review.page, action="governance.due_date", user=user, data=data)
    PageReview.objects.bulk_update(moved, ["due_on"])
    return len(moved)

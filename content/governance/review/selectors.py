"""Reads when pages are looked at again, and by whom; it writes nothing and knows only Wagtail's Page."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from wagtail.models import Page

from content.governance.review import policy
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.policy import GRACE_DAYS, ReviewState
from content.governance.review.subjects import ReviewSubject


def review_state(page_review: PageReview | None, today: date) -> ReviewState:
    """Return how the review cycle of a page stands today; a page without one has no date."""
    return policy.review_state(page_review.due_on if page_review else None, today)


def pages_due_until(day: date) -> Iterable[ReviewSubject]:
    """Return the live pages that fall due on this day or before it: one query. Aliases share their source's cycle."""
    reviews = PageReview.objects.filter(due_on__lte=day, page__live=True, page__alias_of=None)
    for review in reviews.select_related("page").only("due_on", "owner", "deputy", "page__title"):
        yield ReviewSubject(
            subject=ReviewTask.Subject.PAGE,
            pk=review.page_id,
            label=review.page.title,
            due_on=cast(date, review.due_on),  # what has none is not among them
            grace_days=GRACE_DAYS,
            owner_id=review.owner_id,
            deputy_id=review.deputy_id,
        )


def page_edit_path(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def pages_existing() -> QuerySet:
    return Page.objects.order_by().values("pk")


def open_tasks() -> QuerySet[ReviewTask]:
    """Return what is to be done, the most urgent first; what has no day comes last."""
    tasks = ReviewTask.objects.filter(closed_at=None).select_related("assigned_to")
    return tasks.order_by(F("due_on").asc(nulls_last=True), "-opened_at", "pk")


def people_who_may(app_label: str, codename: str) -> QuerySet:
    """Return the active people with a permission, and the superusers."""
    model = get_user_model()
    holders = Permission.objects.filter(content_type__app_label=app_label, codename=codename)
    may = Q(is_superuser=True) | Q(groups__permissions__in=holders) | Q(user_permissions__in=holders)
    people = model._default_manager.filter(pk__in=model._default_manager.filter(may).values("pk"), is_active=True)
    return people.order_by("last_name", "first_name", model.USERNAME_FIELD)


def people_who_decide() -> QuerySet:
    """Return the people who look after accounts, and so after what nobody keeps."""
    model = get_user_model()
    return people_who_may(model._meta.app_label, f"change_{model._meta.model_name}")


def people_who_keep_pages() -> QuerySet:
    """Return the people who can open the admin: owners and deputies are chosen among them."""
    return people_who_may("wagtailadmin", "access_admin")

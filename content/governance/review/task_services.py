"""Opens and closes review tasks; it knows only what a task is about, never the page or claim itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from content.common.days import DUE_SOON_DAYS
from content.governance.review.keepers import keeper_of
from content.governance.review.models import ReviewTask
from content.governance.review.policy import review_state
from content.governance.review.subjects import ReviewSubject, review_subjects_existing, review_subjects_until

DUE_SOON = timedelta(days=DUE_SOON_DAYS)
LABEL_LENGTH = ReviewTask._meta.get_field("label").max_length


def review_tasks_open(wanted: Iterable[ReviewTask]) -> int:
    """Open these tasks, or bring up to date what is open for the same reason and subject; return how many are new.

    Whom an open task was given to keeps it while they work here. A few queries, however many tasks there are.
    """
    by_key = {task.key: task for task in wanted}
    for task in by_key.values():
        task.label = task.label[:LABEL_LENGTH]
    reasons = {task.reason for task in by_key.values()}
    open_tasks = ReviewTask.objects.filter(reason__in=reasons, closed_at=None).select_related("assigned_to")
    known = {task.key: task for task in open_tasks}
    again = [known[key] for key in by_key if key in known]
    for task in again:
        task.told_again(by_key[task.key])
    ReviewTask.objects.bulk_update(again, ["label", "detail", "due_on", "assigned_to"], batch_size=500)
    new = [task for key, task in by_key.items() if key not in known]
    # Somebody else may have opened the same one in the meantime.
    ReviewTask.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


def review_task_open(
    *,
    reason: str,
    subject: str,
    subject_pk: int,
    label: str,
    detail: str = "",
    assigned_to=None,
    due_on: date | None = None,
) -> ReviewTask:
    """Return the open task for this reason and subject, made or brought up to date."""
    identity = {"reason": reason, "subject": subject, "subject_pk": subject_pk}
    review_tasks_open([ReviewTask(**identity, label=label, detail=detail, assigned_to=assigned_to, due_on=due_on)])
    return ReviewTask.objects.get(**identity, closed_at=None)


def review_task_close(*, task: ReviewTask, user=None) -> ReviewTask:
    """Close a task; without a user the portal closed it because what it asked for was done."""
    if task.closed_at is None:
        task.closed_at = timezone.now()
        task.closed_by = user
        task.save(update_fields=["closed_at", "closed_by"])
    return task


def review_task_assign(*, task: ReviewTask, person) -> ReviewTask:
    """Give an open task to a person, or to nobody."""
    task.assigned_to = person
    task.save(update_fields=["assigned_to"])
    return task


def review_tasks_close(*, subjects: Iterable[tuple[str, int]], reasons: Iterable[str], user=None) -> int:
    """Close every open task of these pages and claims with one of these reasons; return how many there were."""
    wanted = set(subjects)
    open_tasks = ReviewTask.objects.filter(reason__in=list(reasons), closed_at=None)
    found = open_tasks.values_list("pk", "subject", "subject_pk")
    done = [pk for pk, subject, subject_pk in found if (subject, subject_pk) in wanted]
    return ReviewTask.objects.filter(pk__in=done).update(closed_at=timezone.now(), closed_by=user)


@dataclass(frozen=True)
class Refreshed:
    """What the daily look at all due dates changed."""

    opened: int
    closed: int


@transaction.atomic
def review_tasks_refresh(*, today: date | None = None) -> Refreshed:
    """Open a task for everything that is due within 90 days or late, and close those that are resolved or gone.

    What nobody reviewed stays open under its newest reason. A fixed number of queries, however many there are.
    """
    today = today or timezone.localdate()
    subjects = review_subjects_until(today + DUE_SOON)
    keys = {key for subject in subjects for key in (subject.owner_id, subject.deputy_id)}
    people = get_user_model()._default_manager.in_bulk(keys - {None})
    wanted = [_task_of(subject, people, today) for subject in subjects]
    return Refreshed(closed=_resolved_close(wanted) + _gone_close(), opened=review_tasks_open(wanted))


def _resolved_close(wanted: list[ReviewTask]) -> int:
    """Close what a date opened and no date asks for any more."""
    keys = {task.key for task in wanted}
    of_dates = ReviewTask.objects.filter(reason__in=ReviewTask.OF_DUE_DATES, closed_at=None)
    resolved = [task.pk for task in of_dates if task.key not in keys]
    return ReviewTask.objects.filter(pk__in=resolved).update(closed_at=timezone.now())


def _gone_close() -> int:
    """Close what is about pages and claims that are no longer there."""
    gone = 0
    for kind, existing in review_subjects_existing().items():
        tasks_left = ReviewTask.objects.filter(subject=kind, closed_at=None).exclude(subject_pk__in=existing)
        gone += tasks_left.update(closed_at=timezone.now())
    return gone


def _task_of(subject: ReviewSubject, people: dict, today: date) -> ReviewTask:
    is_late = review_state(subject.due_on, today, grace_days=subject.grace_days).is_late
    return ReviewTask(
        reason=ReviewTask.Reason.OVERDUE if is_late else ReviewTask.Reason.DUE_SOON,
        subject=subject.subject,
        subject_pk=subject.pk,
        label=subject.label,
        due_on=subject.due_on,
        assigned_to=keeper_of(people.get(subject.owner_id), people.get(subject.deputy_id)),
    )

"""Opens and closes review tasks; it knows only what a task is about, never the page or claim itself."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from content.governance.review.models import ReviewTask
from content.governance.review.policy import DUE_SOON_DAYS, review_state
from content.governance.review.subjects import ReviewSubject, review_subjects_existing, review_subjects_until

DUE_SOON = timedelta(days=DUE_SOON_DAYS)


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
    """Return the open task for this reason and subject, made or brought up to date.

    Whom somebody gave an open task to keeps it.
    """
    told = {"label": label[:300], "detail": detail, "due_on": due_on}
    task, is_new = ReviewTask.objects.get_or_create(
        reason=reason,
        subject=subject,
        subject_pk=subject_pk,
        closed_at=None,
        defaults={**told, "assigned_to": assigned_to},
    )
    if not is_new:
        for name, value in told.items():
            setattr(task, name, value)
        task.assigned_to = task.assigned_to or assigned_to
        task.save()
    return task


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


def review_tasks_close(*, subject: str, subject_pk: int, reasons, user=None) -> int:
    """Close every open task of a page or a claim with one of these reasons; return how many there were."""
    wanted = Q(subject=subject, subject_pk=subject_pk, reason__in=list(reasons), closed_at=None)
    return ReviewTask.objects.filter(wanted).update(closed_at=timezone.now(), closed_by=user)


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
    wanted = {_key_of(subject, today): subject for subject in review_subjects_until(today + DUE_SOON)}
    tasks = {
        (task.reason, task.subject, task.subject_pk): task
        for task in ReviewTask.objects.filter(reason__in=ReviewTask.OF_DUE_DATES, closed_at=None)
    }
    resolved = [task.pk for key, task in tasks.items() if key not in wanted]
    ReviewTask.objects.filter(pk__in=resolved).update(closed_at=timezone.now())
    gone = 0
    for kind, existing in review_subjects_existing().items():
        tasks_left = ReviewTask.objects.filter(subject=kind, closed_at=None).exclude(subject_pk__in=existing)
        gone += tasks_left.update(closed_at=timezone.now())
    kept = [_brought_up_to_date(tasks[key], subject) for key, subject in wanted.items() if key in tasks]
    ReviewTask.objects.bulk_update(kept, ["label", "due_on", "assigned_to"], batch_size=500)
    new = [
        _brought_up_to_date(ReviewTask(reason=key[0], subject=key[1], subject_pk=key[2]), subject)
        for key, subject in wanted.items()
        if key not in tasks
    ]
    # Another run may have opened the same one in the meantime.
    ReviewTask.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return Refreshed(opened=len(new), closed=len(resolved) + gone)


def _key_of(subject: ReviewSubject, today: date) -> tuple[str, str, int]:
    is_late = review_state(subject.due_on, today, grace_days=subject.grace_days).is_late
    reason = ReviewTask.Reason.OVERDUE if is_late else ReviewTask.Reason.DUE_SOON
    return reason, subject.subject, subject.pk


def _brought_up_to_date(task: ReviewTask, subject: ReviewSubject) -> ReviewTask:
    task.label, task.due_on = subject.label[:300], subject.due_on
    task.assigned_to_id = task.assigned_to_id or subject.owner_id or subject.deputy_id
    return task

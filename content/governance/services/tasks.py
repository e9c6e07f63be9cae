"""Opens and closes review tasks; it knows only what a task is about, never the page or claim itself."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from content.governance.models import ReviewTask


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

"""Reads who has to be told what today; it sends and writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth import get_user_model
from django.utils import timezone

from content.governance.review.keepers import is_reachable
from content.governance.review.models import PageReview, ReviewReminder, ReviewTask
from content.governance.review.policy import reminder_step
from content.governance.review.selectors import open_tasks, people_who_decide
from content.governance.review.subjects import review_subject_edit_path, review_subjects_until


@dataclass(frozen=True)
class DigestItem:
    """One open task in the mail of a person."""

    task: ReviewTask
    due_on: date
    step: int
    path: str

    @property
    def key(self) -> tuple[str, str, int, date, int]:
        reason = "" if self.task.reason in ReviewTask.OF_DUE_DATES else self.task.reason
        return reason, self.task.subject, self.task.subject_pk, self.due_on, self.step


@dataclass
class Digests:
    """Whom to tell what, and who cannot be told."""

    by_person: dict = field(default_factory=dict)
    unreachable: set = field(default_factory=set)
    # What is due, and nobody is there whom a mail would reach.
    told_to_nobody: int = 0


def digests_due(today: date) -> Digests:
    """Return what each person has not been told yet; whoever had a mail today waits until tomorrow.

    Owner and deputy are told, and whom the task was given to. Where none of them can be reached, the people who look
    after accounts are. A fixed number of queries, however many tasks there are.
    """
    tasks = list(open_tasks())
    keepers = _keepers(tasks)
    wanted = {pk for people in keepers.values() for pk in people}
    people = get_user_model()._default_manager.in_bulk(wanted)
    others = [person for person in people_who_decide() if person.email]
    due_dates = {task.pk: task.due_on or timezone.localdate(task.opened_at) for task in tasks}
    # What was due before anything that is open now is history.
    reminders = ReviewReminder.objects.filter(due_on__gte=min(due_dates.values(), default=today))
    sent = set(reminders.values_list("user_id", "reason", "subject", "subject_pk", "due_on", "step"))
    had_mail = set(_told_on(today))
    digests = Digests()
    for task in tasks:
        due_on = due_dates[task.pk]
        step = reminder_step(due_on, today)
        if step is None:
            continue
        kept_by = [people[pk] for pk in keepers[task.pk] if pk in people]
        digests.unreachable.update(person for person in kept_by if not is_reachable(person))
        item = DigestItem(task, due_on, step, review_subject_edit_path(task.subject, task.subject_pk))
        told = [person for person in kept_by if is_reachable(person)] or others
        digests.told_to_nobody += not told
        for person in told:
            if person.pk not in had_mail and (person.pk, *item.key) not in sent:
                digests.by_person.setdefault(person, []).append(item)
    return digests


def _told_on(today: date) -> Iterable[int]:
    return ReviewReminder.objects.filter(sent_at__date=today).values_list("user_id", flat=True).distinct()


def _keepers(tasks: list[ReviewTask]) -> dict[int, list[int]]:
    """Return the keys of the people who are told of each task, by the key of the task, each person once."""
    owners: dict[tuple[str, int], tuple[int | None, int | None]] = {
        (ReviewTask.Subject.PAGE, pk): (owner, deputy)
        for pk, owner, deputy in PageReview.objects.values_list("page", "owner", "deputy")
    }
    # A task about a claim may be open long before the claim itself falls due.
    owners |= {
        (subject.subject, subject.pk): (subject.owner_id, subject.deputy_id)
        for subject in review_subjects_until(date.max)
    }
    return {
        task.pk: list(
            dict.fromkeys(
                pk for pk in (task.assigned_to_id, *owners.get((task.subject, task.subject_pk), ())) if pk is not None
            )
        )
        for task in tasks
    }

"""Sends the review reminders: one mail a day for each person, each step once; it decides no dates."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, ngettext_lazy

from content.admin.mail import mail_send
from content.governance.review.digests import DigestItem, digests_due
from content.governance.review.models import ReviewReminder
from content.governance.review.task_services import review_tasks_refresh

NO_MAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"


@dataclass
class RemindersSent:
    """What one run did."""

    opened: int = 0
    closed: int = 0
    sent: int = 0
    failed: int = 0
    unreachable: int = 0
    told_to_nobody: int = 0
    # A sentence for each mail that failed.
    problems: list[str] = field(default_factory=list)
    has_mail_server: bool = True


def review_reminders_send(
    *, today: date | None = None, dry_run: bool = False, tell: Callable[[str], None] = lambda line: None
) -> RemindersSent:
    """Bring the review tasks up to date and tell everybody what they have not been told yet.

    Running it again sends nothing twice. A mail that cannot be sent is tried again with the next run, and the others
    are sent all the same. A dry run says what would be sent and changes nothing.
    """
    today = today or timezone.localdate()
    result = RemindersSent(has_mail_server=settings.EMAIL_BACKEND != NO_MAIL_BACKEND)
    with transaction.atomic():
        refreshed = review_tasks_refresh(today=today)
        result.opened, result.closed = refreshed.opened, refreshed.closed
        digests = digests_due(today)
        if dry_run:
            transaction.set_rollback(True)
    result.unreachable, result.told_to_nobody = len(digests.unreachable), digests.told_to_nobody
    for person in sorted(digests.unreachable, key=str):
        tell(f"{person} cannot be reached: the account is closed or has no email address.")
    for person, items in digests.by_person.items():
        things = ngettext("%(count)d thing", "%(count)d things", len(items)) % {"count": len(items)}
        if dry_run or not result.has_mail_server:
            tell(f"{person} <{person.email}> would be told of {things}.")
            continue
        problem = _digest_send(person, items, today)
        if not problem:
            result.sent += 1
            tell(f"{person} <{person.email}> was told of {things}.")
        else:
            result.failed += 1
            result.problems.append(f"{person} <{person.email}> could not be told: {problem}")
    return result


def _digest_send(person, items: list[DigestItem], today: date) -> str:
    """Send one mail; return what went wrong, or an empty string.

    The reminders are written down first, so that two runs at one time cannot both send, and taken back where the mail
    fails. No table is locked while a mail server thinks.
    """
    keys = dict.fromkeys(item.key for item in items)
    reminders = [
        ReviewReminder(user=person, reason=reason, subject=subject, subject_pk=pk, due_on=due_on, step=step)
        for reason, subject, pk, due_on, step in keys
    ]
    try:
        with transaction.atomic():
            ReviewReminder.objects.bulk_create(reminders)
    except IntegrityError:
        return "another run is sending the same reminders."
    problem = _digest_mail(person, items, today)
    if problem:
        ReviewReminder.objects.filter(pk__in=[reminder.pk for reminder in reminders]).delete()
    return problem


def _digest_mail(person, items: list[DigestItem], today: date) -> str:
    subject = ngettext_lazy(
        "%(count)d thing on %(portal)s needs a look", "%(count)d things on %(portal)s need a look", len(items)
    )
    return mail_send(
        person=person,
        subject=subject % {"count": len(items), "portal": settings.WAGTAIL_SITE_NAME},
        template="governance/review/mail/review_digest.txt",
        context={"items": items, "tasks_path": reverse("reviews:tasks"), "today": today},
    )

"""Puts up and takes down notices that cannot wait for a sign-off; both are logged, and readers see them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from content.governance.log.models import CorrectionEntry, GateEvent
from content.governance.log.services import correction_publish, gate_event_log
from content.governance.review.models import ReviewTask
from content.governance.review.task_services import review_task_open, review_tasks_close
from content.governance.safety.models import SafetyNotice

DAYS_UNTIL_REVIEW = 7


@transaction.atomic
def safety_notice_publish(*, heading: str, text: str, reason: str, page: Page | None, user) -> SafetyNotice:
    """Put a notice up at once, on one page or on every page. A clinician looks at it within seven days."""
    due_on = timezone.localdate() + timedelta(days=DAYS_UNTIL_REVIEW)
    notice = SafetyNotice.objects.create(
        heading=heading, text=text, reason=reason, page=page, published_by=user, due_on=due_on
    )
    gate_event_log(
        kind=GateEvent.Kind.SAFETY_NOTICE,
        page=page,
        user=user,
        data={"notice": notice.pk, "heading": heading, "text": text, "reason": reason},
    )
    correction_publish(kind=CorrectionEntry.Kind.SAFETY, page=page, what_changed=f"{heading}: {text}", user=user)
    standing = _standing_beside(notice)
    review_task_open(
        reason=ReviewTask.Reason.SAFETY_NOTICE,
        subject=ReviewTask.Subject.PAGE,
        subject_pk=_subject_of(notice),
        label=_("Safety notice: %(heading)s") % {"heading": " · ".join(one.heading for one in standing)},
        detail="\n".join(one.reason for one in standing),
        due_on=min(one.due_on for one in standing),
    )
    return notice


@transaction.atomic
def safety_notice_end(*, notice: SafetyNotice, user) -> SafetyNotice:
    """Take a notice down. Nothing stands in the way of that."""
    if notice.ended_at is not None:
        return notice
    notice.ended_at = timezone.now()
    notice.ended_by = user
    notice.save(update_fields=["ended_at", "ended_by"])
    gate_event_log(
        kind=GateEvent.Kind.SAFETY_NOTICE,
        page=notice.page,
        user=user,
        data={"notice": notice.pk, "heading": notice.heading, "ended": True},
    )
    correction_publish(
        kind=CorrectionEntry.Kind.SAFETY,
        page=notice.page,
        what_changed=_("Taken down: %(heading)s") % {"heading": notice.heading},
        user=user,
    )
    if not _standing_beside(notice):
        review_tasks_close(
            subjects=[(ReviewTask.Subject.PAGE, _subject_of(notice))],
            reasons=[ReviewTask.Reason.SAFETY_NOTICE],
            user=user,
        )
    return notice


def _standing_beside(notice: SafetyNotice) -> list[SafetyNotice]:
    """Return the notices that readers see now and that share a task with this one, the newest first."""
    subject = _subject_of(notice)
    return [one for one in SafetyNotice.objects.filter(ended_at=None) if _subject_of(one) == subject]


def _subject_of(notice: SafetyNotice) -> int:
    """Return the page that the task for a notice is about: its own, or the home page for one on every page."""
    if notice.page_id:
        return notice.page_id
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_page_id if site else Page.get_first_root_node().pk

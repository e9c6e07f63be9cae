"""Publishes pages at their times and takes them down; one that may not go live is held back, and its owner is told."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.models import DraftStateMixin, Page, Revision

from content.admin.mail import mail_send
from content.governance.gate.question import NotPublishable
from content.governance.gate.services import findings_data
from content.governance.log.models import GateEvent
from content.governance.log.services import gate_event_log
from content.governance.review.keepers import is_reachable, keeper_of
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.task_services import review_task_open, review_tasks_close

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one revision that was due."""

    revision: Revision
    # What kept it from going live; None where it is live now.
    error: Exception | None = None


def expired_unpublish() -> None:
    """Take down every page and snippet whose time is over; the gate has no say in that."""
    models = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in models:
        if model is not Page and issubclass(model, Page):
            continue  # among the pages
        for item in list(model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")):
            try:
                item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            except Exception:
                logger.exception("%s %s could not be taken down at its time.", model.__name__, item.pk)


def due_revisions():
    """Return the revisions whose time has come, the earliest first."""
    return Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at", "pk")


def due_revisions_publish() -> Iterator[Outcome]:
    """Publish each revision whose time has come. No failure stops the others.

    A page that the gate holds back keeps its time: it goes live by itself once what was found is put right.
    """
    for revision in list(due_revisions()):
        try:
            with transaction.atomic():  # a failure must not take the time from the revision
                revision.publish(log_action="wagtail.publish.scheduled")
        except NotPublishable as refusal:
            _hold_back(revision, refusal)
            yield Outcome(revision, refusal)
        except Exception as error:
            logger.exception("Revision %s could not be published at its time.", revision.pk)
            yield Outcome(revision, error)
        else:
            _task_close(revision)
            yield Outcome(revision)


def _hold_back(revision: Revision, refusal: NotPublishable) -> None:
    """Log it and tell the owner: once a revision, however often its turn comes."""
    page = Page.objects.get(pk=revision.object_id)
    held_before = GateEvent.objects.filter(kind=GateEvent.Kind.SKIPPED, page=page, data__revision=revision.pk)
    if held_before.exists():
        return
    owner = _owner_of(page, revision)
    with transaction.atomic():
        gate_event_log(
            kind=GateEvent.Kind.SKIPPED,
            page=page,
            data={"revision": revision.pk, "findings": findings_data(refusal.findings)},
        )
        review_task_open(
            reason=ReviewTask.Reason.PUBLISHING_SKIPPED,
            subject=ReviewTask.Subject.PAGE,
            subject_pk=page.pk,
            label=page.draft_title,
            detail="\n".join(refusal.messages),
            assigned_to=owner,
            due_on=timezone.localdate(),
        )
    if is_reachable(owner):
        _owner_tell(owner, page, refusal)


def _task_close(revision: Revision) -> None:
    """Close what was opened when this page was held back earlier."""
    model = revision.content_type.model_class()
    if model is not None and issubclass(model, Page):
        review_tasks_close(
            subjects=[(ReviewTask.Subject.PAGE, int(revision.object_id))],
            reasons=[ReviewTask.Reason.PUBLISHING_SKIPPED],
        )


def _owner_of(page: Page, revision: Revision):
    """Return who is told: who keeps the page right, else who made it, else who wrote this version."""
    review = PageReview.objects.select_related("owner", "deputy").filter(page_id=page.pk).first()
    keepers = (review.owner, review.deputy) if review else ()
    return keeper_of(*keepers, page.owner, revision.user)


def _owner_tell(owner, page: Page, refusal: NotPublishable) -> None:
    mail_send(
        person=owner,
        subject=gettext_lazy("Held back: %(title)s") % {"title": page.draft_title},
        template="governance/gate/mail/held_back.txt",
        context={
            "title": page.draft_title,
            "sentences": refusal.messages,
            "path": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        },
    )

"""Tells the people who keep claims and pages right that something they rest on changed, and opens their tasks.

Governance knows no claim and the evidence library knows no page's owner, so this stands where both are known.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from content.evidence.models import Claim
from content.evidence.usage import PageUse
from content.governance.review.models import PageReview, ReviewTask

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Event:
    """What happened, in words for the people who are told."""

    subject: str
    what: str
    reason: str
    who: str = ""
    # Where in the admin it is looked at.
    path: str = ""


@dataclass
class _Concern:
    """What one person keeps right of all that is concerned."""

    person: object
    claims: list[Claim] = field(default_factory=list)
    pages: list[PageUse] = field(default_factory=list)


def tasks_open(*, reason: str, claims: Iterable[Claim], uses: Iterable[PageUse], detail: str) -> None:
    """Open a task for each claim and each page that readers see, or bring the open one up to date: a few queries."""
    keepers = _keepers_of_pages(uses)
    today = timezone.localdate()
    wanted = [
        ReviewTask(
            reason=reason,
            subject=ReviewTask.Subject.CLAIM,
            subject_pk=claim.pk,
            label=str(claim)[:300],
            detail=detail,
            assigned_to_id=claim.owner_id or claim.deputy_id,
            due_on=today,
        )
        for claim in claims
    ]
    for use in uses:
        if use.is_public and not use.page.alias_of_id:
            review = keepers.get(use.page.pk)
            wanted.append(
                ReviewTask(
                    reason=reason,
                    subject=ReviewTask.Subject.PAGE,
                    subject_pk=use.page.pk,
                    label=use.page.title[:300],
                    detail=detail,
                    assigned_to_id=(review.owner_id or review.deputy_id) if review else None,
                    due_on=today,
                )
            )
    open_tasks = ReviewTask.objects.filter(reason=reason, closed_at=None)
    known = {(task.subject, task.subject_pk): task for task in open_tasks}
    again = [known[task.subject, task.subject_pk] for task in wanted if (task.subject, task.subject_pk) in known]
    for task in again:
        task.detail = detail
    ReviewTask.objects.bulk_update(again, ["detail"], batch_size=500)
    new = [task for task in wanted if (task.subject, task.subject_pk) not in known]
    # Somebody else may have opened the same one in the meantime.
    ReviewTask.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)


def tasks_close(*, reason: str, claims: Iterable[Claim], uses: Iterable[PageUse], user) -> None:
    """Close what was opened for this reason and is settled."""
    settled = {"closed_at": timezone.now(), "closed_by": user}
    open_tasks = ReviewTask.objects.filter(reason=reason, closed_at=None)
    wanted = {(ReviewTask.Subject.CLAIM, claim.pk) for claim in claims}
    wanted |= {(ReviewTask.Subject.PAGE, use.page.pk) for use in uses}
    done = [task.pk for task in open_tasks if (task.subject, task.subject_pk) in wanted]
    ReviewTask.objects.filter(pk__in=done).update(**settled)


def people_tell(event: Event, *, claims: Iterable[Claim], uses: Iterable[PageUse]) -> None:
    """Send one mail to each owner and deputy of the claims and pages, once the change is stored."""
    concerns: dict[int, _Concern] = {}

    def concerned(*people) -> list[_Concern]:
        reached = {person.pk: person for person in people if person and person.is_active and person.email}
        return [concerns.setdefault(pk, _Concern(person)) for pk, person in reached.items()]

    loaded = Claim.objects.filter(pk__in=[claim.pk for claim in claims]).select_related("owner", "deputy")
    for claim in loaded:
        for found in concerned(claim.owner, claim.deputy):
            found.claims.append(claim)
    keepers = _keepers_of_pages(uses)
    for use in uses:
        review = keepers.get(use.page.alias_of_id or use.page.pk)
        for found in concerned(review.owner, review.deputy) if review else ():
            found.pages.append(use)
    mails = [_mail(event, found) for found in concerns.values()]
    transaction.on_commit(partial(_mails_send, mails))


def _keepers_of_pages(uses: Iterable[PageUse]) -> dict[int, PageReview]:
    ids = [use.page.alias_of_id or use.page.pk for use in uses]
    reviews = PageReview.objects.filter(page__in=ids).select_related("owner", "deputy")
    return {review.page_id: review for review in reviews}


def _mail(event: Event, concern: _Concern) -> EmailMessage:
    base_url = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    with translation.override(settings.LANGUAGE_CODE):
        claim_path = Claim.snippet_viewset.get_url_name("edit")
        body = render_to_string(
            "oversight/mail/recall_notice.txt",
            {
                "person": concern.person,
                "event": event,
                "base_url": base_url,
                "claims": [(claim, reverse(claim_path, args=[claim.pk])) for claim in concern.claims],
                "pages": [(use, reverse("wagtailadmin_pages:edit", args=[use.page.pk])) for use in concern.pages],
                "portal": settings.WAGTAIL_SITE_NAME,
            },
        )
    return EmailMessage(subject=" ".join(event.subject.split()), body=body, to=[concern.person.email])


def _mails_send(mails: list[EmailMessage]) -> None:
    """Send what can be sent. The change is public already, so a mail server that fails stops nothing."""
    for mail in mails:
        try:
            mail.send()
        except Exception:
            logger.exception("A notice about a claim or source could not be sent by mail.")

"""Tells the people who keep claims and pages right that something they rest on changed, and opens their tasks.

Governance knows no claim and the evidence library knows no page's owner, so this stands where both are known.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from content.admin.mail import mail_send
from content.evidence.models import Claim
from content.evidence.usage import PageUse
from content.governance.review.keepers import is_reachable, keeper_of
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.task_services import review_tasks_close, review_tasks_open


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
    told = {"reason": reason, "detail": detail, "due_on": timezone.localdate()}
    wanted = [
        ReviewTask(
            subject=ReviewTask.Subject.CLAIM,
            subject_pk=claim.pk,
            label=str(claim),
            assigned_to=keeper_of(claim.owner, claim.deputy),
            **told,
        )
        for claim in _with_keepers(claims)
    ]
    for use in uses:
        if use.is_public and not use.page.alias_of_id:
            review = keepers.get(use.page.pk)
            wanted.append(
                ReviewTask(
                    subject=ReviewTask.Subject.PAGE,
                    subject_pk=use.page.pk,
                    label=use.page.title,
                    assigned_to=keeper_of(review.owner, review.deputy) if review else None,
                    **told,
                )
            )
    review_tasks_open(wanted)


def tasks_close(*, reason: str, claims: Iterable[Claim], uses: Iterable[PageUse], user) -> None:
    """Close what was opened for this reason and is settled."""
    subjects = [(ReviewTask.Subject.CLAIM, claim.pk) for claim in claims]
    subjects += [(ReviewTask.Subject.PAGE, use.page.pk) for use in uses]
    review_tasks_close(subjects=subjects, reasons=[reason], user=user)


def people_tell(event: Event, *, claims: Iterable[Claim], uses: Iterable[PageUse]) -> None:
    """Send one mail to each owner and deputy of the claims and pages, once the change is stored."""
    concerns: dict[int, _Concern] = {}

    def concerned(*people) -> list[_Concern]:
        reached = {person.pk: person for person in people if is_reachable(person)}
        return [concerns.setdefault(pk, _Concern(person)) for pk, person in reached.items()]

    for claim in _with_keepers(claims):
        for found in concerned(claim.owner, claim.deputy):
            found.claims.append(claim)
    keepers = _keepers_of_pages(uses)
    for use in uses:
        review = keepers.get(use.page.alias_of_id or use.page.pk)
        for found in concerned(review.owner, review.deputy) if review else ():
            found.pages.append(use)
    transaction.on_commit(partial(_mails_send, event, list(concerns.values())))


def _with_keepers(claims: Iterable[Claim]) -> QuerySet[Claim]:
    return Claim.objects.filter(pk__in=[claim.pk for claim in claims]).select_related("owner", "deputy")


def _keepers_of_pages(uses: Iterable[PageUse]) -> dict[int, PageReview]:
    ids = [use.page.alias_of_id or use.page.pk for use in uses]
    reviews = PageReview.objects.filter(page__in=ids).select_related("owner", "deputy")
    return {review.page_id: review for review in reviews}


def _mails_send(event: Event, concerns: Iterable[_Concern]) -> None:
    claim_path = Claim.snippet_viewset.get_url_name("edit")
    for concern in concerns:
        mail_send(
            person=concern.person,
            subject=event.subject,
            template="oversight/mail/recall_notice.txt",
            context={
                "event": event,
                "claims": [(claim, reverse(claim_path, args=[claim.pk])) for claim in concern.claims],
                "pages": [(use, reverse("wagtailadmin_pages:edit", args=[use.page.pk])) for use in concern.pages],
            },
        )

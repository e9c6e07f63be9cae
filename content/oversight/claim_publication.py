"""Says whether a changed claim may become public on pages that somebody signed; it writes nothing."""

from django.utils.translation import ngettext
from wagtail.models import Revision, TaskState

from content.evidence.models import Claim
from content.evidence.usage import page_uses
from content.governance.said.page_content import CLAIM_COLUMNS, CLAIM_SIGNED
from content.governance.sign_off.authors import is_last_author
from content.governance.sign_off.models import SignOff


def reason_against_publishing(claim: Claim, revision: Revision, user) -> str:
    """Return in a sentence why this person may not publish this draft of a claim, or an empty string.

    Four eyes: nobody puts words of their own on a signed page before a second person has read them. Without a person,
    as in a command on the server, there is nobody to ask.
    """
    if user is None or not is_last_author(claim, revision, user) or _is_approved_by_another(revision, user):
        return ""
    # What is in hand may be the draft itself.
    public = Claim.objects.filter(pk=claim.pk, live=True).first()
    if public is not None and _said(public) == _said(revision.as_object()):
        return ""
    pages = _signed_pages(claim)
    words = ngettext(
        "This claim stands on %(count)s signed page, and you made its last change. Your draft is kept. "
        "Submit it, so that a second person approves it. If it is wrong, you can take it down at once.",
        "This claim stands on %(count)s signed pages, and you made its last change. Your draft is kept. "
        "Submit it, so that a second person approves it. If it is wrong, you can take it down at once.",
        pages,
    )
    return words % {"count": pages} if pages else ""


def _is_approved_by_another(revision: Revision, user) -> bool:
    approved = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    return approved.exclude(finished_by=None).exclude(finished_by=user).exists()


def _said(claim: Claim) -> tuple:
    """Return all of the claim that is signed with a page: what readers are told, and what decides whether they are."""
    sources = tuple(use.reference_id for use in claim.claim_references.all())
    return *(getattr(claim, CLAIM_COLUMNS[fact]) for fact in CLAIM_SIGNED), sources


def _signed_pages(claim: Claim) -> int:
    public = [use.page.alias_of_id or use.page.pk for use in page_uses([claim]) if use.is_public]
    approved = SignOff.objects.filter(page_id__in=public, decision=SignOff.Decision.APPROVED)
    return approved.order_by().values("page_id").distinct().count()

"""Signs pages off and withdraws sign-offs: who may, for which exact form, and the signature over it.

It knows only Wagtail's Page; what a page says comes from the page itself.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from content.common.aliases import source_of
from content.governance.review.models import ReviewTask
from content.governance.review.services import page_next_due_on, page_reviewed
from content.governance.review.task_services import review_task_open
from content.governance.said.canonical import clinical_hash, snapshot, whole_hash
from content.governance.said.mixins import GovernedPageMixin
from content.governance.sign_off import signatures
from content.governance.sign_off.authors import has_written
from content.governance.sign_off.keys import message_sign
from content.governance.sign_off.models import ReviewerProfile, SignOff
from content.governance.sign_off.selectors import (
    approval_relied_on,
    has_reviewer_role,
    latest_sign_off,
    reviewer_profile_of,
)
from content.governance.sign_off.statements import sign_off_message


class SignOffRefused(ValidationError):
    """A sign-off that may not be made; the message says why and what to do."""


def reason_against_signing(*, page: Page, revision: Revision, reviewer, today: date | None = None) -> str:
    """Return in a sentence why this person may not sign this revision, or an empty string."""
    if reason := _reason_against_person(reviewer, today or timezone.localdate()):
        return reason
    approval = approval_relied_on(page)
    since = approval.revision_id if approval else None
    if has_written(page, revision, reviewer, since=since):
        return _("You wrote part of this page since the last sign-off, so another clinical reviewer must sign it.")
    return ""


@transaction.atomic
def sign_off_create(
    *,
    page: Page,
    revision: Revision,
    reviewer,
    comment: str,
    interests_confirmed: bool,
    today: date | None = None,
    seen_hash: str | None = None,
) -> SignOff:
    """Sign one revision of a page with its claims and sources as they stand now.

    `seen_hash` is the whole hash of what the reviewer read; a page or claim that changed meanwhile is not signed.
    """
    page = _source(page)
    # Two people who sign at once take turns.
    Page.objects.select_for_update().get(pk=page.pk)
    if str(revision.object_id) != str(page.pk):
        raise SignOffRefused(_("This revision belongs to another page."))
    if reason := reason_against_signing(page=page, revision=revision, reviewer=reviewer, today=today):
        raise SignOffRefused(reason)
    if not interests_confirmed:
        raise SignOffRefused(_("Confirm first that your interests are as declared."))
    draft = revision.as_object()
    if not isinstance(draft, GovernedPageMixin):
        raise SignOffRefused(_("Pages of this type say nothing that could be signed off."))
    content = draft.governed_content()
    whole = whole_hash(content)
    if seen_hash is not None and seen_hash != whole:
        raise SignOffRefused(_("The page or one of its claims changed while you read it. Read it again, then sign."))
    signed_at = timezone.now()
    reviewed_on = today or timezone.localdate(signed_at)
    due_on = page_next_due_on(page, reviewed_on)
    sign_off = SignOff(
        **_reviewer_fields(reviewer),
        page_id=page.pk,
        page_title=draft.title,
        revision_id=revision.pk,
        decision=SignOff.Decision.APPROVED,
        whole_hash=whole,
        clinical_hash=clinical_hash(content),
        content=snapshot(content),
        comment=comment.strip(),
        signed_at=signed_at,
        next_due_on=due_on,
    )
    _sign_and_save(sign_off)
    page_reviewed(page=page, reviewed_on=reviewed_on, due_on=due_on, reviewer=reviewer)
    log(
        instance=page.specific,
        action="governance.sign_off",
        user=reviewer,
        revision=revision,
        data={"sign_off": sign_off.pk, "comment": sign_off.comment},
    )
    return sign_off


@transaction.atomic
def sign_off_withdraw(*, page: Page, reviewer, comment: str) -> SignOff:
    """Withdraw the sign-off that stands; readers see it at once, and somebody is asked to look at the page.

    A registration that has run out does not stand in the way: this is about safety.
    """
    page = _source(page)
    Page.objects.select_for_update().get(pk=page.pk)
    if reason := _reason_against_role(reviewer):
        raise SignOffRefused(reason)
    if not comment.strip():
        raise SignOffRefused(_("Say why the sign-off is withdrawn. Readers see it."))
    newest = latest_sign_off(page)
    if newest is None or newest.decision != SignOff.Decision.APPROVED:
        raise SignOffRefused(_("There is no sign-off to withdraw."))
    withdrawal = SignOff(
        **_reviewer_fields(reviewer),
        page_id=page.pk,
        # As readers know it: what is withdrawn may be a draft with another title.
        page_title=page.title,
        revision_id=newest.revision_id,
        decision=SignOff.Decision.WITHDRAWN,
        whole_hash=newest.whole_hash,
        clinical_hash=newest.clinical_hash,
        comment=comment.strip(),
        signed_at=timezone.now(),
        next_due_on=None,
    )
    _sign_and_save(withdrawal)
    review_task_open(
        reason=ReviewTask.Reason.SIGN_OFF_WITHDRAWN,
        subject=ReviewTask.Subject.PAGE,
        subject_pk=page.pk,
        label=page.title,
        detail=withdrawal.comment,
        due_on=timezone.localdate(),
    )
    log(
        instance=page.specific,
        action="governance.sign_off_withdrawn",
        user=reviewer,
        data={"sign_off": withdrawal.pk, "comment": withdrawal.comment},
    )
    return withdrawal


def _source(page: Page) -> Page:
    return source_of(page)


def _reason_against_person(reviewer, today: date) -> str:
    if reason := _reason_against_role(reviewer):
        return reason
    profile = ReviewerProfile.objects.get(user=reviewer)
    if not (profile.role_title.strip() and profile.registration_body.strip() and profile.registration_number.strip()):
        return _("Your role or your registration is not complete. Ask a portal admin to enter it.")
    if profile.registration_expires_on < today:
        day = date_format(profile.registration_expires_on)
        return _("Your registration ran until %(day)s. Ask a portal admin to enter the new date.") % {"day": day}
    return ""


def _reason_against_role(reviewer) -> str:
    if not has_reviewer_role(reviewer):
        return _("Only a clinical reviewer can sign pages off.")
    profile = reviewer_profile_of(reviewer)
    if profile is None:
        return _("Your registration is not entered yet. Ask a portal admin to add you to the clinical reviewers.")
    if not profile.interests.strip():
        return _("Your interests are not declared yet. Declare them first; if there are none, say so.")
    return ""


def _reviewer_fields(reviewer) -> dict:
    profile = ReviewerProfile.objects.get(user=reviewer)
    return {
        "reviewer": reviewer,
        "reviewer_name": reviewer.get_full_name() or reviewer.get_username(),
        "reviewer_role": profile.role_title,
        "registration_body": profile.registration_body,
        "registration_number": profile.registration_number,
        "registration_expires_on": profile.registration_expires_on,
        "interests": profile.interests,
    }


def _sign_and_save(sign_off: SignOff) -> None:
    sign_off.algorithm = signatures.ALGORITHM
    sign_off.key_id = signatures.key_id(signatures.public_key())
    sign_off.signature = message_sign(sign_off_message(sign_off)).value
    sign_off.save()

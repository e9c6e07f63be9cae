"""Publishes a correction of wording that leaves the clinical parts as they were signed, with a publisher's reason."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from content.admin.mail import mail_send
from content.governance.log.models import CorrectionEntry, GateEvent
from content.governance.log.services import correction_publish, gate_event_log
from content.governance.review.keepers import is_reachable, keeper_of
from content.governance.review.models import ReviewTask
from content.governance.review.task_services import review_task_open
from content.governance.said.canonical import clinical_hash, snapshot, whole_hash
from content.governance.said.changes import changes
from content.governance.said.mixins import GovernedPageMixin
from content.governance.said.page_content import PageContent
from content.governance.sign_off.models import EditorialCorrection, SignOff
from content.governance.sign_off.selectors import latest_sign_off


class CorrectionRefused(ValidationError):
    """A correction that may not be published as one; the message says why and what to do."""


def reason_against_correction(*, page: Page, content: PageContent) -> str:
    """Return in a sentence why this form cannot go live as an editorial correction, or an empty string."""
    newest = latest_sign_off(page)
    if newest is None or newest.decision != SignOff.Decision.APPROVED:
        return _("There is no sign-off in force that a correction could rest on. Ask for a clinical review.")
    if newest.whole_hash == whole_hash(content):
        return _("Nothing has changed since the sign-off. Publish the page as usual.")
    if newest.clinical_hash != clinical_hash(content):
        return _("Clinical parts have changed since the sign-off. Ask for a clinical review.")
    return ""


@transaction.atomic
def editorial_correction_create(
    *, page: Page, revision: Revision, publisher, reason: str, seen_hash: str | None = None
) -> EditorialCorrection:
    """Publish one revision as a correction of wording; the reviewer is told, and readers see what changed.

    The gate's other rules hold as for every publication.
    """
    Page.objects.select_for_update().get(pk=page.pk)
    if page.alias_of_id:
        raise CorrectionRefused(_("An alias shows what its source page says. Correct that page."))
    if not page.permissions_for_user(publisher).can_publish():
        raise CorrectionRefused(_("Only somebody who may publish this page can publish a correction."))
    if not reason.strip():
        raise CorrectionRefused(_("Say what was corrected, and why."))
    draft = revision.as_object()
    if str(revision.object_id) != str(page.pk) or not isinstance(draft, GovernedPageMixin):
        raise CorrectionRefused(_("There is nothing to correct on this page."))
    if draft.go_live_at and draft.go_live_at > timezone.now():
        raise CorrectionRefused(_("This page has a time at which it goes live. Take that away first."))
    content = draft.governed_content()
    whole = whole_hash(content)
    if seen_hash is not None and seen_hash != whole:
        raise CorrectionRefused(_("The page changed while you read it. Look at the changes again."))
    if problem := reason_against_correction(page=page, content=content):
        raise CorrectionRefused(problem)
    sign_off = latest_sign_off(page)
    correction = EditorialCorrection.objects.create(
        page_id=page.pk,
        sign_off=sign_off,
        revision_id=revision.pk,
        whole_hash=whole,
        clinical_hash=sign_off.clinical_hash,
        reason=reason.strip(),
        changes=[_told(change) for change in changes(sign_off.content, snapshot(content))],
        corrected_by=publisher,
        corrected_by_name=publisher.get_full_name() or publisher.get_username(),
    )
    revision.publish(user=publisher)
    gate_event_log(
        kind=GateEvent.Kind.EDITORIAL_CORRECTION,
        page=page,
        user=publisher,
        data={"correction": correction.pk, "reason": correction.reason},
    )
    review_task_open(
        reason=ReviewTask.Reason.EDITORIAL_CORRECTION,
        subject=ReviewTask.Subject.PAGE,
        subject_pk=page.pk,
        label=draft.title,
        detail=correction.reason,
        assigned_to=keeper_of(sign_off.reviewer),
    )
    correction_publish(
        kind=CorrectionEntry.Kind.WORDING,
        page=page,
        what_changed=_("The wording was corrected. The clinical parts are as they were signed."),
        why=correction.reason,
        user=publisher,
    )
    log(
        instance=draft,
        action="governance.editorial_correction",
        user=publisher,
        revision=revision,
        data={"correction": correction.pk, "reason": correction.reason},
    )
    transaction.on_commit(lambda: _reviewer_tell(correction))
    return correction


def _told(change) -> dict[str, str]:
    told = asdict(change)
    return {name: told[name] for name in ("where", "before", "after")}


def _reviewer_tell(correction: EditorialCorrection) -> None:
    """Write to the reviewer. The task is open whether or not the mail arrives."""
    reviewer = correction.sign_off.reviewer
    if not is_reachable(reviewer):
        return
    title = correction.sign_off.page_title
    mail_send(
        person=reviewer,
        subject=gettext_lazy("Wording corrected: %(title)s") % {"title": title},
        template="governance/sign_off/mail/editorial_correction.txt",
        context={
            "correction": correction,
            "title": title,
            "path": reverse("sign_offs:page", args=[correction.page_id]),
        },
    )

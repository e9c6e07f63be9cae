"""Takes claims down and brings them back, and sets the status of sources; it knows no page and no mail."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from content.evidence.fallbacks import fallback_problems
from content.evidence.models import Claim, ClaimRecall, Reference, ReferenceStatusChange
from content.evidence.policy import fallback_is_required
from content.evidence.signals import claim_recalled, claim_reinstated, reference_status_changed
from content.evidence.usage import claims_resting_on
from content.wording.patient_words import patient_words_problems

REASON_LENGTH = 500


def _reason_cleaned(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise ValidationError(_("Give a reason: it stays in the history."))
    if len(reason) > REASON_LENGTH:
        raise ValidationError(_("Keep the reason to %(length)s characters.") % {"length": REASON_LENGTH})
    return reason


@transaction.atomic
def claim_recall(*, claim: Claim, user, reason: str, fallback_text: str | None = None) -> ClaimRecall:
    """Take a claim off every page at once, whatever is drafted of it; `fallback_text` changes what stands there.

    What warns readers of harm is never taken down without words in its place.
    """
    reason = _reason_cleaned(reason)
    live = Claim.objects.select_for_update().get(pk=claim.pk)
    if fallback_text is not None and fallback_text.strip() != live.fallback_text:
        _fallback_set(live, fallback_text.strip())
    if fallback_is_required(kind=live.kind, topic=live.topic) and not live.fallback_text.strip():
        raise ValidationError(
            _("This claim warns readers of something. Write what they should read in its place first.")
        )
    try:
        with transaction.atomic():
            recall = ClaimRecall.objects.create(claim=live, reason=reason, recalled_by=user)
    except IntegrityError as error:
        raise ValidationError(_("This claim is taken down already.")) from error
    log(instance=live, action="evidence.claim.recall", user=user, data={"reason": reason})
    claim_recalled.send(sender=Claim, claim=live, recall=recall, user=user)
    return recall


def _fallback_set(claim: Claim, text: str) -> None:
    """Change the fallback in public and in the newest draft, which would otherwise bring the old one back."""
    field = Claim._meta.get_field("fallback_text")
    claim.fallback_text = field.clean(text, claim)
    problems = [
        *fallback_problems(fallback=text, text=claim.text, kind=claim.kind),
        *patient_words_problems(text),
    ]
    if problems:
        raise ValidationError(problems)
    claim.save(update_fields=["fallback_text"])
    if claim.latest_revision is not None:
        claim.latest_revision.content["fallback_text"] = claim.fallback_text
        claim.latest_revision.save(update_fields=["content"])


@transaction.atomic
def claim_reinstate(*, claim: Claim, user, reason: str) -> ClaimRecall:
    """Bring a claim that was taken down back to every page it stands on."""
    reason = _reason_cleaned(reason)
    recall = ClaimRecall.objects.standing().select_for_update().filter(claim_id=claim.pk).first()
    if recall is None:
        raise ValidationError(_("This claim is not taken down."))
    recall.lifted_at = timezone.now()
    recall.lifted_by = user
    recall.lifted_reason = reason
    recall.save()
    live = Claim.objects.get(pk=claim.pk)
    log(instance=live, action="evidence.claim.reinstate", user=user, data={"reason": reason})
    claim_reinstated.send(sender=Claim, claim=live, recall=recall, user=user)
    return recall


@transaction.atomic
def reference_status_set(
    *, reference: Reference, status: str, reason: str, user=None, superseded_by: Reference | None = None
) -> ReferenceStatusChange:
    """Set what became of a source, in public at once; drafts follow, because the status is no field of theirs."""
    reason = _reason_cleaned(reason)
    live = Reference.objects.select_for_update().get(pk=reference.pk)
    if status not in Reference.Status.values:
        raise ValidationError(_("Choose what became of the source."))
    if status == Reference.Status.SUPERSEDED:
        if superseded_by is None:
            raise ValidationError(_("Choose the newer source that takes its place."))
        if superseded_by.pk == live.pk:
            raise ValidationError(_("A source cannot take its own place. Choose the newer one."))
    else:
        superseded_by = None
    if (status, superseded_by and superseded_by.pk) == (live.status, live.superseded_by_id):
        raise ValidationError(_("The source has this status already."))
    change = ReferenceStatusChange.objects.create(
        reference=live,
        status=status,
        former_status=live.status,
        superseded_by=superseded_by,
        reason=reason,
        changed_by=user,
    )
    live.status = status
    live.superseded_by = superseded_by
    live.status_note = "" if status == Reference.Status.CURRENT else reason
    live.save(update_fields=["status", "superseded_by", "status_note"])
    # What the caller holds says the same, in case it is saved again.
    reference.status, reference.superseded_by, reference.status_note = status, superseded_by, live.status_note
    claims = list(claims_resting_on([live]))
    data = {"source": live.key, "status": status, "former_status": change.former_status, "reason": reason}
    log(instance=live, action="evidence.reference.status", user=user, data=data)
    _log_on_claims(claims, user, data)
    reference_status_changed.send(sender=Reference, reference=live, change=change, claims=claims, user=user)
    return change


def _log_on_claims(claims: list[Claim], user, data: dict) -> None:
    """Note the change in the history of every claim that rests on the source, with one query."""
    content_type = ContentType.objects.get_for_model(Claim)
    now = timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            label=str(claim)[:200],
            object_id=str(claim.pk),
            action="evidence.claim.source_status",
            user=user,
            data=data,
            timestamp=now,
        )
        for claim in claims
    )

"""Connects recalls, sources and publications with tasks, mails and the public log of corrections; no rule is here."""

from django.db.models.signals import pre_delete, pre_save
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.signals import page_published, published, unpublished

from content.common.snippet_publication import PublicationRefused
from content.evidence.models import Claim, Reference
from content.evidence.signals import (
    claim_publishing,
    claim_recalled,
    claim_reinstated,
    reference_status_changed,
)
from content.evidence.usage import page_uses
from content.governance.review.models import ReviewTask
from content.governance.said.canonical import whole_hash
from content.governance.said.mixins import GovernedPageMixin
from content.governance.sign_off.models import SignOff
from content.history import entries
from content.history.claim_words import claim_words
from content.oversight.claim_publication import reason_against_publishing
from content.oversight.recall_notices import Event, people_tell, tasks_close, tasks_open

Reason = ReviewTask.Reason


def on_recall(sender, claim, recall, user, **kwargs):
    uses = page_uses([claim])
    entries.recall_entry(claim, recall)
    tasks_open(reason=Reason.CLAIM_RECALLED, claims=[claim], uses=uses, detail=recall.reason)
    event = Event(
        subject=_("Taken down everywhere: %(claim)s") % {"claim": claim.identifier},
        what=_("A claim was taken off every page: %(claim)s") % {"claim": claim},
        reason=recall.reason,
        who=str(user or ""),
        path=reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk]),
    )
    people_tell(event, claims=[claim], uses=uses)


def on_reinstatement(sender, claim, recall, user, **kwargs):
    uses = page_uses([claim])
    entries.reinstatement_entry(claim, recall)
    tasks_close(reason=Reason.CLAIM_RECALLED, claims=[claim], uses=uses, user=user)
    event = Event(
        subject=_("Brought back: %(claim)s") % {"claim": claim.identifier},
        what=_("A claim is back on its pages: %(claim)s") % {"claim": claim},
        reason=recall.lifted_reason,
        who=str(user or ""),
        path=reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk]),
    )
    people_tell(event, claims=[claim], uses=uses)


def on_source_status(sender, reference, change, claims, user, **kwargs):
    uses = page_uses([reference])
    entries.source_entry(reference, change)
    words = {"source": reference.key, "status": change.get_status_display(), "reason": change.reason}
    if change.status != Reference.Status.CURRENT:
        detail = _("%(source)s: %(status)s. %(reason)s") % words
        tasks_open(reason=Reason.SOURCE_STATUS, claims=claims, uses=uses, detail=detail)
    event = Event(
        subject=_("%(status)s: %(source)s") % words,
        what=_("A source has a new status, “%(status)s”: %(citation)s")
        % {"status": change.get_status_display(), "citation": reference.citation},
        reason=change.reason,
        who=str(user or ""),
        path=reverse(Reference.snippet_viewset.get_url_name("edit"), args=[reference.pk]),
    )
    people_tell(event, claims=claims, uses=uses)


def before_claim_publication(sender, claim, revision, user, **kwargs):
    if reason := reason_against_publishing(claim, revision, user):
        raise PublicationRefused(claim, [reason])


def remember_public_words(sender, instance, raw=False, update_fields=None, **kwargs):
    """Keep what readers read of a claim before it is saved, for whoever compares after its publication."""
    if raw or update_fields is not None or instance.pk is None:
        return
    before = Claim.objects.filter(pk=instance.pk, live=True).first()
    instance._public_words = claim_words(before) if before else None


def on_claim_published(sender, instance, **kwargs):
    before = getattr(instance, "_public_words", None)
    if before is None or not instance.live:
        return
    if entries.claim_change_entry(instance, before):
        uses = [use for use in page_uses([instance]) if use.is_public]
        signed = set(
            SignOff.objects.filter(page_id__in=[use.page.pk for use in uses]).values_list("page_id", flat=True)
        )
        signed_uses = [use for use in uses if use.page.pk in signed]
        detail = _("Its words changed: %(claim)s") % {"claim": instance}
        tasks_open(reason=Reason.CLAIM_CHANGED, claims=[], uses=signed_uses, detail=detail)


def on_claim_unpublished(sender, instance, **kwargs):
    entries.claim_removed_entry(instance)


def on_claim_deleted(sender, instance, **kwargs):
    if instance.live:
        entries.claim_removed_entry(instance)


def on_page_published(sender, instance, **kwargs):
    is_governed = isinstance(instance, GovernedPageMixin)
    if is_governed and instance.live and SignOff.objects.filter(page_id=instance.pk).exists():
        entries.page_entry(instance, whole_hash(instance.governed_content()))


def connect() -> None:
    """Connect the receivers once, when the apps are ready."""
    claim_recalled.connect(on_recall, dispatch_uid="pages-claim-recalled")
    claim_reinstated.connect(on_reinstatement, dispatch_uid="pages-claim-reinstated")
    reference_status_changed.connect(on_source_status, dispatch_uid="pages-source-status")
    claim_publishing.connect(before_claim_publication, dispatch_uid="pages-claim-publishing")
    pre_save.connect(remember_public_words, sender=Claim, dispatch_uid="pages-claim-before")
    published.connect(on_claim_published, sender=Claim, dispatch_uid="pages-claim-published")
    unpublished.connect(on_claim_unpublished, sender=Claim, dispatch_uid="pages-claim-unpublished")
    pre_delete.connect(on_claim_deleted, sender=Claim, dispatch_uid="pages-claim-deleted")
    page_published.connect(on_page_published, dispatch_uid="pages-page-published")

"""Recalls of claims and changes of a source's status, kept for good; they know nothing of pages."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.evidence.models.claims import Claim
from content.evidence.models.references import Reference


class ClaimRecallQuerySet(models.QuerySet):
    def standing(self):
        """Return those that are not lifted: their claims are taken down now."""
        return self.filter(lifted_at__isnull=True)


class ClaimRecall(models.Model):
    """One time a claim was taken off every public page. While it is not lifted, readers see the fallback.

    It stands apart from the claim, so that publishing an old draft cannot bring a recalled claim back.
    """

    claim = models.ForeignKey(Claim, verbose_name=_("claim"), on_delete=models.CASCADE, related_name="recalls")
    reason = models.TextField(_("reason"), max_length=500)
    recalled_at = models.DateTimeField(_("taken down"), auto_now_add=True)
    recalled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken down by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lifted_at = models.DateTimeField(_("brought back"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought back by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lifted_reason = models.TextField(_("why it came back"), max_length=500, blank=True)

    objects = ClaimRecallQuerySet.as_manager()

    class Meta:
        ordering = ["-recalled_at"]
        verbose_name = _("recall of a claim")
        verbose_name_plural = _("recalls of claims")
        constraints = [
            models.UniqueConstraint(
                fields=["claim"],
                condition=models.Q(lifted_at__isnull=True),
                name="evidence_claim_recalled_once",
                violation_error_message=_("This claim is taken down already."),
            )
        ]

    def __str__(self):
        return f"{self.claim_id}: {self.reason}"


class ReferenceStatusChange(models.Model):
    """One change of a source's status, with the reason; never edited."""

    reference = models.ForeignKey(
        Reference, verbose_name=_("source"), on_delete=models.CASCADE, related_name="status_changes"
    )
    status = models.CharField(_("new status"), max_length=12, choices=Reference.Status.choices)
    former_status = models.CharField(_("former status"), max_length=12, choices=Reference.Status.choices)
    superseded_by = models.ForeignKey(
        Reference,
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.TextField(_("reason"), max_length=500)
    changed_at = models.DateTimeField(_("changed"), auto_now_add=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty where a command did it."),
    )

    class Meta:
        ordering = ["-changed_at"]
        verbose_name = _("change of a source's status")
        verbose_name_plural = _("changes of sources' status")

    def __str__(self):
        return f"{self.reference_id}: {self.former_status} → {self.status}"

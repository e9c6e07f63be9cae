"""What was corrected, and notices that could not wait; readers see all of it; they know only Wagtail's Page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.models.base import AppendOnlyModel, page_kept_after_deletion, person
from content.governance.models.sign_offs import SignOff


class EditorialCorrection(AppendOnlyModel):
    """A change of wording that left the clinical parts as they were signed, with the publisher's reason."""

    page = page_kept_after_deletion()
    sign_off = models.ForeignKey(
        SignOff, verbose_name=_("sign-off"), on_delete=models.PROTECT, related_name="editorial_corrections"
    )
    revision_id = models.PositiveBigIntegerField(_("revision"), null=True)
    whole_hash = models.CharField(_("hash of the whole page"), max_length=64, db_index=True)
    clinical_hash = models.CharField(_("hash of the clinical parts"), max_length=64)
    reason = models.TextField(_("reason"), max_length=500)
    # A list of {"where", "before", "after"}.
    changes = models.JSONField(_("what changed"), default=list)
    corrected_by = person(_("corrected by"))
    corrected_by_name = models.CharField(_("name"), max_length=200)
    corrected_at = models.DateTimeField(_("corrected"), auto_now_add=True)

    class Meta:
        ordering = ["-corrected_at", "-pk"]
        verbose_name = _("editorial correction")
        verbose_name_plural = _("editorial corrections")

    def __str__(self):
        return f"{self.page_id}: {self.reason}"


class CorrectionEntry(AppendOnlyModel):
    """One dated entry of the public corrections log."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        WORDING = "wording", _("Wording corrected")
        EVIDENCE = "evidence", _("Evidence changed")
        RECALL = "recall", _("Statement taken down")
        REINSTATED = "reinstated", _("Statement brought back")
        SOURCE = "source", _("Source corrected, retracted or superseded")
        SAFETY = "safety", _("Safety notice")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    page = page_kept_after_deletion()
    page_title = models.CharField(_("page title"), max_length=255, blank=True)
    # The identifier of a claim or the key of a source; empty for a page as a whole.
    subject = models.CharField(_("subject"), max_length=60, blank=True)
    what_changed = models.TextField(_("what changed"))
    why = models.TextField(_("why"), blank=True)
    published_at = models.DateTimeField(_("published"), auto_now_add=True, db_index=True)
    published_by = person(_("published by"))

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.published_at}: {self.what_changed[:60]}"


class SafetyNotice(models.Model):
    """A notice that a portal admin put up at once, without a clinical sign-off. It says so to readers."""

    heading = models.CharField(_("heading"), max_length=120)
    text = models.TextField(_("text"), max_length=600, help_text=_("Plain words: what happened and what to do."))
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="safety_notices",
        help_text=_("Leave empty to show it on every page."),
    )
    reason = models.TextField(_("reason"), max_length=500, help_text=_("For the log: why it could not wait."))
    published_at = models.DateTimeField(_("published"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_on = models.DateField(_("review due"), help_text=_("Seven days after it was published."))
    ended_at = models.DateTimeField(_("taken down"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken down by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-published_at"]
        verbose_name = _("safety notice")
        verbose_name_plural = _("safety notices")

    def __str__(self):
        return self.heading

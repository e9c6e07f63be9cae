"""What the gate did and what was corrected, each entry written once; it must not know rules, reviews or signatures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.log.append_only import AppendOnlyModel, page_kept_after_deletion, person


class GateEvent(AppendOnlyModel):
    """One entry of the gate's log."""

    class Kind(models.TextChoices):
        BLOCKED = "blocked", _("Publication refused")
        SKIPPED = "skipped", _("Scheduled publication held back")
        RULE_CHANGED = "rule_changed", _("Rule changed")
        REASON_RECORDED = "reason_recorded", _("Reason recorded")
        EXAMPLE_PUBLISHED = "example_published", _("Published as example content, unsigned")
        WARNED = "warned", _("Published with a warning")
        EDITORIAL_CORRECTION = "editorial_correction", _("Wording corrected")
        SAFETY_NOTICE = "safety_notice", _("Safety notice published without sign-off")

    kind = models.CharField(_("what happened"), max_length=24, choices=Kind.choices)
    page = page_kept_after_deletion()
    page_title = models.CharField(_("page title"), max_length=255, blank=True)
    user = person(_("by"))
    data = models.JSONField(_("details"), default=dict)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("entry of the gate's log")
        verbose_name_plural = _("log of the gate")

    def __str__(self):
        return f"{self.at}: {self.get_kind_display()}"


class CorrectionEntry(AppendOnlyModel):
    """One dated entry of the public corrections log."""

    class Kind(models.TextChoices):
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

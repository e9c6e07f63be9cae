"""The gate's settings, reasons and log; they know only Wagtail's Page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.models.base import AppendOnlyModel, page_kept_after_deletion, person


class RuleSetting(models.Model):
    """What a portal admin decided for one rule. A rule without a row blocks."""

    class Mode(models.TextChoices):
        BLOCK = "block", _("Block")
        WARN = "warn", _("Warn")

    rule = models.CharField(_("rule"), max_length=40, unique=True)
    mode = models.CharField(_("what it does"), max_length=5, choices=Mode.choices, default=Mode.BLOCK)

    class Meta:
        verbose_name = _("setting of a rule")
        verbose_name_plural = _("settings of rules")

    def __str__(self):
        return f"{self.rule}: {self.mode}"


class GateOverride(models.Model):
    """A recorded reason why exact words may stand on one page although a rule found them."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="gate_overrides"
    )
    rule = models.CharField(_("rule"), max_length=40)
    subject = models.TextField(_("words"), help_text=_("The sentence, exactly as it stands, or the reading grade."))
    reason = models.TextField(_("reason"), max_length=500, help_text=_("The clinical reviewer sees it."))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("given by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        verbose_name = _("recorded reason")
        verbose_name_plural = _("recorded reasons")

    def __str__(self):
        return f"{self.page_id}: {self.rule}"


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

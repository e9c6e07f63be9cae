"""The gate's settings and recorded reasons; they know only Wagtail's Page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.log.rules import Mode


class RuleSetting(models.Model):
    """What a portal admin decided for one rule. A rule without a row blocks."""

    Mode = Mode

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

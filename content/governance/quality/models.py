"""Scores of quality instruments, one row each time a page was scored; they know only Wagtail's Page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.governance.log.append_only import AppendOnlyModel, person


class InstrumentScore(AppendOnlyModel):
    """One scoring of one revision of a page with one instrument."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="instrument_scores"
    )
    revision_id = models.PositiveBigIntegerField(_("revision"))
    instrument = models.CharField(_("instrument"), max_length=20)
    # Item number to answer: "yes", "no", "na", or "1" to "5".
    answers = models.JSONField(_("answers"), default=dict)
    # The numbers of the items that a program answered.
    computed = models.JSONField(_("answered by the portal"), default=list)
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=1, help_text=_("From 0 to 100."))
    scored_by = person(_("scored by"))
    scored_at = models.DateTimeField(_("scored"), auto_now_add=True)

    class Meta:
        ordering = ["-scored_at", "-pk"]
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        indexes = [models.Index(fields=["page", "instrument", "-scored_at"], name="governance_score_newest")]

    def __str__(self):
        return f"{self.page_id}: {self.instrument} {self.score}"


class InstrumentThreshold(models.Model):
    """The score that a clinical page must reach before it goes live. Without a row none is asked."""

    instrument = models.CharField(_("instrument"), max_length=20, unique=True)
    minimum = models.DecimalField(_("lowest score"), max_digits=5, decimal_places=1)

    class Meta:
        verbose_name = _("score that is required")
        verbose_name_plural = _("scores that are required")

    def __str__(self):
        return f"{self.instrument} ≥ {self.minimum}"

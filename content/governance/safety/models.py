"""Notices to readers that could not wait for a sign-off; they know only Wagtail's Page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


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

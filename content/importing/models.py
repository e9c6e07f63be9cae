"""Remembers which files were imported, by the hash of their content, and what became of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedArticle(models.Model):
    """One imported file, with the pages made from it and the report that was shown."""

    file_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("hash of the content"), max_length=64, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("imported by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    # A deleted page leaves this list by itself; when the list is empty, the file may be imported again.
    pages = models.ManyToManyField("wagtailcore.Page", verbose_name=_("pages"), related_name="+")
    report = models.JSONField(_("report"), default=dict)

    class Meta:
        ordering = ["-imported_at"]
        verbose_name = _("imported article")
        verbose_name_plural = _("imported articles")

    def __str__(self):
        return self.file_name

"""What records share that are written once and never changed; it knows no record."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyQuerySet(models.QuerySet):
    """Refuses to change or delete many rows at once."""

    def update(self, **values):
        raise ValidationError(_("These records are written once and never changed."))

    def delete(self):
        raise ValidationError(_("These records are kept for good."))


class AppendOnlyModel(models.Model):
    """A record that is written once. What corrects it is another record."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(_("These records are written once and never changed."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("These records are kept for good."))


def page_kept_after_deletion():
    """Return a relation to a page that outlives it: a record must still say what was signed or corrected."""
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )


def person(verbose_name, **kwargs):
    """Return a relation to a person that a record keeps beside their name in words."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        **kwargs,
    )

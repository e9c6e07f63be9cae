"""Columns of the lists of claims and references in the admin, from each item's own row; they ask no database."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import StatusTagColumn


class PublicationColumn(StatusTagColumn):
    """Whether readers see the item, from its own row: Wagtail's column asks the database twice a row."""

    def __init__(self, **kwargs):
        super().__init__("publication", label=_("Status"), primary=lambda item: item.live, **kwargs)

    def get_value(self, instance):
        if not instance.live:
            return _("draft")
        return _("live + draft") if instance.has_unpublished_changes else _("live")


class ValidityColumn(StatusTagColumn):
    """Whether a claim was taken down or is overdue, and else the date until which it stands."""

    def __init__(self, **kwargs):
        super().__init__("validity", label=_("Valid until"), primary=self.is_in_order, **kwargs)

    @staticmethod
    def is_in_order(claim):
        return not claim.is_recalled and not is_overdue(claim)

    def get_value(self, instance):
        if instance.is_recalled:
            return _("taken down")
        if instance.valid_until is None:
            return _("no date yet")
        date = date_format(instance.valid_until, "j M Y")
        return _("overdue since %(date)s") % {"date": date} if is_overdue(instance) else date


def is_overdue(claim) -> bool:
    return claim.valid_until is not None and claim.valid_until < timezone.localdate()

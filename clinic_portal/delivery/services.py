"""Moves the content generation forward; it must not know what changed."""

from django.db.models import F

from clinic_portal.delivery.models import ContentGeneration


def generation_advance() -> None:
    """Move the number forward by one, in the transaction of the change that calls it."""
    row = ContentGeneration.objects.filter(pk=ContentGeneration.ONLY_ROW)
    if not row.update(number=F("number") + 1):
        ContentGeneration.objects.create(pk=ContentGeneration.ONLY_ROW, number=1)

"""Moves the content generation forward; it must not know what changed."""

from time import time_ns

from django.db.models import F, Value
from django.db.models.functions import Greatest

from clinic_portal.delivery.models import ContentGeneration


def generation_advance() -> None:
    """Move the number forward in the transaction of the change that calls it, which locks the row to its end.

    At least to the present microsecond: after a backup is restored, no number comes back that readers' caches
    already hold for other content.
    """
    row = ContentGeneration.objects.filter(pk=ContentGeneration.ONLY_ROW)
    following = Greatest(F("number") + 1, Value(time_ns() // 1000))
    if not row.update(number=following):
        # A migration makes the row; only a database emptied by hand is without it.
        ContentGeneration.objects.bulk_create([ContentGeneration(pk=ContentGeneration.ONLY_ROW)], ignore_conflicts=True)
        row.update(number=following)

"""Reads the content generation; it writes nothing."""

from clinic_portal.delivery.models import ContentGeneration


def generation_number() -> int:
    """Return the number of the present content; 0 before the first change."""
    numbers = ContentGeneration.objects.filter(pk=ContentGeneration.ONLY_ROW).values_list("number", flat=True)
    return numbers.first() or 0

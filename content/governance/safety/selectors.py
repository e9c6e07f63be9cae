"""Reads the safety notices that readers see now; nothing is written."""

from django.db.models import Q

from content.governance.safety.models import SafetyNotice


def safety_notices_for(page_pk: int | None) -> list[SafetyNotice]:
    """Return the notices of this page and those of every page, the newest first: one query."""
    return list(SafetyNotice.objects.filter(Q(page=None) | Q(page_id=page_pk), ended_at=None))


def safety_notices_listed():
    """Return every notice for the admin's list, the newest first."""
    return SafetyNotice.objects.select_related("page", "published_by", "ended_by").order_by("-published_at", "-pk")

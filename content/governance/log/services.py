"""Writes both logs, the gate's and the public one of corrections; it decides nothing."""

from wagtail.models import Page

from content.governance.log.models import CorrectionEntry, GateEvent


def correction_publish(
    *, kind: str, page: Page | None = None, subject: str = "", what_changed: str, why: str = "", user=None
) -> CorrectionEntry:
    """Add one dated entry that readers see at once; it is never changed and never taken away.

    `subject` is the identifier of a claim or the key of a source, where the entry is about one.
    """
    return CorrectionEntry.objects.create(
        kind=kind,
        page=page,
        page_title=page.title if page is not None else "",
        subject=subject[:60],
        what_changed=what_changed,
        why=why,
        published_by=user if user is not None and user.pk else None,
    )


def gate_event_log(*, kind: str, page: Page | None = None, user=None, data: dict | None = None) -> GateEvent:
    """Add one entry to the gate's log."""
    return GateEvent.objects.create(
        kind=kind,
        page=page if page is not None and page.pk else None,
        page_title=page.title[:255] if page is not None else "",
        user=user if user is not None and user.is_authenticated else None,
        data=data or {},
    )

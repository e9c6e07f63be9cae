"""Writes the public log of corrections; it knows only Wagtail's Page and decides nothing."""

from wagtail.models import Page

from content.governance.models import CorrectionEntry


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

"""Where apps that stand above announce what else falls due; it knows no page type and no claim.

Governance keeps the review cycle of pages itself. Claims have their own, and governance must not know the evidence
library, so whoever knows both registers a function here from its `AppConfig.ready()`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class ReviewSubject:
    """One page or claim with a due date, and who is told."""

    # "page" or "claim", as `ReviewTask.Subject` has them.
    subject: str
    pk: int
    label: str
    due_on: date
    grace_days: int
    owner_id: int | None = None
    deputy_id: int | None = None


@dataclass(frozen=True)
class ReviewSubjects:
    """What one kind of subject tells about itself."""

    # Everything public of this kind that falls due on this day or before it, in a fixed number of queries.
    due_until: Callable[[date], Iterable[ReviewSubject]]
    # The path of the admin's editor for a primary key.
    edit_path: Callable[[int], str]
    # The primary keys of all that are there, public or not, as a queryset of values.
    existing: Callable[[], QuerySet[Any, Any]]


_registered: dict[str, ReviewSubjects] = {}


def review_subjects_register(subject: str, *, due_until, edit_path, existing) -> None:
    """Announce one kind of subject; the last registration of a kind counts, so that reloading does no harm."""
    _registered[subject] = ReviewSubjects(due_until, edit_path, existing)


def review_subjects_until(day: date) -> list[ReviewSubject]:
    """Return everything that falls due on this day or before it, the earliest first."""
    found = [subject for kind in _registered.values() for subject in kind.due_until(day)]
    return sorted(found, key=lambda subject: (subject.due_on, subject.subject, subject.pk))


def review_subject_edit_path(subject: str, pk: int) -> str:
    """Return where the subject is edited in the admin; empty for a kind that nobody announced."""
    kind = _registered.get(subject)
    return kind.edit_path(pk) if kind else ""


def review_subjects_existing() -> dict[str, QuerySet[Any, Any]]:
    """Return for each kind of subject the primary keys of all that are there."""
    return {subject: kind.existing() for subject, kind in _registered.items()}

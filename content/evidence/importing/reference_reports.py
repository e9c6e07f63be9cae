"""What an import of references did, as plain data and as lines for a terminal; it knows no model and no view."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Added:
    where: str
    key: str
    title: str
    # None where nothing was kept (a dry run).
    pk: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Present:
    """A record that the evidence library has already, and by what that was seen."""

    where: str
    key: str
    title: str
    pk: int | None
    reason: str


@dataclass(frozen=True)
class NotAdded:
    where: str
    reason: str


@dataclass
class ReferenceReport:
    """The whole of it, in the order of the file."""

    file_name: str
    format_name: str
    is_dry_run: bool = False
    added: list[Added] = field(default_factory=list)
    present: list[Present] = field(default_factory=list)
    refused: list[NotAdded] = field(default_factory=list)

    @property
    def summary(self) -> str:
        count = len(self.added)
        if self.is_dry_run:
            text = ngettext("%(count)s reference would be added", "%(count)s references would be added", count)
        else:
            text = ngettext(
                "%(count)s reference was added as a draft", "%(count)s references were added as drafts", count
            )
        return _("%(added)s, %(present)s there already, %(refused)s refused.") % {
            "added": text % {"count": count},
            "present": len(self.present),
            "refused": len(self.refused),
        }


def report_lines(report: ReferenceReport) -> Iterator[str]:
    """Yield the report as plain lines for a terminal."""
    yield f"{report.file_name} ({report.format_name}): {report.summary}"
    for added in report.added:
        yield f"  + {added.where}: {added.key} – {added.title}"
        yield from (f"      {note}" for note in added.notes)
    for present in report.present:
        yield f"  = {present.where}: {present.reason}"
    for refused in report.refused:
        yield f"  ! {refused.where}: {refused.reason}"
    if report.is_dry_run:
        yield _("This was a trial: nothing was changed.")

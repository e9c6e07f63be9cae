"""What an import did, as plain data, as JSON for keeping and as lines for a terminal; it knows no page and no view."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Outcome:
    """What became of one part of the file."""

    heading: str
    number: str
    page_type: str
    page_title: str
    page_id: int | None
    placed: bool
    reason: str
    notes: list[str] = field(default_factory=list)
    cut_off: str = ""


@dataclass(frozen=True)
class LeftOutLine:
    text: str
    reason: str


@dataclass(frozen=True)
class ImportReport:
    """The whole of it. `already_imported` says that nothing was changed this time, and why."""

    file_name: str
    title: str
    outcomes: list[Outcome]
    left_out: list[LeftOutLine]
    already_imported: str = ""
    record_id: int | None = None

    @property
    def summary(self) -> str:
        count = len(self.outcomes)
        return ngettext("%(count)s draft page was made.", "%(count)s draft pages were made.", count) % {"count": count}

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "outcomes": [asdict(outcome) for outcome in self.outcomes],
            "left_out": [asdict(line) for line in self.left_out],
        }


def report_from_json(data: dict[str, Any], **kept: Any) -> ImportReport:
    """Return the report that was kept as JSON."""
    return ImportReport(
        title=data.get("title", ""),
        outcomes=[Outcome(**outcome) for outcome in data.get("outcomes", [])],
        left_out=[LeftOutLine(**line) for line in data.get("left_out", [])],
        **kept,
    )


def report_lines(report: ImportReport) -> Iterator[str]:
    """Yield the report as plain lines for a terminal."""
    if report.already_imported:
        yield report.already_imported
        return
    yield _("“%(title)s” from %(file)s: %(summary)s Nothing was published.") % {
        "title": report.title,
        "file": report.file_name,
        "summary": report.summary,
    }
    for outcome in report.outcomes:
        number = f"{outcome.number}. " if outcome.number else ""
        yield ""
        yield f"{number}{outcome.heading}"
        yield "   → " + _("%(type)s: draft “%(title)s”") % {"type": outcome.page_type, "title": outcome.page_title}
        yield f"   {outcome.reason}"
        for note in outcome.notes:
            yield f"   - {note}"
        if outcome.cut_off:
            yield "   ! " + _("Breaks off: “%(words)s”") % {"words": outcome.cut_off}
    if report.left_out:
        yield ""
        yield _("Left out:")
        for line in report.left_out:
            yield f"   {line.reason}: {line.text}"

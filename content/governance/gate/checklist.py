"""Reads the checklist of a page's newest draft: each rule with what it found; nothing is written."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content.governance.gate import question
from content.governance.gate.answers import finding_address
from content.governance.gate.findings import Finding
from content.governance.gate.models import GateOverride
from content.governance.gate.selectors import reasons_recorded
from content.governance.log.rules import RULES


@dataclass(frozen=True)
class Line:
    """One thing that a rule found."""

    message: str
    where: str
    address: str
    # The place in the editor that the panel stands beside, as a CSS selector; empty where there is none.
    place: str
    # The words a reason can be recorded for; empty if none can.
    subject: str


@dataclass(frozen=True)
class Row:
    """One rule of the checklist."""

    key: str
    label: str | Promise
    description: str | Promise
    # met, blocks, warns or not_asked
    state: str
    state_words: str | Promise
    icon: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Checklist:
    rows: tuple[Row, ...]
    grade: float | None
    is_clinical: bool
    blocking_count: int
    warning_count: int
    reasons: tuple[GateOverride, ...]


STATES = {
    "met": (_("Done"), "circle-check"),
    "blocks": (_("To do"), "circle-xmark"),
    "warns": (_("Look at this (it does not block)"), "warning"),
    "not_asked": (_("Not asked of this page"), "minus"),
}


def checklist_of(page: Page) -> Checklist:
    """Return what the rules say of the newest draft; the same number of queries for any page."""
    draft = page.specific.get_latest_revision_as_object()
    report = question.page_findings(draft)
    is_clinical = report.content is not None and report.content.is_clinical
    return Checklist(
        rows=tuple(_row(rule, draft, report, is_clinical) for rule in RULES.values()),
        grade=report.grade,
        is_clinical=is_clinical,
        blocking_count=len(report.blocking),
        warning_count=len(report.warnings),
        reasons=tuple(reasons_recorded(draft)),
    )


def _row(rule, page: Page, report: question.GateReport, is_clinical: bool) -> Row:
    blocking = [finding for finding in report.blocking if finding.rule == rule.key]
    found = blocking or [finding for finding in report.warnings if finding.rule == rule.key]
    if found:
        state = "blocks" if blocking else "warns"
    elif is_clinical or rule.is_for_every_page:
        state = "met"
    else:
        state = "not_asked"
    words, icon = STATES[state]
    lines = tuple(
        Line(
            message=finding.message,
            where=finding.where,
            address=finding_address(page.pk, finding),
            place=_place(finding),
            subject=finding.subject if rule.takes_reasons else "",
        )
        for finding in found
    )
    return Row(rule.key, rule.label, rule.description, state, words, icon, lines)


def _place(finding: Finding) -> str:
    if finding.block_id:
        return f"#block-{finding.block_id}-section"
    return f"#id_{finding.field}" if finding.field else ""

"""The gate: what stands between a page and its readers; it knows only Wagtail's Page, and the rules are in `policy`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from wagtail.models import Page

from content.common.aliases import source_of
from content.governance.gate import policy
from content.governance.gate.findings import Finding
from content.governance.gate.selectors import modes_of_rules, reasons_for
from content.governance.quality.selectors import required_scores
from content.governance.review.models import PageReview
from content.governance.said.mixins import GovernedPageMixin
from content.governance.said.page_content import PageContent
from content.governance.said.reading_grade import reading_grade
from content.governance.sign_off.selectors import is_signed_in_this_form

SIGNED_OFF = "signed_off"

_example = ContextVar("example_publication", default=False)
# The pages that were refused while one request was answered, for the gate's log: what a refused save wrote is rolled
# back, so the log is written after it (`middleware`).
refusals: ContextVar[list["NotPublishable"] | None] = ContextVar("refusals", default=None)


@dataclass(frozen=True)
class GateReport:
    """What the rules found on one form of a page."""

    blocking: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    # None for a page type that is not governed.
    content: PageContent | None = None
    # How the page goes public if it does.
    publication: str = PageReview.Publication.NOT_CLINICAL

    @property
    def grade(self) -> float | None:
        """Return the reading grade, or None for a page type that is not governed."""
        return None if self.content is None else reading_grade(self.content)


class NotPublishable(ValidationError):
    """A page may not go live as it is. `findings` says what to do about it, and where."""

    def __init__(self, page: Page, findings: tuple[Finding, ...]):
        self.page = page
        self.findings = findings
        # By field, because Wagtail's API for the admin asks every refusal for its fields.
        super().__init__({NON_FIELD_ERRORS: [finding_sentence(finding) for finding in findings]})


def refusal_of(page: Page, error: ValidationError) -> NotPublishable:
    """Return what Wagtail itself refused, such as an address that another page has taken since, as a refusal."""
    if isinstance(error, NotPublishable):
        return error
    return NotPublishable(page, tuple(Finding("", sentence) for sentence in error.messages))


def finding_sentence(finding: Finding) -> str:
    """Return what a finding says on one line: where, then what to do."""
    return f"{finding.where}: {finding.message}" if finding.where else str(finding.message)


def page_findings(page: Page) -> GateReport:
    """Return what the rules find on the page as it stands in memory; the same number of queries for any page."""
    page = page.specific
    if not isinstance(page, GovernedPageMixin):
        return GateReport()
    # An alias says what its source says, so the sign-off, the reasons and the scores are those of the source.
    source = source_of(page)
    content = page.governed_content()
    reasons = reasons_for(source)
    is_signed = bool((content.is_clinical or reasons) and source.pk and is_signed_in_this_form(source, content))
    asked = policy.Asked(content, timezone.localdate(), is_signed, reasons, required_scores(source))
    found = policy.findings(asked)
    if _example.get():
        found = [finding for finding in found if finding.rule != SIGNED_OFF]
    modes = modes_of_rules()
    warnings = tuple(finding for finding in found if modes[finding.rule] == "warn")
    return GateReport(
        blocking=tuple(finding for finding in found if finding not in warnings),
        warnings=warnings,
        content=content,
        publication=_publication(content, is_signed),
    )


def assert_publishable(page: Page) -> GateReport:
    """Return the report of a page that may go live; raise `NotPublishable` for one that may not."""
    report = page_findings(page)
    if report.blocking:
        refusal = NotPublishable(page, report.blocking)
        noted = refusals.get()
        if noted is not None:
            noted.append(refusal)
        raise refusal
    return report


@contextmanager
def example_publication() -> Iterator[None]:
    """Publish as example content, unsigned: inside, the rule that asks for a sign-off is left out, and no other one.

    Only the starter content uses this. Every publication inside stands in the gate's log, and readers see on the page
    that nobody has signed it.
    """
    token = _example.set(True)
    try:
        yield
    finally:
        _example.reset(token)


def _publication(content: PageContent, is_signed: bool) -> str:
    if is_signed:
        return PageReview.Publication.SIGNED
    if not content.is_clinical:
        return PageReview.Publication.NOT_CLINICAL
    return PageReview.Publication.EXAMPLE if _example.get() else PageReview.Publication.NONE

"""Puts together what a reviewer or publisher reads before they sign or correct one revision; it writes nothing."""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page, Revision

from content.governance.gate import question
from content.governance.gate.findings import Finding
from content.governance.gate.models import GateOverride
from content.governance.gate.selectors import reasons_recorded
from content.governance.said.canonical import clinical_hash, snapshot, whole_hash
from content.governance.said.changes import Change, changes
from content.governance.said.mixins import GovernedPageMixin
from content.governance.sign_off.models import ReviewerProfile, SignOff
from content.governance.sign_off.selectors import SignOffStanding, latest_sign_off, reviewer_profile_of, source_pk
from content.governance.sign_off.selectors import sign_off_standing as standing_of
from content.governance.sign_off.services import reason_against_signing


@dataclass(frozen=True)
class SignOffFacts:
    """One revision as it would be signed now."""

    revision: Revision
    whole_hash: str
    clinical_hash: str
    standing: SignOffStanding
    # The newest approval that is still in force, with what changed since.
    approval: SignOff | None
    changes: tuple[Change, ...]
    is_clinically_changed: bool
    # What the gate still asks for beside the sign-off.
    findings: tuple[Finding, ...]
    reasons: tuple[GateOverride, ...]
    reading_grade: float | None
    profile: ReviewerProfile | None
    # Why this person may not sign; empty if they may.
    reason_against: str

    @property
    def has_changes(self) -> bool:
        return self.approval is None or self.approval.whole_hash != self.whole_hash


def sign_off_facts(*, page: Page, revision: Revision, user, today: date | None = None) -> SignOffFacts | None:
    """Return what is read before signing, or None for a page type that says nothing to sign."""
    draft = revision.as_object()
    if not isinstance(draft, GovernedPageMixin):
        return None
    report = question.page_findings(draft)
    content = report.content
    approval = _approval_in_force(page)
    clinical = clinical_hash(content)
    return SignOffFacts(
        revision=revision,
        whole_hash=whole_hash(content),
        clinical_hash=clinical,
        standing=standing_of(draft, content, today=today),
        approval=approval,
        changes=tuple(changes(approval.content, snapshot(content))) if approval else (),
        is_clinically_changed=approval is None or approval.clinical_hash != clinical,
        findings=tuple(one for one in (*report.blocking, *report.warnings) if one.rule != question.SIGNED_OFF),
        reasons=tuple(reasons_recorded(page)),
        reading_grade=report.grade,
        profile=reviewer_profile_of(user),
        reason_against=reason_against_signing(page=page, revision=revision, reviewer=user, today=today),
    )


def _approval_in_force(page: Page) -> SignOff | None:
    newest = latest_sign_off(page)
    if newest is None or newest.decision != SignOff.Decision.APPROVED:
        return None
    return SignOff.objects.get(pk=newest.pk, page_id=source_pk(page))

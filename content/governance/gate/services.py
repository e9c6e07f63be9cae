"""Writes the gate's log, the modes of its rules and the reasons recorded for words it found."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from content.governance.gate import question
from content.governance.gate.findings import Finding
from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.gate.selectors import modes_of_rules
from content.governance.log.models import GateEvent
from content.governance.log.rules import RULES, RULES_WITH_REASONS
from content.governance.log.services import gate_event_log
from content.governance.review.models import PageReview
from content.governance.review.services import page_went_public


def findings_data(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    """Return findings as the log keeps them."""
    return [{"rule": found.rule, "where": found.where, "message": str(found.message)} for found in findings]


def publication_refused_log(*, refusal: question.NotPublishable, user=None) -> GateEvent:
    """Log that a page was kept from going live.

    What was refused may have been rolled back with its row, whose number another page may get.
    """
    page = refusal.page
    is_kept = Page.objects.filter(pk=page.pk).exists()
    return gate_event_log(
        kind=GateEvent.Kind.BLOCKED,
        page=page if is_kept else Page(title=page.title),
        user=user,
        data={"findings": findings_data(refusal.findings)},
    )


def publication_note(*, page: Page, report: question.GateReport) -> None:
    """Remember how a page went live: in the log where that was out of the ordinary, and in its review."""
    # Who presses publish, which need not be who wrote the words; a schedule has nobody else.
    user = get_active_log_context().user or (page.live_revision.user if page.live_revision else None)
    if report.warnings:
        data = {"findings": findings_data(report.warnings)}
        gate_event_log(kind=GateEvent.Kind.WARNED, page=page, user=user, data=data)
    if report.publication == PageReview.Publication.EXAMPLE:
        gate_event_log(kind=GateEvent.Kind.EXAMPLE_PUBLISHED, page=page)
    if page.alias_of_id:
        return
    page_went_public(page=page, publication=report.publication)


@transaction.atomic
def rule_modes_set(*, modes: dict[str, str], user) -> list[str]:
    """Set what rules do, and log each that changed; return their keys."""
    before = modes_of_rules()
    changed = [rule for rule in RULES if rule in modes and modes[rule] != before[rule]]
    for rule in changed:
        RuleSetting.objects.update_or_create(rule=rule, defaults={"mode": modes[rule]})
        data = {"rule": rule, "old": before[rule], "new": modes[rule]}
        gate_event_log(kind=GateEvent.Kind.RULE_CHANGED, user=user, data=data)
    return changed


@transaction.atomic
def reason_record(*, page: Page, rule: str, subject: str, reason: str, user) -> GateOverride:
    """Record why words that a rule found may stand on this page; the words must be there now."""
    if rule not in RULES_WITH_REASONS:
        raise ValidationError(_("A reason can only be given for promotional words and for the reading grade."))
    if not reason.strip():
        raise ValidationError(_("Say why these words may stand."))
    report = question.page_findings(page)
    found = {(finding.rule, finding.subject) for finding in (*report.blocking, *report.warnings)}
    if (rule, subject) not in found:
        raise ValidationError(_("The gate finds nothing wrong with these words now. Look at the checklist again."))
    override = GateOverride.objects.create(
        page_id=page.pk, rule=rule, subject=subject, reason=reason.strip(), given_by=user
    )
    gate_event_log(
        kind=GateEvent.Kind.REASON_RECORDED,
        page=page,
        user=user,
        data={"rule": rule, "subject": subject, "reason": override.reason},
    )
    return override


@transaction.atomic
def reason_withdraw(*, override: GateOverride, user) -> GateOverride:
    """Withdraw a recorded reason; the rule finds its words again."""
    if override.withdrawn_at is None:
        override.withdrawn_at = timezone.now()
        override.save(update_fields=["withdrawn_at"])
        data = {"rule": override.rule, "subject": override.subject, "withdrawn": True}
        gate_event_log(kind=GateEvent.Kind.REASON_RECORDED, page=override.page, user=user, data=data)
    return override

"""Reads what portal admins and editors decided for the gate: modes of rules, recorded reasons."""

from wagtail.models import Page

from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.log.rules import RULES


def modes_of_rules() -> dict[str, str]:
    """Return what each rule does, "block" or "warn". A rule that nobody decided on blocks."""
    modes = dict.fromkeys(RULES, RuleSetting.Mode.BLOCK.value)
    return {**modes, **dict(RuleSetting.objects.filter(rule__in=RULES).values_list("rule", "mode"))}


def rules_that_warn() -> list[str]:
    """Return the names of the rules that portal admins let pages break."""
    return [str(RULES[key].label) for key, mode in modes_of_rules().items() if mode == RuleSetting.Mode.WARN]


def reasons_for(page: Page) -> frozenset[tuple[str, str]]:
    """Return the rule and the exact words of every reason that stands for this page."""
    if page.pk is None:
        return frozenset()
    return frozenset(reasons_recorded(page).values_list("rule", "subject"))


def reasons_recorded(page: Page):
    """Return the recorded reasons of a page that were not withdrawn, the newest first."""
    return GateOverride.objects.filter(page_id=page.pk, withdrawn_at=None).select_related("given_by")

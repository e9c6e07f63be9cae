"""What Django checks of the gate before it starts: that every rule is asked; it knows no page."""

from django.core import checks

from content.governance.gate.policy import QUESTIONS
from content.governance.log.rules import RULES


@checks.register
def rules_check(app_configs, **kwargs):
    """Report a rule that nothing asks, or a question that no rule names."""
    return [
        checks.Error(
            f"The rule “{key}” is named in one place only.",
            hint="A rule stands in RULES (governance/log/rules.py) and in QUESTIONS (governance/gate/policy.py).",
            id="governance.E002",
        )
        for key in sorted(RULES.keys() ^ QUESTIONS.keys())
    ]

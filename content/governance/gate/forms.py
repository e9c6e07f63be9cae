"""The admin's forms of the gate; the rules they hold are the policy's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.governance.gate.models import RuleSetting
from content.governance.gate.selectors import modes_of_rules
from content.governance.log.rules import RULES


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why these words may stand"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences. The clinical reviewer sees them, and they are kept in the log."),
    )


class RuleModesForm(forms.Form):
    """One choice a rule."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        modes = modes_of_rules()
        for rule in RULES.values():
            self.fields[rule.key] = forms.ChoiceField(
                label=rule.label,
                help_text=rule.description,
                choices=RuleSetting.Mode.choices,
                widget=forms.RadioSelect,
                initial=modes[rule.key],
            )

"""What a person fills in to take a claim down, to bring it back or to change a source's status; it saves nothing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.evidence.models import Claim, Reference
from content.evidence.policy import fallback_is_required
from content.evidence.services import REASON_LENGTH


def _reason(help_text):
    return forms.CharField(
        label=_("Reason"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class RecallForm(forms.Form):
    reason = _reason(_("It stays in the history, and the public log of corrections shows it. Name no patient."))
    fallback_text = forms.CharField(
        label=_("What readers see in its place"),
        max_length=Claim._meta.get_field("fallback_text").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, claim: Claim, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["fallback_text"]
        if fallback_is_required(kind=claim.kind, topic=claim.topic):
            field.required = True
            field.help_text = _(
                "This claim warns readers of something, so its place never stays empty. Say in plain words what they "
                "should watch for or do, and promise nothing."
            )
        else:
            field.help_text = _("If you leave it empty, readers learn that the statement is taken down and checked.")


class ReinstateForm(forms.Form):
    reason = _reason(_("It stays in the history, and the public log of corrections shows it. Name no patient."))


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=_("What became of it"), choices=Reference.Status.choices, widget=forms.RadioSelect)
    superseded_by = forms.ModelChoiceField(
        label=_("The newer source"),
        queryset=Reference.objects.all(),
        required=False,
        help_text=_("Only where it is superseded."),
    )
    reason = _reason(
        _(
            "What happened, and who says so, for example: retracted by the journal on 3 May 2025. The public log "
            "of corrections shows it."
        )
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["superseded_by"].widget = Reference.snippet_viewset.chooser_viewset.widget_class()

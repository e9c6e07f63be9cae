"""The forms of sign-offs: what a reviewer confirms, why one is withdrawn, why words are corrected; no rule is made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.governance.sign_off.models import ReviewerProfile

COMMENT_LENGTH = 1000
REASON_LENGTH = 500


class SignOffForm(forms.Form):
    has_read = forms.BooleanField(
        label=_("I have read the whole page, with its claims and sources"),
        error_messages={"required": _("Confirm first that you have read the whole page.")},
    )
    interests_confirmed = forms.BooleanField(
        label=_("My interests are as declared"),
        error_messages={"required": _("Confirm first that your interests are as declared.")},
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It is part of what you sign. Readers see it when they verify the page."),
    )
    # What the reviewer was shown; the template writes it, because the form knows no page.
    seen_hash = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Open the page again before you sign it.")},
    )


class WithdrawForm(forms.Form):
    comment = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It is part of what you sign. Readers see it when they verify the page."),
        error_messages={"required": _("Say why the sign-off is withdrawn. Readers see it.")},
    )


class EditorialCorrectionForm(forms.Form):
    reason = forms.CharField(
        label=_("What was corrected, and why"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Readers see it, and the clinical reviewer is told."),
        error_messages={"required": _("Say what was corrected, and why.")},
    )
    seen_hash = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Open the page again before you publish it.")},
    )


class InterestsForm(forms.ModelForm):
    """What a reviewer says about their own interests; everything else of the profile is a portal admin's."""

    class Meta:
        model = ReviewerProfile
        fields = ["interests"]

"""The admin's form of a safety notice; promises are refused in it, as words of the portal's own."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from content.governance.safety.models import SafetyNotice
from content.wording.promises import promotional_words


class SafetyNoticeForm(forms.ModelForm):
    page = forms.ModelChoiceField(
        label=_("Page"),
        queryset=Page.objects.filter(depth__gt=1),
        required=False,
        widget=AdminPageChooser,
        help_text=_("Leave it empty to show the notice on every page."),
    )

    class Meta:
        model = SafetyNotice
        fields = ["heading", "text", "page", "reason"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "reason": forms.Textarea(attrs={"rows": 3})}

    def _without_promises(self, name: str) -> str:
        words = self.cleaned_data[name]
        found = [found.words for found in promotional_words(words)]
        if found:
            raise forms.ValidationError(
                _("Leave out words that promise or praise: %(words)s.") % {"words": ", ".join(found)}
            )
        return words

    def clean_heading(self):
        return self._without_promises("heading")

    def clean_text(self):
        return self._without_promises("text")

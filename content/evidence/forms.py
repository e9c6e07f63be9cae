"""How a person types a reference or a claim into the admin; the rules of the values are in pure modules."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from content.common.figures import figures_problems
from content.evidence.authors import authors_are_valid, authors_as_text, authors_parsed
from content.evidence.identifiers import doi_normalised, pmcid_normalised, pmid_normalised


class AuthorsField(forms.CharField):
    """A list of CSL-JSON names, edited as one author a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        return authors_as_text(value) if isinstance(value, list) else value

    def to_python(self, value):
        return authors_parsed(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if not authors_are_valid(value):
            raise forms.ValidationError(_("Write one author a line: Family, Given. For a body, its name."))

    def has_changed(self, initial, data):
        return authors_parsed(data or "") != (initial or [])


class PlainFiguresForm(WagtailAdminModelForm):
    """Holds back from publication what patients would read with figures that mislead; a draft may have them."""

    patient_fields: tuple[str, ...] = ()

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name in self.patient_fields:
                for problem in figures_problems(cleaned.get(name) or ""):
                    self.add_error(name, problem)
        return cleaned


class ReferenceForm(PlainFiguresForm):
    """A reference, whose identifiers may be pasted as addresses."""

    patient_fields = ("summary",)

    authors = AuthorsField(
        label=_("Authors"),
        required=False,
        help_text=_("One a line. A person: Family, Given. A body: its name, in {braces} if it has a comma."),
    )

    def clean_doi(self):
        return doi_normalised(self.cleaned_data["doi"])

    def clean_pmid(self):
        return pmid_normalised(self.cleaned_data["pmid"])

    def clean_pmcid(self):
        return pmcid_normalised(self.cleaned_data["pmcid"])


class ClaimForm(PlainFiguresForm):
    """A claim, which names each of its sources once."""

    patient_fields = ("text", "population", "numbers", "caveat")

    def is_valid(self):
        if not super().is_valid():
            return False
        chosen = (
            [
                row["reference"].pk
                for row in self.formsets["claim_references"].cleaned_data
                if row.get("reference") and not row.get("DELETE")
            ]
            if "claim_references" in self.formsets
            else []
        )
        if len(chosen) != len(set(chosen)):
            self.add_error(None, _("A source is named twice. Keep it once, in the place where it matters most."))
            return False
        return True

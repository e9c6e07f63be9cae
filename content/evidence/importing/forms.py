"""The form with which a file of references is handed in; what may be imported is decided by the service."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.evidence.importing.reference_files import EXTENSIONS


class ReferenceImportForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # the service says in its own words what is wrong with it
        help_text=_("CSL-JSON, BibTeX, RIS or PubMed (.nbib), in UTF-8, at most 5 MB and 2,000 references."),
        widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS)}),
    )
    is_dry_run = forms.BooleanField(
        label=_("Only try it"),
        required=False,
        help_text=_("Shows what would become of each record, and changes nothing."),
    )

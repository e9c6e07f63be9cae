"""The form with which a document is handed in; what may be imported is decided by the service."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.importing.reading import EXTENSIONS


class ImportForm(forms.Form):
    document = forms.FileField(
        label=_("Document"),
        allow_empty_file=True,  # the service says in its own words what is wrong with it
        help_text=_("A .txt, .md, .html or .docx file of at most 5 MB, in UTF-8 and without a password."),
        widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS)}),
    )

"""Django's validators of keys, identifiers and authors, over the pure modules that know their forms."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from content.evidence.identifiers import DOI_PATTERN, PMCID_PATTERN, PMID_PATTERN
from content.evidence.reference_authors import authors_are_valid

validate_key = RegexValidator(
    r"\A[a-z0-9][a-z0-9_-]*\Z",
    _("Use small letters, digits, hyphens and underscores, beginning with a letter or digit."),
)
validate_doi = RegexValidator(DOI_PATTERN, _("A DOI begins with 10. and has a slash, for example 10.1000/182."))
validate_pmid = RegexValidator(PMID_PATTERN, _("A PMID is a number of up to nine digits."))
validate_pmcid = RegexValidator(PMCID_PATTERN, _("A PMCID is PMC and a number, for example PMC10832380."))


def validate_authors(value):
    if not authors_are_valid(value):
        raise ValidationError(_("Each author needs a family name, or the name of a body."))

"""How a person types a reference or a claim into the admin; the rules of the values are in pure modules."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from content.common.days import LONGEST_MONTHS, months_after
from content.evidence.countries import MEANT, codes_unknown, countries_parsed
from content.evidence.fallbacks import fallback_problems
from content.evidence.identifiers import doi_normalised, pmcid_normalised, pmid_normalised
from content.evidence.policy import MAX_GRACE_DAYS
from content.evidence.reference_authors import authors_are_valid, authors_as_text, authors_parsed
from content.wording.patient_words import patient_words_problems


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
    """Holds back from publication figures that mislead and words that promote; a draft may have them.

    What stands here reaches every page that shows it, so it is held to the gate's words before that.
    """

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name in self.instance.patient_fields():
                for problem in patient_words_problems(cleaned.get(name) or ""):
                    self.add_error(name, problem)
        return cleaned


class ReferenceForm(PlainFiguresForm):
    """A reference, whose identifiers may be pasted as addresses."""

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
    """A claim, which names each of its sources once. Drafts may be half written; what goes public is checked."""

    effect_fields = ("effect_with", "effect_without", "effect_per")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "valid_until" in self.fields and self.instance.live and self.instance.valid_until:
            self._show_date_by_rule()

    def _show_date_by_rule(self):
        """Leave a date that the review rules set to them, also when the claim is saved again."""
        if self.instance.valid_until == self.instance.valid_until_by_rule:
            self.initial["valid_until"] = None
            self.fields["valid_until"].help_text = _("Empty: the review rules set it. It is %(date)s now.") % {
                "date": date_format(self.instance.valid_until, "j F Y")
            }

    def clean_countries(self):
        codes = countries_parsed(self.cleaned_data["countries"])
        return ", ".join(codes)

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for problems in (
                self._country_problems,
                self._effect_problems,
                self._date_problems,
                self._people_problems,
                self._fallback_problems,
            ):
                for name, problem in problems(cleaned):
                    self.add_error(name if name in self.fields else None, problem)
        return cleaned

    def _get_validation_exclusions(self):
        """Let a draft have some of the numbers: the model's rule of all or none is for what readers see."""
        exclusions = super()._get_validation_exclusions()
        return exclusions | set(self.effect_fields) if self.is_deferred_validation else exclusions

    def _country_problems(self, cleaned):
        for code in codes_unknown(countries_parsed(cleaned.get("countries") or "")):
            if code in MEANT:
                yield (
                    "countries",
                    _("“%(code)s” is no country code. Write %(meant)s.")
                    % {
                        "code": code,
                        "meant": MEANT[code],
                    },
                )
            else:
                yield (
                    "countries",
                    _("“%(code)s” is no country code. Write codes of two letters, for example GB, US.")
                    % {"code": code},
                )

    def _effect_problems(self, cleaned):
        if any(name in self.errors for name in self.effect_fields):
            return
        numbers = {name: cleaned.get(name) for name in self.effect_fields}
        empty = [name for name, number in numbers.items() if number is None]
        if len(empty) == len(numbers):
            return
        for name in empty:
            yield name, _("Give both numbers of people and what they are out of, or leave all three empty.")
        for name in ("effect_with", "effect_without"):
            if not empty and numbers[name] > numbers["effect_per"]:
                yield (
                    name,
                    _("There cannot be more people than %(per)s. Count people out of %(per)s.")
                    % {"per": numbers["effect_per"]},
                )
        for name, problem in (
            ("effect_measure", _("Say what is counted, so that the numbers can be read: for example, felt dizzy.")),
            ("time_frame", _("Say when it was measured: numbers without a time mislead.")),
        ):
            if not (cleaned.get(name) or "").strip():
                yield name, problem

    def _date_problems(self, cleaned):
        today = timezone.localdate()
        searched_to, valid_until = cleaned.get("searched_to"), cleaned.get("valid_until")
        if searched_to and searched_to > today:
            yield "searched_to", _("The evidence cannot have been searched up to a day that is still to come.")
        latest = months_after(today, LONGEST_MONTHS)
        if valid_until and not today <= valid_until <= latest and not self._is_public_date(valid_until):
            yield (
                "valid_until",
                _("Choose a day from today to %(latest)s: nothing stands longer unchecked.")
                % {"latest": date_format(latest, "j F Y")},
            )
        grace_days = cleaned.get("grace_days")
        if grace_days is not None and grace_days > MAX_GRACE_DAYS:
            yield "grace_days", _("Give %(days)s days of grace at most.") % {"days": MAX_GRACE_DAYS}

    def _is_public_date(self, valid_until):
        """Say whether readers go by this date already, so that an overdue claim can be put right and stay overdue."""
        return type(self.instance).objects.filter(pk=self.instance.pk, live=True, valid_until=valid_until).exists()

    def _people_problems(self, cleaned):
        owner, deputy, older = (cleaned.get(name) for name in ("owner", "deputy", "supersedes"))
        if owner and owner == deputy:
            yield "deputy", _("Choose somebody else as deputy: two people must be able to look after the claim.")
        if older and older.pk == self.instance.pk:
            yield "supersedes", _("A claim cannot take its own place. Choose the older claim, or leave it empty.")

    def _fallback_problems(self, cleaned):
        facts = {name: cleaned.get(field) or "" for name, field in (("fallback", "fallback_text"), ("text", "text"))}
        for problem in fallback_problems(**facts, kind=cleaned.get("kind") or ""):
            yield "fallback_text", problem

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

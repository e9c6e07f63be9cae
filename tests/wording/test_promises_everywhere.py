"""Words that promote are refused in all that readers meet outside pages: claims, terms, and the clinic's details."""

import pytest
from django.core.exceptions import ValidationError

from content.clinic.models import ClinicSettings, CountryProfile, Location, TeamMember
from content.evidence.models import Claim, Reference
from content.glossary.models import GlossaryTerm
from content.wording.promises import promise_problems

PROMISE = "Ketamine cures pain, safe and proven."
DENIAL = "Ketamine is not proven to be safe."


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (ClinicSettings, "tagline"),
        (ClinicSettings, "footer_note"),
        (CountryProfile, "general_information_statement"),
        (CountryProfile, "off_label_statement"),
        (TeamMember, "description"),
        (Location, "directions"),
    ],
)
def test_details_of_the_clinic_make_no_promise(model, name):
    with pytest.raises(ValidationError) as refusal:
        model(**{name: PROMISE}).clean()
    assert PROMISE in str(refusal.value.message_dict[name])
    model(**{name: DENIAL}).clean()


@pytest.mark.parametrize(("model", "name"), [(CountryProfile, "off_label_statement"), (Location, "directions")])
def test_a_paragraph_that_denies_takes_back_no_promise_of_the_next(model, name):
    words = "<p>We do not know how long it lasts</p><p>Ketamine is safe</p>"
    with pytest.raises(ValidationError) as refusal:
        model(**{name: words}).clean()
    assert "Ketamine is safe" in str(refusal.value.message_dict[name])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "name"),
    [*((Claim, name) for name in Claim.patient_fields()), (Reference, "summary"), (GlossaryTerm, "definition")],
)
def test_a_draft_may_promise_and_what_goes_public_may_not(model, name):
    form_class = model.snippet_viewset.get_edit_handler().get_form_class()

    def errors(text, *, is_draft):
        form = form_class(data={name: text}, instance=model())
        if is_draft:
            form.defer_required_fields()
        form.is_valid()
        return " ".join(form.errors.get(name, []))

    assert PROMISE in errors(PROMISE, is_draft=False)
    assert PROMISE not in errors(PROMISE, is_draft=True)
    assert DENIAL not in errors(DENIAL, is_draft=False)


def test_every_starter_text_outside_pages_makes_no_promise():
    from content.starter.files import yaml_file
    from content.starter.library import evidence_file

    def texts(value):
        if isinstance(value, dict):
            value = list(value.values())
        return [text for item in value for text in texts(item)] if isinstance(value, list) else [str(value)]

    fields = ("text", "caveat", "population", "numbers", "fallback_text", "summary")
    records = [*evidence_file("claims.json"), *evidence_file("references.json")]
    words = [record[name] for record in records for name in fields if record.get(name)]
    words += texts(yaml_file("clinic.yaml")) + texts(yaml_file("glossary.yaml"))
    assert [problem for text in words for problem in promise_problems(text)] == []

"""What an editor may write into a claim before it goes public; a draft may be half written."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from content.evidence.countries import codes_unknown, countries_parsed
from content.evidence.fallbacks import fallback_problems
from content.evidence.models import Claim

TODAY = timezone.localdate


def url(name, *args):
    return reverse(Claim.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def admin(client, db):
    user = get_user_model().objects.create_superuser(username="admin", email="a@example.org", password="x")
    client.force_login(user)
    return client


def claim_data(**fields):
    return {
        "identifier": "type-02",
        "text": "Pain was lower.",
        "topic": "pain-types",
        "kind": "benefit",
        "direction": "helps",
        "certainty": "low",
        "grace_days": 90,
        "claim_references-TOTAL_FORMS": 0,
        "claim_references-INITIAL_FORMS": 0,
        "claim_references-MIN_NUM_FORMS": 0,
        "claim_references-MAX_NUM_FORMS": 1000,
    } | fields


PUBLISH = {"action-publish": "1"}
EFFECT = {
    "effect_measure": "felt dizzy",
    "effect_with": 12,
    "effect_without": 3,
    "effect_per": 100,
    "time_frame": "during the drip",
}


def errors_of(admin, **fields):
    """Save a draft, which must work, then publish it; return what the form says."""
    response = admin.post(url("add"), claim_data(**fields))
    assert response.status_code == 302, response.context["form"].errors
    claim = Claim.objects.get()
    response = admin.post(url("edit", claim.pk), claim_data(**fields, **PUBLISH))
    if response.status_code == 302:
        assert Claim.objects.get().live
        return {}
    assert not Claim.objects.get().live
    return response.context["form"].errors


def test_a_whole_effect_is_published(admin):
    assert errors_of(admin, **EFFECT) == {}
    assert Claim.objects.get().has_effect


@pytest.mark.parametrize("missing", ["effect_with", "effect_without", "effect_per"])
def test_a_number_for_one_group_alone_is_a_draft(admin, missing):
    errors = errors_of(admin, **EFFECT | {missing: ""})
    assert set(errors) == {missing}
    assert "or leave all three empty" in str(errors)


def test_half_an_effect_may_be_drafted_on_a_public_claim_too(admin, make_claim):
    claim = make_claim()
    response = admin.post(url("edit", claim.pk), claim_data(identifier=claim.identifier, effect_with=5))
    assert response.status_code == 302, response.context["form"].errors
    claim.refresh_from_db()
    assert claim.effect_with is None
    assert claim.get_latest_revision_as_object().effect_with == 5


@pytest.mark.parametrize("group", ["effect_with", "effect_without"])
def test_there_are_never_more_people_than_there_are(admin, group):
    errors = errors_of(admin, **EFFECT | {group: 101})
    assert set(errors) == {group}
    assert "more people than 100" in str(errors)


@pytest.mark.parametrize("missing", ["effect_measure", "time_frame"])
def test_numbers_say_what_was_counted_and_when(admin, missing):
    assert set(errors_of(admin, **EFFECT | {missing: " "})) == {missing}


@pytest.mark.parametrize("field", ["outcome", "comparator", "time_frame", "effect_interval", "fallback_text"])
def test_no_new_field_takes_figures_that_mislead(admin, field):
    assert set(errors_of(admin, **{field: "It was 50% more."})) == {field}


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"searched_to": timedelta(days=1)}, {"searched_to"}),
        ({"searched_to": timedelta()}, set()),
        ({"valid_until": timedelta(days=-1)}, {"valid_until"}),
        ({"valid_until": timedelta(days=1200)}, {"valid_until"}),
        ({"valid_until": "9999-12-31"}, {"valid_until"}),
        ({"valid_until": timedelta(days=30)}, set()),
        ({"grace_days": 366}, {"grace_days"}),
        ({"grace_days": 0}, set()),
    ],
)
def test_dates_are_days_that_can_be(admin, fields, wrong):
    """A number of days is counted from the day of the test."""
    fields = {name: TODAY() + value if isinstance(value, timedelta) else value for name, value in fields.items()}
    assert set(errors_of(admin, **fields)) == wrong


def test_an_overdue_claim_can_be_put_right_without_touching_its_date(admin, make_claim):
    past = TODAY() - timedelta(days=5)
    claim = make_claim(kind="harm", valid_until=past)
    data = claim_data(identifier=claim.identifier, kind="harm", text="Put right.", valid_until=past, **PUBLISH)
    assert admin.post(url("edit", claim.pk), data).status_code == 302
    claim.refresh_from_db()
    assert (claim.text, claim.valid_until) == ("Put right.", past)


def test_a_date_by_rule_is_shown_and_not_kept_by_an_edit(admin, make_claim):
    claim = make_claim(live=False)
    claim.save_revision().publish()
    claim.refresh_from_db()
    by_rule = claim.valid_until
    assert "the review rules set it" in admin.get(url("edit", claim.pk)).content.decode()
    data = claim_data(identifier=claim.identifier, kind="mechanism", valid_until="", **PUBLISH)
    assert admin.post(url("edit", claim.pk), data).status_code == 302
    claim.refresh_from_db()
    assert claim.kind == "mechanism"
    assert claim.valid_until > by_rule


def test_two_people_look_after_a_claim(admin):
    user = get_user_model().objects.get()
    assert set(errors_of(admin, owner=user.pk, deputy=user.pk)) == {"deputy"}


def test_a_claim_does_not_take_its_own_place(admin, make_claim):
    claim = make_claim(live=False)
    data = claim_data(identifier=claim.identifier, supersedes=claim.pk, **PUBLISH)
    response = admin.post(url("edit", claim.pk), data)
    assert set(response.context["form"].errors) == {"supersedes"}


def test_countries_are_written_as_codes(admin):
    errors = errors_of(admin, countries="UK, ZZ")
    assert set(errors) == {"countries"}
    assert "Write GB." in str(errors)


def test_codes_are_put_in_order(admin):
    assert errors_of(admin, countries=" gb;us , gb") == {}
    assert Claim.objects.get().countries == "GB, US"


def test_country_codes():
    assert countries_parsed("gb,US  gb;") == ["GB", "US"]
    assert countries_parsed(" ") == []
    assert codes_unknown(["GB", "UK", "XX", "EU"]) == ["UK", "XX", "EU"]


@pytest.mark.parametrize(
    "fallback",
    [
        "",
        "We do not know if ketamine helps this pain.",
        "We do not know whether ketamine is safe for this.",
        "Ketamine is not proven to work for this pain. Ask your team.",
        "It is unclear how well it works.",
        "We are checking this again. Please ask your team what is known.",
        "No study has shown that ketamine cures pain.",
    ],
)
def test_fallbacks_that_promise_nothing(fallback):
    assert fallback_problems(fallback=fallback, text="Pain was lower.", kind="benefit") == []


@pytest.mark.parametrize(
    "fallback",
    [
        "Ketamine is proven.",
        "Ketamine helps.",
        "We do not know why, but ketamine helps.",
        "It will help you.",
        "Ketamine is a safe and effective treatment.",
        "A breakthrough!",
        "We never stop. It works.",
    ],
)
def test_fallbacks_that_promise_something(fallback):
    problems = fallback_problems(fallback=fallback, text="Pain was lower.", kind="harm")
    assert len(problems) == 1
    assert "promises something" in problems[0]


def test_a_benefit_in_its_own_place_is_no_fallback(admin):
    assert fallback_problems(fallback="pain was LOWER", text="Pain was lower.", kind="harm") == []
    errors = errors_of(admin, fallback_text="pain was LOWER")
    assert set(errors) == {"fallback_text"}
    assert "would change nothing" in str(errors)

"""What readers meet in the place of a claim that was taken down, has run out or lost its sources."""

from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from content.common.days import LONGEST_MONTHS
from content.evidence.models import Claim, ClaimRecall, Reference
from content.evidence.numbering import CitationRegister
from content.evidence.policy import months_valid, valid_until_derived
from content.evidence.selectors import claims_hidden, claims_with_references
from content.evidence.standing import claim_standing

TODAY = date(2026, 6, 1)
LAST_RESORT = "We have taken this statement down while we check it."


def standing(**facts):
    return claim_standing(
        **{
            "kind": "benefit",
            "is_recalled": False,
            "valid_until": TODAY + timedelta(days=1),
            "grace_days": 90,
            "source_statuses": ["current"],
            "fallback_text": "We do not know if it helps.",
            "today": TODAY,
        }
        | facts
    )


def test_a_claim_in_order_shows_its_words_and_no_note():
    found = standing()
    assert (found.shows_fallback, found.is_rechecked, found.is_overdue) == (False, False, False)
    assert found.fallback_text == ""


@pytest.mark.parametrize("kind", Claim.Kind.values)
def test_what_a_person_took_down_gives_way_whatever_its_kind(kind):
    found = standing(kind=kind, is_recalled=True)
    assert found.shows_fallback
    assert found.fallback_text == "We do not know if it helps."


def test_without_a_fallback_of_its_own_a_fixed_sentence_stands_there():
    assert standing(is_recalled=True, fallback_text="  ").fallback_text == LAST_RESORT


@pytest.mark.parametrize(
    ("days_over", "is_overdue", "benefit_hides"),
    [(-1, False, False), (0, False, False), (1, True, False), (90, True, False), (91, True, True), (999, True, True)],
)
def test_a_benefit_past_its_grace_gives_way_and_nothing_else_does(days_over, is_overdue, benefit_hides):
    valid_until = TODAY - timedelta(days=days_over)
    for kind in Claim.Kind.values:
        found = standing(kind=kind, valid_until=valid_until)
        assert found.is_overdue is is_overdue
        assert found.shows_fallback is (benefit_hides and kind == "benefit")


def test_a_claim_without_a_date_is_never_overdue():
    assert not standing(valid_until=None).is_overdue


def test_the_last_day_of_the_calendar_is_a_date_like_any_other():
    assert not standing(valid_until=date.max, grace_days=32767).is_overdue


@pytest.mark.parametrize(
    ("statuses", "is_rechecked", "benefit_hides"),
    [
        ([], False, False),
        (["current", "corrected"], False, False),
        (["superseded"], True, False),
        (["retracted", "current"], True, False),
        (["retracted", "superseded"], True, False),
        (["retracted", "retracted"], True, True),
    ],
)
def test_sources_that_fell_are_told_and_a_benefit_with_no_other_gives_way(statuses, is_rechecked, benefit_hides):
    for kind in Claim.Kind.values:
        found = standing(kind=kind, source_statuses=statuses)
        assert found.is_rechecked is is_rechecked
        assert found.shows_fallback is (benefit_hides and kind == "benefit")


@given(
    kind=st.sampled_from(sorted(set(Claim.Kind.values) - {"benefit"})),
    valid_until=st.none() | st.dates(),
    grace_days=st.integers(0, 40000),
    source_statuses=st.lists(st.sampled_from(Reference.Status.values), max_size=5),
    today=st.dates(),
)
def test_no_harm_no_reason_not_to_treat_and_no_law_ever_hides_by_itself(**facts):
    assert not standing(**facts).shows_fallback


@pytest.mark.parametrize(
    ("kind", "has_numbers", "months"),
    [
        ("benefit", False, 12),
        ("legal", False, 12),
        ("cost", False, 12),
        ("harm", False, 24),
        ("harm", True, 12),
        ("mechanism", False, 24),
        ("unknown", False, 24),
        ("process", False, 36),
        ("process", True, 12),
    ],
)
def test_how_long_a_claim_of_each_kind_stands(kind, has_numbers, months):
    assert months_valid(kind=kind, has_numbers=has_numbers) == months <= LONGEST_MONTHS


def test_only_a_new_search_of_the_evidence_buys_time():
    facts = {"kind": "benefit", "has_numbers": False, "published_on": date(2026, 1, 10), "spread_key": "a"}
    before = valid_until_derived(**facts, searched_to=None)
    assert before == valid_until_derived(**facts, searched_to=date(2024, 6, 1))
    assert valid_until_derived(**facts, searched_to=date(2026, 3, 5)) - before == date(2026, 3, 5) - date(2026, 1, 10)


def test_claims_that_went_public_together_run_out_within_a_month_and_never_late():
    facts = {"kind": "benefit", "has_numbers": False, "published_on": date(2026, 1, 10), "searched_to": None}
    found = {valid_until_derived(**facts, spread_key=f"claim-{number}") for number in range(2000)}
    assert found == {date(2027, 1, 10) - timedelta(days=days) for days in range(31)}


def test_publishing_sets_the_date_and_an_edit_does_not_move_it(make_claim, time_machine):
    claim = make_claim(live=False)
    assert claim.valid_until is None
    time_machine.move_to("2026-01-10T12:00:00Z")
    claim.save_revision().publish()
    valid_until = Claim.objects.get().valid_until
    assert date(2026, 12, 11) <= valid_until <= date(2027, 1, 10)
    time_machine.move_to("2026-09-01T12:00:00Z")
    draft = Claim.objects.get().get_latest_revision_as_object()
    draft.text = "Other words."
    draft.save_revision().publish()
    assert Claim.objects.get().text == "Other words."
    assert Claim.objects.get().valid_until == valid_until


def test_a_date_that_an_editor_wrote_stays(make_claim):
    claim = make_claim(live=False, valid_until=date(2026, 12, 24))
    claim.save_revision().publish()
    assert Claim.objects.get().valid_until == date(2026, 12, 24)


def shown(claim):
    register = CitationRegister(claims_with_references([claim.pk]))
    context = {"value": Claim.objects.get(pk=claim.pk), "citations": register}
    return " ".join(render_to_string("components/claim.html", context).split()), register


def recall(claim, **fields):
    return ClaimRecall.objects.create(claim=claim, reason="An alert.", **fields)


FULL = {
    "text": "Pain was lower.",
    "caveat": "One hospital.",
    "numbers": "About 3 out of 100.",
    "population": "60 adults",
    "certainty_basis": "GRADE by the source",
    "fallback_text": "We do not know if it <helps>.",
}


def test_a_recalled_claim_shows_its_fallback_and_nothing_of_what_was_hidden(make_claim, make_reference):
    claim = make_claim(make_reference(), **FULL)
    recall(claim)
    html, register = shown(claim)
    assert "We do not know if it &lt;helps&gt;." in html
    for words in ("Pain was lower", "One hospital", "out of 100", "60 adults", "GRADE", "certainty", "source"):
        assert words not in html
    assert register.sources == []


def test_a_recalled_claim_has_no_words_on_a_page_without_a_register(make_claim, make_reference):
    claim = make_claim(make_reference(), **FULL)
    recall(claim)
    html = render_to_string("components/claim.html", {"value": Claim.objects.get(), "citations": None})
    assert "Pain was lower" not in html


def test_a_claim_brought_back_shows_its_words_again(make_claim, make_reference):
    claim = make_claim(make_reference(), **FULL)
    recall(claim, lifted_at=timezone.now())
    html, register = shown(claim)
    assert "Pain was lower." in html
    assert len(register.sources) == 1


@pytest.mark.parametrize("kind", ["benefit", "harm"])
def test_an_overdue_claim_says_when_it_was_due(make_claim, kind):
    due = timezone.localdate() - timedelta(days=3)
    html, _ = shown(make_claim(**FULL, kind=kind, valid_until=due))
    assert "Pain was lower." in html
    assert f"This was due to be checked again on {due.day} {due:%B %Y}." in html


def test_past_its_grace_a_benefit_hides_and_a_harm_stays_with_its_note(make_claim):
    due = timezone.localdate() - timedelta(days=91)
    html, _ = shown(make_claim(**FULL, valid_until=due))
    assert "Pain was lower." not in html
    html, _ = shown(make_claim(**FULL, kind="harm", valid_until=due))
    assert "Pain was lower." in html
    assert "This was due to be checked again" in html


def test_a_claim_in_order_has_no_notice(make_claim, make_reference):
    html, _ = shown(make_claim(make_reference(), **FULL))
    assert "claim__notice" not in html


@pytest.mark.parametrize("status", ["retracted", "superseded"])
def test_a_claim_with_a_fallen_source_is_being_rechecked(make_claim, make_reference, status):
    html, _ = shown(make_claim(make_reference(status=status), make_reference(), **FULL))
    assert "We are re-checking this." in html
    assert "Pain was lower." in html


def test_hidden_claims_are_found_at_a_fixed_cost(make_claim, make_reference, django_assert_max_num_queries):
    past = timezone.localdate() - timedelta(days=200)
    hollow = make_claim(make_reference(status="retracted"))
    expired = make_claim(valid_until=past)
    taken_down = make_claim(make_reference(), kind="legal")
    recall(taken_down)
    make_claim(make_reference(status="retracted"), make_reference())
    make_claim(make_reference(status="retracted"), kind="harm", valid_until=past)
    make_claim(valid_until=past, grace_days=300)
    with django_assert_max_num_queries(3):
        assert {claim.pk for claim in claims_hidden()} == {hollow.pk, expired.pk, taken_down.pk}
    assert claims_hidden([expired.pk])[0].pk == expired.pk
    assert claims_hidden([]) == []


def test_standings_of_many_claims_cost_no_more_than_of_one(make_claim, make_reference, django_assert_num_queries):
    for _ in range(5):
        recall(make_claim(make_reference()))
    claims = list(Claim.objects.all())
    for wanted in (claims[:1], claims):
        with django_assert_num_queries(2):
            register = CitationRegister(claims_with_references(claim.pk for claim in wanted))
            assert all(register.standing_of(claim).shows_fallback for claim in wanted)

"""What a fact box says in words: both groups, both framings, never a ratio."""

from dataclasses import dataclass

import pytest

from content.evidence.fact_boxes import difference, fact_box, group, has_effect, in_reading_order, opposite, problems


@dataclass
class Claim:
    pk: int = 1
    kind: str = "harm"
    effect_measure: str = "felt dizzy"
    effect_with: int | None = 12
    effect_without: int | None = 4
    effect_per: int | None = 100
    effect_interval: str = ""
    comparator: str = "a dummy drip"
    time_frame: str = "in the first hour"
    population: str = "60 adults"

    def __str__(self):
        return f"claim {self.pk}"


def test_both_framings_of_one_group():
    told = group("With treatment", 12, 100, "felt dizzy")
    assert told.happened == "12 out of 100 people felt dizzy"
    assert told.did_not == "88 out of 100 did not"
    assert told.count == "12 out of 100"
    assert told.picture == "Picture of 100 people: 12 are filled in."


def test_a_thousand_is_written_with_a_comma_and_drawn_as_dots():
    told = group("With treatment", 3, 1000, "had a fit")
    assert (told.happened, told.did_not) == ("3 out of 1,000 people had a fit", "997 out of 1,000 did not")
    assert told.picture == "Picture of 1,000 dots, one for each person: 3 are large."


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("felt dizzy", "did not"),
        ("had half of their pain gone", "did not"),
        ("had no relief", "did"),
        ("did not sleep", "did"),
        ("were sick", "were not"),
        ("Was sick", "were not"),
        ("were not helped", "were"),
        ("could walk", "could not"),
        ("could not walk", "could"),
        ("werewolves", "did not"),
    ],
)
def test_the_other_framing_fits_the_verb(measure, words):
    assert opposite(measure) == words


@pytest.mark.parametrize(
    ("with_", "without", "words"),
    [
        (12, 4, "8 more out of 100 with treatment."),
        (4, 12, "8 fewer out of 100 with treatment."),
        (5, 5, "The same number in both groups."),
    ],
)
def test_the_difference_is_absolute(with_, without, words):
    assert difference(with_, without, 100) == words


def test_benefits_come_first_then_harms_each_claim_once():
    harm, benefit, other = Claim(pk=1), Claim(pk=2, kind="benefit"), Claim(pk=3, kind="process")
    assert [claim.pk for claim in in_reading_order([other, harm, benefit, harm])] == [2, 1, 3]


def test_what_all_rows_share_is_said_once():
    box = fact_box([Claim(pk=1), Claim(pk=2, time_frame="after a week")])
    assert (box.per, box.comparator, box.time_frame, box.population) == ("100", "a dummy drip", "", "60 adults")
    assert [row.title for row in box.outcomes] == ["Felt dizzy", "Felt dizzy"]


def test_mixed_denominators_are_not_called_one():
    assert fact_box([Claim(pk=1), Claim(pk=2, effect_per=1000)]).per == ""


def test_a_box_without_claims_is_empty():
    box = fact_box([])
    assert (box.outcomes, box.per, box.comparator) == ([], "", "")


@pytest.mark.parametrize("field", ["effect_with", "effect_without", "effect_per"])
def test_one_group_alone_is_no_effect(field):
    claim = Claim(**{field: None})
    assert not has_effect(claim)
    assert fact_box([claim]).outcomes == []
    [problem] = problems([claim])
    assert "claim 1" in problem


def test_nobody_is_a_number_and_not_a_gap():
    assert has_effect(Claim(effect_with=0, effect_without=0))


def test_numbers_without_an_outcome_say_nothing():
    assert not has_effect(Claim(effect_measure="  "))


def test_mixed_denominators_are_refused():
    [problem] = problems([Claim(pk=1), Claim(pk=2, effect_per=1000)])
    assert "out of the same number" in problem
    assert problems([Claim(pk=1), Claim(pk=2)]) == []

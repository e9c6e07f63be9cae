"""The fixed words of each level of certainty."""

import pytest

from content.evidence.certainty import CERTAINTIES, METER_STEPS, certainty_words
from content.evidence.models import Claim


def test_every_level_a_claim_can_have_has_words():
    assert set(CERTAINTIES) == set(Claim.Certainty.values)


def test_the_words_are_fixed():
    assert {value: str(words.label) for value, words in CERTAINTIES.items()} == {
        "high": "High certainty",
        "moderate": "Moderate certainty",
        "low": "Low certainty",
        "very_low": "Very low certainty",
        "no_studies": "No studies",
        "none_stated": "No rating seen",
        "not_applicable": "Not rated",
    }


@pytest.mark.parametrize(
    ("value", "filled"), [("high", 4), ("moderate", 3), ("low", 2), ("very_low", 1), ("no_studies", 0)]
)
def test_the_meter_fills_from_the_start(value, filled):
    words = certainty_words(value)
    assert words.has_meter
    assert words.steps == [True] * filled + [False] * (METER_STEPS - filled)


@pytest.mark.parametrize("value", ["none_stated", "not_applicable"])
def test_without_a_rating_no_meter_is_drawn(value):
    assert not certainty_words(value).has_meter


def test_an_unknown_level_is_never_guessed():
    with pytest.raises(KeyError):
        certainty_words("medium")

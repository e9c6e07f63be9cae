"""Which word was meant by a misspelt one; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_portal.search.suggestions import MAX_WORDS_CORRECTED, corrections, words_of

IN_NAMES = words_of(["Ketamine and your bladder", "Infusion treatment", "nausea, feeling sick", "Anaesthetic"])
IN_TEXTS = words_of(["Some people have hallucinations. You may need a bladed knife.", "Pain that lasts. Addiction."])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ketemine", "ketamine"),
        ("Ketamin", None),  # it begins the word, so the search finds it
        ("blader", "bladder"),
        ("halucinations", "hallucinations"),
        ("nausia", "nausea"),
        ("infushion", "infusion"),
        ("anesthetic", "anaesthetic"),
        ("pian", "pain"),
        ("knee", None),
        ("pein", None),
        ("zebra", None),
        ("addictive", None),
        ("0.5", None),
        ("mg/kg", None),
        ("hip", None),
    ],
)
def test_a_slip_is_put_right_and_a_word_of_its_own_is_left(word, meant):
    assert corrections([word], IN_NAMES, IN_TEXTS) == ({word: meant} if meant else {})


def test_a_word_of_a_title_comes_before_a_word_of_a_text():
    assert corrections(["bladde"], set(), {"blades", "blade"}) == {"bladde": "blade"}
    assert corrections(["kitamine"], {"vitamine"}, {"ketamine"}) == {"kitamine": "vitamine"}
    assert corrections(["kitamine"], {"ketamine"}, {"vitamine"}) == {"kitamine": "ketamine"}


def test_only_so_many_words_are_looked_into():
    words = [f"ketamin{letter}" for letter in "abcdfgh"]
    assert len(corrections(words, IN_NAMES, IN_TEXTS)) == MAX_WORDS_CORRECTED


@given(st.lists(st.text(max_size=12), max_size=6))
def test_only_words_of_the_site_are_offered(words):
    assert set(corrections(words, IN_NAMES, IN_TEXTS).values()) <= IN_NAMES | IN_TEXTS

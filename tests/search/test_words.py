"""The words of a query and what is done with them; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_portal.search.words import (
    MAX_WORD_LENGTH,
    MAX_WORDS,
    query_words,
    telling_words,
    term_asked_for,
    word_root,
    word_stem,
)
from tests.search.odd_queries import ODD_QUERIES


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nerve pain", ["nerve", "pain"]),
        ("  nerve\u00a0pain\u3000", ["nerve", "pain"]),
        ("nerve\x00pain", ["nerve", "pain"]),
        ('"nerve pain"', ["nerve", "pain"]),
        ("0.5 mg/kg", ["0.5", "mg/kg"]),
        ("(ketamine), please!", ["ketamine", "please"]),
        ("6'2\"", ["6'2"]),
        ("don't", ["don't"]),
        ("cafe\u0301", ["café"]),
        ("x\u0301", ["x\u0301"]),
        ("- 😀 %_*", []),
        ("\ud800", []),
    ],
)
def test_words_are_what_carries_a_letter_or_a_number(text, words):
    assert query_words(text) == words


def test_a_query_has_few_words_and_no_long_one():
    assert query_words("x" * 10_000) == ["x" * MAX_WORD_LENGTH]
    assert len(query_words("x " * 5_000)) == MAX_WORDS


@given(st.text() | st.sampled_from(ODD_QUERIES))
def test_no_text_leaves_a_word_that_a_database_could_misread(text):
    for word in query_words(text):
        assert 0 < len(word) <= MAX_WORD_LENGTH
        assert any(character.isalnum() or not character.isascii() for character in word)
        assert not set(word) & {'"', "\\", "\x00", " ", "\u00a0", "\u3000"}
        word.encode()


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("infusions", "infusion"),
        ("therapies", "therap"),
        ("therapy", "therap"),
        ("dizzy", "dizz"),
        ("is", "is"),
        ("bones", "bone"),
        ("eyes", "eyes"),
        ("illness", "illness"),
        ("virus", "virus"),
        ("analysis", "analysis"),
    ],
)
def test_a_word_and_its_plural_begin_alike(word, stem):
    assert word_stem(word) == stem


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("addictive", "addict"),
        ("addictions", "addict"),
        ("addicted", "addict"),
        ("breathing", "breath"),
        ("section", "section"),
        ("ring", "ring"),
        ("therapies", "therap"),
    ],
)
def test_words_of_a_family_have_one_root(word, root):
    assert word_root(word) == root


@pytest.mark.parametrize("text", ["opioid", "Opioids", "What are opioids?", "what does opioid mean"])
def test_questions_about_a_word_ask_for_that_word(text):
    assert term_asked_for(text) == ("opioid",)


def test_words_of_every_page_are_not_looked_for_unless_they_are_all_there_is():
    assert telling_words("Does ketamine hurt my bladder?") == ["ketamine", "hurt", "bladder"]
    assert telling_words("Who do I ring?") == ["ring"]
    assert telling_words("Can’t I drive home?") == ["drive", "home"]
    assert telling_words("What is it?") == ["What", "is", "it"]


def test_more_than_a_word_is_not_asked_to_be_explained():
    assert term_asked_for("opioids and driving") != ("opioid",)
    assert term_asked_for("what is it") == ()

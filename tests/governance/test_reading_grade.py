"""Reading grades come out as their authors' formulas say, and hard text gets a high one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.governance.said.page_content import PageContent, Passage
from content.governance.said.reading_grade import (
    Reading,
    page_reading,
    reading_grade,
    reading_of,
    syllable_count,
    words_of,
)

HARD = "Intravenous administration necessitates comprehensive cardiovascular monitoring by qualified personnel."
EASY = "You sit in a chair. A nurse stays near you."


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("medicine", 3),
        ("stopped", 1),
        ("needed", 2),
        ("48", 1),
        ("pain", 1),
        ("nurse", 1),
        ("table", 2),
        ("knee", 1),
        ("asked", 1),
        ("treated", 2),
        ("ketamine", 3),
        ("12", 1),
        ("infusion", 3),
        ("don’t", 1),
        ("the", 1),
        ("e", 1),
    ],
)
def test_syllables(word, count):
    assert syllable_count(word) == count


def test_counts():
    reading = reading_of(["You rest. A nurse asks:", "monitoring helps\nanaesthetist"])
    assert (reading.sentences, reading.words) == (4, 8)


def test_formulas():
    reading = Reading(sentences=30, words=300, syllables=450)
    assert reading.flesch_kincaid == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59)


def test_hard_text_gets_a_high_grade():
    assert reading_of([HARD]).flesch_kincaid > 15
    assert reading_of([EASY]).flesch_kincaid < 3


def test_words_of_the_glossary_count_as_easy():
    plain, explained = reading_of([HARD]), reading_of([HARD], ["cardiovascular monitoring", "Intravenous"])
    assert explained.flesch_kincaid < plain.flesch_kincaid
    assert explained.words == plain.words
    assert reading_of(["infusions"], ["infusion"]).syllables == 1
    assert reading_of(["regional"], ["complex regional pain"]).syllables == 3
    assert reading_of(["A complex regional pain"], ["Complex regional pain"]).syllables == 4


def test_a_page_is_graded_by_its_prose():
    passages = (
        Passage("text", EASY),
        Passage("quotation", HARD),
        Passage("field", HARD),
        Passage("frequency", HARD),
        Passage("links", HARD),
        Passage("heading", HARD),
        Passage("table", HARD),
    )
    content = PageContent("x", "Rest", passages)
    assert page_reading(content).words == 10
    assert reading_grade(content) < 3
    harder = PageContent("x", "Rest", (*passages, Passage("claim", HARD)))
    assert reading_grade(harder) > reading_grade(content)
    assert reading_grade(PageContent("x", "Rest", harder.passages, glossary=tuple(words_of(HARD)))) < 5


def test_nothing_is_no_error():
    assert reading_grade(PageContent("x", "")) == 0
    assert (reading_of([]).flesch_kincaid, reading_of(["…"]).flesch_kincaid) == (0, 0)


@given(st.lists(st.text()))
def test_no_text_is_an_error(texts):
    reading = reading_of(texts)
    assert reading.syllables >= reading.words
    assert isinstance(reading.flesch_kincaid, float)

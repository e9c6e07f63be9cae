"""What of a page the list of results shows; no database."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from clinic_portal.search.excerpts import EXCERPT_LENGTH, excerpt, marked

LONG_TEXT = "Some words before. " * 40 + "An infusion is slow. " + "Some words after. " * 40


class TextOfHtml(HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.tags = "", set()

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.add((tag, tuple(attrs)))


def test_the_excerpt_is_about_the_first_word_that_was_found():
    shown = excerpt(LONG_TEXT, ["infusions"])
    assert "<mark>infusion</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < EXCERPT_LENGTH + 50


def test_a_word_of_the_family_stands_in_for_one_that_is_not_there():
    assert excerpt("Addiction is a risk.", ["addictive"]) == "<mark>Addiction</mark> is a risk."
    assert excerpt("Addiction. It is addictive.", ["addictive"]) == "Addiction. It is <mark>addictive</mark>."


def test_the_excerpt_is_about_the_place_with_most_of_the_words():
    text = "It is called pain. " + "Some words. " * 40 + "Call us if you feel strange. " + "Some words. " * 40
    shown = excerpt(text, ["feel", "strange", "call"])
    assert "<mark>Call</mark> us if you <mark>feel</mark> <mark>strange</mark>." in shown


def test_what_a_page_says_for_a_word_is_marked():
    assert excerpt("It has side effects.", ["wrong"], ["side effects"]) == "It has <mark>side effects</mark>."
    assert excerpt("It hurts.", ["wrong"], ["side effects"], fallback="In short.") == "In short."


def test_without_a_word_the_fallback_is_shown_then_the_beginning():
    assert excerpt(LONG_TEXT, ["liver"], fallback="In short.") == "In short."
    assert excerpt(LONG_TEXT, ["liver"]).startswith("Some words before.")


def test_short_text_is_not_cut():
    assert excerpt("An infusion is slow.", ["slow"]) == "An infusion is <mark>slow</mark>."


def test_a_word_inside_another_is_not_marked():
    assert "<mark>" not in excerpt("A painting.", ["ain"])


def test_a_short_word_is_marked_only_where_it_stands_alone():
    assert excerpt("An IV and ivy.", ["iv", "an"]) == "<mark>An</mark> <mark>IV</mark> and ivy."


def test_pieces_of_the_index_read_as_sentences():
    assert excerpt("It hurts., Call us.", []) == "It hurts. Call us."


def test_empty_pieces_of_the_index_leave_no_trace():
    assert excerpt("Emergency, , , Urgent, ,  Call us.", []) == "Emergency, Urgent, Call us."


def test_nothing_of_a_page_becomes_markup():
    shown = marked("<b>a & b</b>", ["b"])
    assert shown == "&lt;<mark>b</mark>&gt;a &amp; <mark>b</mark>&lt;/<mark>b</mark>&gt;"


@given(st.text(alphabet="ab<>&\"' é"), st.lists(st.text(alphabet="ab<>&.*([\\", min_size=1), max_size=3))
def test_marking_changes_no_letter_and_adds_only_marks(text, words):
    parser = TextOfHtml()
    parser.feed(marked(text, words))
    parser.close()
    assert parser.text == text
    assert parser.tags <= {("mark", ())}

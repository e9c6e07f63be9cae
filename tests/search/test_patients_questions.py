"""What patients ask, in their own words, finds the page that answers it among the first three."""

import pytest

from clinic_portal.search.other_words import other_words

ANSWERS = {
    "will it help my fibromyalgia?": "/types-of-pain/fibromyalgia/",
    "what can go wrong?": "/side-effects/",
    "what are the risks": "/side-effects/",
    "is it safe?": "/side-effects/",
    "blood in my wee": "/side-effects/",
    "can I drive home?": "/infusion-treatment/",
    "driving": "/medicines-and-the-law/",
    "I feel strange after my infusion, whom do I call?": "/side-effects/",
    "who do I ring": "/contact/",
    "how do I get an appointment": "/contact/",
    "does it cost something?": "/contact/",
    "who says so?": "/evidence/",
    "does it work": "/benefits/",
    "is it addictive?": "/side-effects/",
}


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(("question", "path"), ANSWERS.items(), ids=ANSWERS)
@pytest.mark.django_db
def test_a_question_finds_its_answer_among_the_first_three(client, question, path):
    response = client.get("/search/", {"q": question})
    assert path in [result.url for result in response.context["results"][:3]]


@pytest.mark.usefixtures("starter")
@pytest.mark.django_db
def test_the_excerpt_shows_what_the_page_says_for_the_word(client):
    response = client.get("/search/", {"q": "vomiting"})
    excerpts = {result.url: result.excerpt for result in response.context["results"]}
    assert "<mark>sick</mark>" in excerpts["/side-effects/"]


@pytest.mark.parametrize("word", ["Risk", "risks", "RISKS"])
def test_other_words_stand_for_all_forms_of_a_word(word):
    assert other_words(word) == ("side effects",)


def test_a_word_may_stand_for_several_and_most_for_none():
    assert other_words("cost") == ("contact", "paid")
    assert other_words("nerve") == ()


def test_no_word_stands_for_itself():
    assert [word for word in ("infusion", "drip", "help", "urine") if word in other_words(word)] == []

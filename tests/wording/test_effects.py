"""Which sentences tell what ketamine does to people, and which only name it, ask or deny."""

import pytest

from content.wording.effects import tells_of_effect


@pytest.mark.parametrize(
    "sentence",
    [
        "Ketamine helps most people with nerve pain.",
        "Our drips ease pain.",
        "Ketamine works.",
        "Esketamine reduces pain in most of our patients.",
        "Many people find that ketamine is effective against pain.",
        "Ketamine can cause bladder harm.",
        "Most patients feel better after ketamine.",
        "Some people get relief from a ketamine drip.",
        "Pain goes away with ketamine.",
        "This new treatment often helps people in pain.",
        "Ketamine, as our nurses say, is wonderful. The drip eases pain.",
        "Call us. Then the treatment stops your pain.",
    ],
)
def test_what_it_does_is_told(sentence):
    assert tells_of_effect(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Does ketamine help?",
        "We do not know if ketamine helps.",
        "Ketamine is not proven to help.",
        "Nobody can say whether the treatment works.",
        "How ketamine works",
        "Read how ketamine works.",
        "I had treatment and need help now",
        "After the infusion, a nurse helps you up.",
        "The treatment room is on the first floor. It helps to come early.",
        "Your team works with you.",
        "Your treatment team helps you to plan.",
        "The drip runs for an hour while a nurse helps you.",
        "Ketamine is given where trained staff can help.",
        "Our treatment room works by appointment.",
        "We give ketamine as a drip.",
    ],
)
def test_what_says_nothing_of_an_effect_is_let_be(sentence):
    assert not tells_of_effect(sentence)

"""Which figures may stand in words that patients read."""

import pytest

from content.wording.figures import figures_problems


@pytest.mark.parametrize(
    "text",
    [
        "",
        "About 76 out of 100 people with ketamine and 18 out of 100 with a dummy drip.",
        "About 3 times as many: 9 out of 100 people, and 3 out of 100 without it.",
        "Twice the risk: 2 out of 1,000 people, and 1 out of 1,000.",
        "Pain was about 2 points lower on a scale of 0 to 10. The true difference could also be none.",
        "Take it three times a day.",
        "At times the pain came back. It did so at other times more slowly.",
        "Most doses were low. People drank 100 millimetres less.",
        "The opioid dose fell by more than half. It can double or triple what is in the blood.",
        "The NHS or HTML or 12 MDMA tests. Schedule II or III.",
        "A ramp = a slope. Step one is done; the CIA was there.",
        "0 of the 20 people.",
    ],
)
def test_plain_figures_pass(text):
    assert figures_problems(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("76% had it.", "percentage"),
        ("76 % had it.", "percentage"),
        ("76 percent had it.", "percentage"),
        ("76 per cent had it.", "percentage"),
        ("Risk ratio 3.26.", "ratio"),
        ("The odds ratio was low.", "ratio"),
        ("RR 3.26", "ratio"),
        ("Exposure rose 2.6-fold.", "ratio"),
        ("A threefold rise.", "ratio"),
        ("About five times more likely.", "ratio"),
        ("About 3 times that of a dummy drip.", "ratio"),
        ("Twice as many side effects.", "ratio"),
        ("It doubles. That is double the risk.", "ratio"),
        ("At most 25 mg an hour.", "medicine"),
        ("0.5mg/kg", "medicine"),
        ("20 micrograms per litre", "medicine"),
        ("20 mcg or 20 µg", "medicine"),
        ("20 μg", "medicine"),
        ("2 ml by mouth", "medicine"),
        ("Five milligrams", "medicine"),
        ("CI 1.05 to 10.09", "statistics"),
        ("The confidence interval is wide.", "statistics"),
        ("week 12 difference P=0.07", "statistics"),
        ("p < 0.05", "statistics"),
        ("NNT 25", "statistics"),
        ("Number needed to harm 6", "statistics"),
        ("MD -1.12 on 0-10", "statistics"),
        ("Effect size -0.2", "statistics"),
    ],
)
def test_each_kind_of_figure_is_refused_in_one_sentence(text, word):
    [problem] = figures_problems(text)
    assert word in problem


def test_several_kinds_give_several_sentences():
    assert len(figures_problems("Risk ratio 3.26 (95% CI 1.05 to 10.09) with 25 mg")) == 4

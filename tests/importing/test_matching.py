"""Sections find the page type their heading, or else their text, speaks of; each type is used once."""

import pytest

from content.importing.matching import SECTION_TYPES, section_scores, sections_matched

HEADINGS = {
    "MechanismPage": ["The mechanism behind it", "How ketamine works", "How does it work in the body?"],
    "PainConditionIndexPage": [
        "Which types of pain it is for",
        "Conditions we treat",
        "Who can benefit from ketamine?",
    ],
    "AdministrationIndexPage": ["Methods of administration", "How is ketamine given?", "Routes of administration"],
    "InfusionTherapyPage": ["Infusions at our clinic", "IV infusions explained", "What happens on the day"],
    "BenefitsPage": ["Benefits you may notice", "Advantages", "Benefits and risks"],
    "MultidisciplinaryCarePage": ["A multidisciplinary service", "Your care team", "Working with other therapies"],
    "SideEffectsPage": ["Side effects to know", "Is ketamine safe?", "Risks", "Side effects of infusions"],
    "IndividualisedTreatmentPage": ["Individualized care", "Personalised care", "Your treatment plan"],
}


def test_every_section_type_has_signs():
    assert set(SECTION_TYPES) == set(HEADINGS)


@pytest.mark.parametrize(("page_type", "heading"), [(name, text) for name, texts in HEADINGS.items() for text in texts])
def test_a_heading_finds_its_page_type(page_type, heading):
    assert section_scores(heading, "")[0].page_type == page_type


@pytest.mark.parametrize("heading", ["Cost and payment", "Opening hours", "Contact us", "Conclusion", "Parking"])
def test_an_unknown_heading_finds_none(heading):
    [match] = sections_matched([(heading, "Ask at the desk.")])
    assert (match.page_type, match.wished) == ("", "")


def test_a_text_decides_where_the_heading_says_nothing():
    text = "Common side effects are nausea and dizziness. Tell us about any risks you know of."
    [match] = sections_matched([("Good to know", text)])
    assert (match.page_type, match.by_heading) == ("SideEffectsPage", False)


def test_the_best_section_takes_a_type_and_the_other_says_so():
    first, second = sections_matched([("Risks", "Words."), ("Side effects and risks", "Words.")])
    assert (first.page_type, first.wished, first.taken_by) == ("", "SideEffectsPage", 1)
    assert second.page_type == "SideEffectsPage"


def test_of_two_equal_sections_the_first_takes_the_type():
    matches = sections_matched([("Benefits", "Words."), ("Benefits", "Words.")])
    assert [match.page_type for match in matches] == ["BenefitsPage", ""]

"""The starter content keeps the rules of clinical honesty: balance, words, emergency advice, statements, no people."""

import re

import pytest
from django.test import Client
from wagtail.models import Page

from content.clinic.models import ClinicSettings, CountryProfile, TeamMember
from content.pages.models import (
    AdministrationRoutePage,
    BenefitsPage,
    InfusionTherapyPage,
    PainConditionPage,
    SideEffectsPage,
)
from tests.markup import Document, tag, text
from tests.starter.conftest import page_read, pages_read

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]
EXAMPLE_LINE = "Example content: to be reviewed by your clinicians before use"

# What the evidence does not support, and what promotes. A sentence that denies it may say it.
UNSUPPORTED = [
    r"reduc\w* (opioid dependence|dependence on opioids)",
    r"extended relief",
    r"long-?(lasting| term|-term) relief",
    r"\brapid relief",
    r"neuro-?protect\w*",
    r"anti-?inflammatory",
    r"treats? (fibromyalgia|cancer pain)",
    r"keeps? (the )?pain away",
    r"\bsafe(ly)?\b",
    r"\b(well )?proven\b",
    r"\bcur(e|es|ed|ing)\b",
    r"FDA.approved",
    r"\bsuccess rate",
]
# What no sentence may say, denied or not.
NEVER = [
    r"break-?through", r"\bmiracle", r"good chance", r"guarantee", r"state.of.the.art", r"\bcutting.edge",
    r"life-?changing", r"\bspecial offer", r"\bdiscount", r"free consultation", r"money back", r"book (now|today)",
    r"[£$€]\s?\d", r"\d\s?(%|per ?cent)", r"\b\d+(\.\d+)?\s?(mg|mcg|milligram|microgram)",
    r"\bthe only\b.*\btreatment", r"our patients say", r"you should take", r"you are suitable", r"\bTBC\b",
]  # fmt: skip
DENIALS = re.compile(r"\b(no|not|never|nobody|without|cannot|whether|unclear|unknown|you may( also)? read)\b|\?", re.I)
# Words of the law, of medicine and of statistics that only look like those above.
ALLOWED = ("you can drive safely", "Breakthrough pain", "95% CI")
PERSON = re.compile(r"\b(Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Nurse)\.? [A-Z][a-z]+")


def sentences(blocks: list[str]) -> list[str]:
    parts = [part for block in blocks for part in re.split(r"(?<=[.!?])\s+", block)]
    for words in ALLOWED:
        parts = [part.replace(words, "") for part in parts]
    return parts


def test_no_sentence_says_what_the_evidence_does_not_support(pages):
    found = [
        (page.path, sentence)
        for page in pages.values()
        for sentence in sentences(page.blocks)
        if any(re.search(pattern, sentence, re.I) for pattern in UNSUPPORTED) and not DENIALS.search(sentence)
    ]
    assert found == []


def test_no_sentence_promotes_or_doses(pages):
    found = [
        (page.path, pattern, sentence)
        for page in pages.values()
        for sentence in sentences(page.blocks)
        for pattern in NEVER
        if re.search(pattern, sentence, re.I)
    ]
    assert found == []


def test_home_page_and_menus_name_the_service_and_not_the_medicine(pages):
    home = pages["/"]
    assert "ketamine" not in text(home.document.first("body")).lower()
    assert "ketamine" not in text(home.document.first("title"), hidden=True).lower()
    assert "ketamine" not in home.page.search_description.lower()
    for page in pages.values():
        for name in ("header", "footer"):
            assert "ketamine" not in text(page.document.first(name)).lower(), page.path
        for link in page.document.all("a"):
            if "breadcrumbs__link" in link.get("class", "") or "neighbours__link" in link.get("class", ""):
                assert "ketamine" not in text(link).lower(), (page.path, text(link))


def claims(document: Document, kind: str) -> list:
    return [element for element in document.root.iter() if f"claim--{kind}" in element.get("class", "").split()]


def heading_above(document: Document, element) -> str:
    """Return the second-level heading under which an element stands."""
    above = ""
    for other in document.root.iter():
        if tag(other) == "h2":
            above = text(other)
        if other is element:
            return above
    return ""


def test_benefits_never_stand_without_harms_and_unknowns(pages):
    with_benefits = [page for page in pages.values() if claims(page.document, "benefit")]
    assert len(with_benefits) > 10
    for page in with_benefits:
        harms = claims(page.document, "harm") + claims(page.document, "contraindication")
        assert harms, page.path
        unknown = claims(page.document, "unknown") or [
            words for level, words in page.document.headings if level == 2 and re.search("not know", words)
        ]
        assert unknown, page.path
        for element in claims(page.document, "benefit") + harms:
            assert heading_above(page.document, element), page.path


def test_harms_are_never_folded_away(pages):
    for page in pages.values():
        for kind in ("harm", "contraindication", "unknown"):
            for element in claims(page.document, kind):
                assert not any(tag(above) == "details" for above in page.document.ancestors(element)), page.path


def test_every_claim_shows_its_certainty_and_its_caveat_openly(pages):
    for page in pages.values():
        for element in page.document.root.iter():
            if "claim" not in element.get("class", "").split():
                continue
            classes = {name for child in element.iter() for name in child.get("class", "").split()}
            assert {"claim__words", "claim__certainty", "certainty__words"} <= classes, page.path
            if "claim__citations" in classes:
                [citations] = [child for child in element.iter() if child.get("class") == "claim__citations"]
                assert re.search(r"\d", text(citations)), page.path


def test_clinical_pages_carry_the_off_label_statement(pages, clinical_pages):
    assert len(clinical_pages) >= 20
    for page in pages.values():
        statement = page.document.first("section", class_="statement")
        assert (statement is not None) is page.is_clinical, page.path
        assert statement is None or "outside the licence" in text(statement), page.path


def test_every_page_says_that_it_is_general_and_who_is_paid(pages):
    for page in pages.values():
        words = text(page.document.first("body"))
        assert "This is general information." in words, page.path
        assert "The clinic is paid for infusions" in words, page.path
        assert "Last updated" in words, page.path


def test_clinical_pages_tell_when_to_call_for_help(pages):
    """All but the two that tell of no treatment: how the medicine works, and the law."""
    without = {
        page.path
        for page in pages.values()
        if page.is_clinical and page.document.first("section", class_="care-card--emergency") is None
    }
    assert without <= {"/how-ketamine-works/", "/medicines-and-the-law/"}


def test_treatment_and_side_effect_pages_tell_of_all_three_levels(pages):
    types = (PainConditionPage, AdministrationRoutePage, InfusionTherapyPage, BenefitsPage, SideEffectsPage)
    treatment = [page for page in pages.values() if isinstance(page.page, types)]
    assert len(treatment) == 15
    for page in treatment:
        levels = [
            name.removeprefix("care-card--")
            for card in page.document.all("section")
            for name in card.get("class", "").split()
            if name.startswith("care-card--")
        ]
        assert levels == ["emergency", "urgent", "non_urgent"], page.path


def test_emergency_advice_comes_from_the_country_and_stands_nowhere_else(starter, django_db_blocker):
    old = CountryProfile.objects.get()
    elsewhere = CountryProfile.objects.create(
        name="Elsewhere",
        code="EW",
        emergency_number="5551",
        emergency_place="the Red House",
        urgent_line="5552",
        crisis_line_name="The Listeners",
        crisis_line_number="5553",
        emergency_heading="Call 5551 or go to the Red House now if you:",
        urgent_heading="Call your clinic or 5552 today if you:",
        non_urgent_heading="Ask your clinic team if you:",
        reporting_scheme_name="Red Card",
        reporting_scheme_url="https://example.org/report",
        off_label_statement="<p>Outside the licence here too.</p>",
        general_information_statement="Only general words.",
    )
    ClinicSettings.objects.update(country_profile=elsewhere)
    numbers = [old.emergency_number, old.urgent_line, old.crisis_line_number]
    words = [old.emergency_place, old.crisis_line_name, old.reporting_scheme_name]
    for page in pages_read().values():
        everything = " ".join([*page.blocks, *map(text, page.document.all("header", "footer", "aside", "h3"))])
        for number in numbers:
            assert not re.search(rf"(?<![\d.,-]){re.escape(number)}(?![\d,-])", everything), (page.path, number)
        for word in words:
            assert word not in everything, (page.path, word)
        assert f"tel:{old.emergency_number}" not in page.document.html
        assert "5551" in text(page.document.first("body")), page.path
        assert page.document.first("a", href="tel:5551") is not None, page.path


def test_a_side_effect_can_be_reported_where_the_country_says(pages, starter):
    country = CountryProfile.objects.get()
    document = pages["/side-effects/"].document
    assert text(document.first("a", href=country.reporting_scheme_url)) == country.reporting_scheme_name
    CountryProfile.objects.update(reporting_scheme_name="", reporting_scheme_url="https://example.org/report")
    changed = page_read(Page.objects.get(slug="side-effects").specific).document
    assert text(changed.first("a", href="https://example.org/report")) == "national scheme"
    assert changed.first("a", href=country.reporting_scheme_url) is None


def test_the_example_line_is_visible_until_an_editor_takes_it_off(pages, starter):
    for page in pages.values():
        assert EXAMPLE_LINE in text(page.document.main), page.path
    privacy = Page.objects.get(slug="privacy").specific
    privacy.is_example_content = False
    privacy.save_revision().publish()
    assert EXAMPLE_LINE not in text(page_read(privacy).document.main)


def test_nobody_is_invented(pages, starter):
    assert set(TeamMember.objects.values_list("name", flat=True)) == {""}
    for page in pages.values():
        assert PERSON.search(" ".join(page.blocks)) is None, page.path
    assert ClinicSettings.objects.get().clinic_name == "Example Pain Clinic"


def test_pages_open_nothing_on_another_site_by_themselves(starter):
    response = Client().get("/side-effects/")
    assert [address for address in Document(response.content).loaded() if not address.startswith("/")] == []

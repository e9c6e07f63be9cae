"""Every word of every block on every page type is in what a page says of itself, and it costs the same for all."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.clinic.models import ClinicSettings, CountryProfile
from content.common.markup import plain_lines
from content.common.stored_blocks import without_ids
from content.evidence.models import ClaimRecall
from content.pages.models import (
    BenefitsPage,
    ContactPage,
    HomePage,
    InfusionTherapyPage,
    MechanismPage,
    PainConditionPage,
    SideEffectsPage,
    StandardPage,
)
from tests.factories import (
    PAGE_TYPES,
    Marks,
    claim_make,
    filled,
    home_make,
    page_make,
    page_with_parents,
    reference_make,
    things_make,
)

pytestmark = [pytest.mark.usefixtures("not_indexed"), pytest.mark.django_db]
MARK = re.compile(r"zq\d{3,}x")


@pytest.fixture
def home():
    return home_make()


@pytest.fixture
def things(home):
    return things_make(page_make(StandardPage, home))


def kinds(content, kind):
    return [passage for passage in content.passages if passage.kind == kind]


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_text_of_every_block_is_in_a_passage_or_field(model, home, things):
    marks = Marks()
    page = page_with_parents(model, home, **filled(model, marks, things))
    content = model.objects.get(pk=page.pk).governed_content()
    said = " ".join(passage.text for passage in content.passages) + " ".join(map(str, content.fields.values()))
    found = set(MARK.findall(said))
    # Nobody reads addresses out; they are hashed as everything else that is stored.
    addresses = {mark for mark, place in marks.places.items() if place.endswith(".url")}
    assert {place for mark, place in marks.places.items() if mark not in found | addresses} == set()
    stored = json.dumps([[passage.data for passage in content.passages], content.fields])
    assert {place for mark, place in marks.places.items() if mark not in stored} == set()


def test_passages_say_where_they_stand_and_what_for(home):
    harm, benefit = claim_make(kind="harm", direction="harms"), claim_make()
    page = page_with_parents(
        PainConditionPage,
        home,
        introduction="What this page answers.",
        evidence=[("claim", benefit)],
        harms=[("subheading", "Later on"), ("claim", harm), ("text", "<p>Words</p>")],
        body=[{"type": "section", "value": {"heading": "More", "content": [{"type": "text", "value": "<p>a</p>"}]}}],
    )
    content = PainConditionPage.objects.get(pk=page.pk).governed_content()
    first, evidence, told, harms, sub, harmful, words, more, text = content.passages
    assert (first.kind, first.text, first.where) == ("text", "What this page answers.", "Introduction")
    assert (evidence.kind, evidence.level, evidence.purpose) == ("heading", 2, "benefits")
    assert (told.kind, told.where, told.level) == ("claim", "What the evidence says about ketamine", 2)
    assert told.claims[0].identifier == benefit.identifier
    assert told.text.startswith(benefit.text)
    assert (harms.text, sub.text, sub.level) == ("Possible harms", "Later on", 3)
    assert (harmful.where, harmful.level, harmful.purpose) == ("Possible harms › Later on", 3, "harms")
    assert words.heading == "Later on"
    assert (more.kind, more.text, more.level, text.where) == ("heading", "More", 2, "More")
    assert told.block_id
    assert told.block_id not in json.dumps(told.data)


def test_expanders_are_folded_and_others_not(home):
    content = [("expander", {"summary": "Why?", "text": "<p>Because.</p>"}), ("text", "<p>Open</p>")]
    page = page_with_parents(PainConditionPage, home, what_it_is=content)
    _heading, folded, text = page.governed_content().passages
    assert (folded.is_folded, folded.text) == (True, "Why?\nBecause.")
    assert not text.is_folded


def test_care_cards_show_their_own_words_or_those_of_the_country(home):
    CountryProfile.objects.update(urgent_signs="feel odd\nturn yellow")
    cards = [
        ("care_card", {"level": "urgent", "heading": "", "items": [], "text": ""}),
        (
            "care_card",
            {"level": "urgent", "heading": "Call us if you:", "items": ["itch"], "text": "<p>Day or night.</p>"},
        ),
    ]
    page = page_with_parents(SideEffectsPage, home, urgent_help=cards)
    content = page.governed_content()
    shared, own = kinds(content, "care_card")
    assert (shared.text, shared.care_level) == ("Call 4422 today if you:\nfeel odd\nturn yellow", "urgent")
    assert own.text == "Call us if you:\nitch\nDay or night."
    assert content.emergency_number == "4411"
    CountryProfile.objects.update(urgent_signs="turn yellow")
    assert kinds(SideEffectsPage.objects.get(pk=page.pk).governed_content(), "care_card")[0].data != shared.data


def test_side_effects_say_how_often_and_come_in_the_readers_order(home):
    effects = [
        (
            "side_effect",
            {"name": name, "group": "stomach", "frequency": often, "content": [("text", f"<p>{name}!</p>")]},
        )
        for name, often in (("Rash", "rare"), ("Nausea", "common"))
    ]
    page = page_with_parents(SideEffectsPage, home, effects=effects)
    content = SideEffectsPage.objects.get(pk=page.pk).governed_content()
    assert [passage.text for passage in kinds(content, "frequency")] == [
        "Nausea\nStomach\nCommon: 1 to 10 out of 100 people",
        "Rash\nStomach\nRare: 1 to 10 out of 10,000 people",
    ]
    [nausea, rash] = kinds(content, "text")
    assert (nausea.heading, nausea.level) == ("Nausea", 4)
    assert rash.where == "Side effects › Rare: 1 to 10 out of 10,000 people › Rash"


def test_claims_come_as_they_stand_with_recalls_drafts_and_sources(home):
    first, second = reference_make(), reference_make(status="retracted", live=False)
    claim = claim_make(second, first, live=False)
    page = page_with_parents(BenefitsPage, home, harms=[("claim", claim)])
    [facts] = page.governed_content().claims
    assert [source.key for source in facts.sources] == [second.key, first.key]
    assert (facts.is_live, facts.is_recalled, facts.sources[0].status) == (False, False, "retracted")
    assert (facts.sources[0].is_live, facts.sources[1].is_live) == (False, True)
    recall = ClaimRecall.objects.create(claim=claim, reason="Wrong")
    assert page.governed_content().claims[0].is_recalled
    recall.lifted_at = recall.recalled_at
    recall.save()
    assert not page.governed_content().claims[0].is_recalled


def test_quoted_and_inline_sources_are_named(home):
    quoted, inline = reference_make(), reference_make(status="superseded")
    quote = {"quote": "Do not.", "body": "NICE", "title": "Pain", "year": 2021, "reference": quoted}
    text = f'<p>So it is<a linktype="citation" id="{inline.pk}">1</a>.</p>'
    page = page_with_parents(MechanismPage, home, body=[("section", {"heading": "H", "content": []})])
    page.body[0].value["content"].append(("guideline_quote", quote))
    page.body[0].value["content"].append(("text", text))
    page.save()
    _heading, quotation, words = MechanismPage.objects.get(pk=page.pk).governed_content().passages
    assert [source.key for source in quotation.sources] == [quoted.key]
    assert [(source.key, source.status) for source in words.sources] == [(inline.key, "superseded")]


def test_data_tells_link_targets_and_pictures_but_not_ids(things, home):
    marks = Marks()
    values = filled(InfusionTherapyPage, marks, things)
    page = page_with_parents(InfusionTherapyPage, home, **values)
    before = [passage.data for passage in InfusionTherapyPage.objects.get(pk=page.pk).governed_content().passages]
    assert str(things.image.file_hash) in json.dumps(before)
    again = page_make(InfusionTherapyPage, home, **values)
    assert [passage.data for passage in again.governed_content().passages] == before
    assert without_ids('<p data-block-key="ab1"><a linktype="page" id="3">x</a></p>') == (
        '<p><a linktype="page" id="3">x</a></p>'
    )


def test_links_are_part_of_what_is_hashed(home, things):
    def data(pk):
        text = f'<p><a linktype="page" id="{pk}">Read this</a></p>'
        return PainConditionPage(title="x", what_it_is=[("text", text)]).governed_content().passages[1].data

    assert data(1) != data(2)


def test_what_makes_a_page_clinical(home):
    def section(*content):
        return [("section", {"heading": "H", "content": list(content)})]

    def is_clinical(model, *content):
        return model(title="x", body=section(*content)).governed_content().is_clinical

    shared = ("care_card", {"level": "emergency", "heading": "", "items": [], "text": ""})
    own = ("care_card", {"level": "emergency", "heading": "", "items": ["feel faint"], "text": ""})
    assert not is_clinical(ContactPage, shared)
    assert is_clinical(ContactPage, own)
    assert is_clinical(StandardPage, ("claim", claim_make()))
    assert not is_clinical(StandardPage, ("text", "<p>Words</p>"))
    assert is_clinical(StandardPage, ("text", "<p>Words.</p><p>Ketamine helps most people with nerve pain.</p>"))
    assert not is_clinical(StandardPage, ("text", "<p>Does ketamine help?</p>"))
    assert not is_clinical(StandardPage, ("dont_list", {"heading": "", "items": ["think that ketamine helps"]}))
    assert StandardPage(title="x", search_description="Our drips ease pain.").governed_content().is_clinical
    assert is_clinical(MechanismPage)
    assert not HomePage(title="x").governed_content().is_clinical


def test_off_label_statement_is_told_where_the_type_shows_it_and_asked_for_where_benefit_is_told(home):
    shown = MechanismPage(title="x").governed_content()
    assert (shown.needs_off_label_statement, shown.off_label_statement) == (True, "The off-label statement.")
    body = [("section", {"heading": "H", "content": [("claim", claim_make())]})]
    bare = StandardPage(title="x", body=body).governed_content()
    assert (bare.needs_off_label_statement, bare.off_label_statement) == (True, "")
    assert not StandardPage(title="x").governed_content().needs_off_label_statement


def test_drafts_unsaved_pages_and_pages_without_site_have_content(home):
    page = page_with_parents(MechanismPage, home, introduction="Live words.")
    page.introduction = "Draft words."
    draft = page.save_revision().as_object()
    assert draft.governed_content().passages[0].text == "Draft words."
    assert MechanismPage(title="x", introduction="New.").governed_content().emergency_number == "4411"
    ClinicSettings.objects.all().delete()
    assert draft.governed_content().off_label_statement == ""
    home.get_site().delete()
    assert MechanismPage.objects.get(pk=page.pk).governed_content().passages[0].text == "Live words."


def test_the_language_of_whoever_asks_changes_nothing(home, settings):
    from django.utils.translation import override

    page = page_with_parents(SideEffectsPage, home, urgent_help=[("care_card", {"level": "urgent"})])
    with override("fr"):
        french = page.governed_content()
    assert french == page.governed_content()


def test_forty_claims_cost_as_many_queries_as_four(home):
    def queries(count):
        claims = [claim_make(reference_make(), reference_make()) for _ in range(count)]
        page = page_with_parents(BenefitsPage, home, harms=[("claim", claim) for claim in claims])
        page = BenefitsPage.objects.get(pk=page.pk)
        page.get_site()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            content = page.governed_content()
        assert len(content.claims) == count
        return len(captured)

    few, many = queries(4), queries(40)
    assert few == many <= 12


def test_plain_lines_keep_paragraphs_apart_and_words_together():
    html = "<p>It is <b>not</b> safe.</p><ul><li>One</li><li>Two &amp; three</li></ul><p>a<br/>b</p>"
    assert plain_lines(html) == ["It is not safe.", "One", "Two & three", "a", "b"]
    assert plain_lines("") == plain_lines(None) == []

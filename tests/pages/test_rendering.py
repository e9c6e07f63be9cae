"""Each page type as a reader gets it: valid HTML, one first-level heading, every field shown and escaped."""

import pytest
from django.db import transaction
from django.test import Client

from content.clinic.models import Location, OpeningHours, TeamMember
from content.glossary.models import GlossaryTerm
from content.pages.models import (
    EvidenceLibraryPage,
    GlossaryIndexPage,
    HomePage,
    LocationsPage,
    StandardPage,
    TeamPage,
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
from tests.markup import Document, text

each_page_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
# Would close an attribute, open an element and be an entity, were it not escaped.
HOSTILE = "{}\"'><i class=hostile>&amp;lt;"


def get(client, page) -> Document:
    response = client.get(page.url)
    assert response.status_code == 200
    return Document(response.content)


@each_page_type
def test_page_with_only_a_title_is_valid(client, home, model):
    document = get(client, page_with_parents(model, home, title="Only a title"))
    assert document.problems() == []
    assert document.headings[0] == (1, "Only a title")


@pytest.fixture(scope="module")
def filled_pages(django_db_setup, django_db_blocker):
    """Each page type with every field filled, as readers get it: its marks, its document, and its headings."""
    with django_db_blocker.unblock(), transaction.atomic():
        home = home_make()
        things = things_make(page_make(StandardPage, home, title="Another page", slug="another-page"))
        shown = {}
        for model in PAGE_TYPES:
            marks = Marks()
            page = page_with_parents(model, home, **filled(model, marks, things))
            shown[model] = marks, get(Client(), page), page.headings()
        transaction.set_rollback(True)
    return shown


@each_page_type
def test_page_with_every_field_filled_is_valid_and_shows_it_all(filled_pages, model):
    marks, document, _headings = filled_pages[model]
    assert document.problems() == []
    hidden = {mark: place for mark, place in marks.places.items() if mark not in document.html}
    if model is HomePage:
        # A home page is the top of every trail, so its own short name stands on the pages below it.
        hidden = {mark: place for mark, place in hidden.items() if place != "short_title"}
    assert hidden == {}


@each_page_type
def test_page_escapes_every_text_field(client, home, things, model):
    marks = Marks(around=HOSTILE)
    document = get(client, page_with_parents(model, home, **filled(model, marks, things)))
    assert "class=hostile" not in document.html.replace("&gt;&lt;i class=hostile", "")
    assert document.first("i", class_="hostile") is None
    assert document.problems() == []


@each_page_type
def test_page_lists_its_second_level_headings(filled_pages, model):
    """The contents list, the anchors and the headings themselves must agree."""
    _marks, document, headings = filled_pages[model]
    links = [element.get("href")[1:] for element in document.all("a") if "contents__link" in element.get("class", "")]
    if len(headings) < 3 or not links:
        assert links == [] or model is not HomePage
    assert set(links) <= set(document.ids)
    anchors = [heading.anchor for heading in headings]
    assert len(set(anchors)) == len(anchors)
    second_level = {element.get("id"): text(element) for element in document.all("h2") if element.get("id")}
    assert {heading.anchor: heading.title for heading in headings}.items() <= second_level.items()


def test_team_page_shows_its_people(client, home):
    hostile = HOSTILE.format("role")
    TeamMember.objects.create(role_title=hostile, name="", description="What the role does.")
    document = get(client, page_with_parents(TeamPage, home))
    assert hostile in text(document.main)
    assert "What the role does." in text(document.main)
    assert document.problems() == []


def test_locations_page_shows_places_and_hours(client, home):
    location = Location.objects.create(
        name=HOSTILE.format("place"), address="1 Street\nTown", telephone="01 23", directions="<p>By bus.</p>"
    )
    OpeningHours.objects.create(location=location, weekday=1, opens="09:00", closes="17:30", note="by phone")
    document = get(client, page_with_parents(LocationsPage, home))
    words = text(document.main)
    for part in (location.name, "1 Street", "By bus.", "Monday", "09:00", "17:30", "by phone"):
        assert part in words
    assert document.problems() == []


def test_glossary_page_shows_terms_and_their_synonyms(client, home):
    GlossaryTerm.objects.create(term=HOSTILE.format("term"), slug="term", definition="A meaning.", synonyms="word")
    GlossaryTerm.objects.create(term="Écho", slug="echo", definition="Another meaning.")
    document = get(client, page_with_parents(GlossaryIndexPage, home))
    words = text(document.main)
    for part in (HOSTILE.format("term"), "A meaning.", "word", "Écho", "Another meaning."):
        assert part in words
    assert document.problems() == []


def test_evidence_page_shows_every_source_and_no_draft(client, home):
    shown = reference_make(title=HOSTILE.format("source"), summary="In plain words.")
    claim_make(shown)
    reference_make(title="A source in draft", live=False)
    document = get(client, page_with_parents(EvidenceLibraryPage, home))
    words = text(document.main)
    assert "In plain words." in words
    assert HOSTILE.format("source") in words
    assert "A source in draft" not in document.html
    assert document.problems() == []

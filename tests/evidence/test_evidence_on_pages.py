"""What pages cite and number, and that what is meant for staff stays with staff."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.media.models import CustomImage
from content.pages.models import EvidenceLibraryPage, StandardPage
from tests.factories import PAGE_TYPES, Marks, Things, filled, home_make, page_make, page_with_parents
from tests.markup import Document, text

FOR_STAFF = ("source_figures", "finding_note")


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def secretive(make_claim, make_reference):
    """A claim and its source, whose exact figures are marked."""
    reference = make_reference(summary="In plain words.", finding_note="zqstaffsource")
    return make_claim(reference, numbers="About 7 out of 10 people.", source_figures="zqstaffclaim")


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_exact_figures_are_on_no_page(client, home, secretive, model):
    [source] = secretive.cited_references
    other_page = page_make(StandardPage, home, title="Another page")
    things = Things(page=other_page, claim=secretive, reference=source, image=CustomImage())
    page = page_with_parents(model, home, **filled(model, Marks(), things) | {"social_image": None})
    response = client.get(page.url)
    assert response.status_code == 200
    assert "zqstaff" not in response.content.decode()
    if page.cited():
        assert "About 7 out of 10 people." in response.content.decode()


def test_exact_figures_are_not_in_the_library(client, home, secretive):
    page = page_with_parents(EvidenceLibraryPage, home)
    words = client.get(page.url).content.decode()
    assert "In plain words." in words
    assert "zqstaff" not in words


def test_readers_cannot_search_by_exact_figures(client, home, secretive):
    page_citing(home, {"type": "claim", "value": secretive.pk})
    assert "Cites something" in client.get("/search/", {"q": "relief"}).content.decode()
    assert "Cites something" not in client.get("/search/", {"q": "zqstaffclaim"}).content.decode()


def test_no_template_names_the_fields_for_staff():
    templates = list(Path(settings.BASE_DIR, "templates").rglob("*.html"))
    assert len(templates) > 50
    assert not [path.name for path in templates if any(name in path.read_text() for name in FOR_STAFF)]


def quotation(reference):
    return {
        "type": "guideline_quote",
        "value": {
            "quote": "Do not start it.",
            "body": "A body",
            "title": "A title",
            "year": 2021,
            "reference": reference and reference.pk,
        },
    }


def page_citing(home, *content):
    section = {"type": "section", "value": {"heading": "Section", "content": list(content)}}
    return page_make(StandardPage, home, title="Cites something", body=json.dumps([section]))


def numbers_on(client, page):
    """Return the addresses that quotations and claims on the page lead to, and the sources in their order."""
    document = Document(client.get(page.url).content)
    assert document.problems() == []
    links = [link.get("href") for link in document.all("a") if (link.get("href") or "").startswith("#source-")]
    sources = [text(item) for item in document.all("li") if (item.get("id") or "").startswith("source-")]
    return links, sources


def test_a_quoted_source_is_numbered_where_readers_meet_it(client, home, make_claim, make_reference):
    quoted, claimed = make_reference(title="The quoted one"), make_reference(title="The claimed one")
    claim = make_claim(claimed, quoted)
    use = {"type": "claim", "value": claim.pk}
    links, sources = numbers_on(client, page_citing(home, quotation(quoted), use))
    assert links == ["#source-1", "#source-1", "#source-2"]
    assert ["quoted" in sources[0], "claimed" in sources[1], len(sources)] == [True, True, 2]
    links, sources = numbers_on(client, page_citing(home, use, quotation(quoted)))
    assert links == ["#source-1", "#source-2", "#source-2"]
    assert "claimed" in sources[0]


def test_a_source_leads_back_to_where_it_is_first_used(client, home, make_claim, make_reference):
    shared, quoted = make_reference(), make_reference()
    first, second = make_claim(shared), make_claim(shared)
    uses = [{"type": "claim", "value": claim.pk} for claim in (first, second, first)]
    document = Document(client.get(page_citing(home, quotation(quoted), *uses).url).content)
    assert document.problems() == []
    anchors = [f"claim-{claim.identifier}" for claim in (first, second)]
    assert [document.ids[anchor] for anchor in anchors] == [1, 1]
    backs = [link.get("href") for link in document.all("a") if "sources__back" in link.get("class", "")]
    assert backs == [f"#{anchors[0]}"]


def test_a_quotation_without_a_public_source_has_no_number(client, home, make_reference):
    page = page_citing(home, quotation(None), quotation(make_reference(live=False, title="Secret")))
    assert numbers_on(client, page) == ([], [])
    assert "Secret" not in client.get(page.url).content.decode()


def test_many_quotations_cost_no_more_queries_than_two(client, home, make_claim, make_reference):
    def cost(count):
        content = [quotation(make_reference()) for _ in range(count)]
        content += [{"type": "claim", "value": make_claim(make_reference()).pk} for _ in range(count)]
        page = page_citing(home, *content)
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).status_code == 200
        return len(queries)

    assert cost(2) == cost(12)

"""A longer page costs no more queries: the number for a few children, blocks or claims is the number for many."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from content.blocks.compositions import ContentBlock
from content.clinic.models import Location, OpeningHours, TeamMember
from content.glossary.models import GlossaryTerm
from content.pages.models import (
    AdministrationIndexPage,
    AdministrationRoutePage,
    BenefitsPage,
    EvidenceLibraryPage,
    GlossaryIndexPage,
    LocationsPage,
    PainConditionIndexPage,
    PainConditionPage,
    SideEffectsPage,
    StandardPage,
    TeamPage,
)
from content.pages.selectors import breadcrumbs
from tests.factories import (
    Marks,
    Things,
    claim_make,
    image_make,
    page_make,
    page_with_parents,
    raw_value,
    reference_make,
)

FEW, MANY = 2, 8


def query_count(client, url: str) -> int:
    client.get(url)  # fills what Django remembers for good, such as content types
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.fixture
def costs(client):
    """Return the queries of a page after `add` was called a few times, and after many."""

    def measure(url, add):
        for n in range(FEW):
            add(n)
        few = query_count(client, url)
        for n in range(FEW, MANY):
            add(n)
        return few, query_count(client, url)

    return measure


def test_children_of_the_types_of_pain(costs, home):
    index = page_make(PainConditionIndexPage, home)
    few, many = costs(index.url, lambda n: page_make(PainConditionPage, index))
    assert few == many


def test_children_in_the_comparison_table(costs, home):
    index = page_make(AdministrationIndexPage, home)
    few, many = costs(index.url, lambda n: page_make(AdministrationRoutePage, index, onset="Soon"))
    assert few == many


def test_siblings_of_a_child(costs, home):
    index = page_make(PainConditionIndexPage, home)
    first = page_make(PainConditionPage, index)
    few, many = costs(first.url, lambda n: page_make(PainConditionPage, index))
    assert few == many


def test_pages_at_the_foot(costs, home):
    few, many = costs(home.url, lambda n: page_make(StandardPage, home, show_in_menus=True))
    assert few == many


def test_depth_of_the_trail(home, rf):
    """Wagtail itself finds a page level by level; the trail above the title must not add to that."""
    pages = [page_make(StandardPage, home)]
    for _n in range(5):
        pages.append(page_make(StandardPage, pages[-1]))
    request = rf.get("/")
    breadcrumbs(pages[0], request)
    counts = []
    for page in (pages[1], pages[-1]):
        with CaptureQueriesContext(connection) as queries:
            assert len(breadcrumbs(page, request)) > 1
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_team_members_with_photos(costs, home):
    page = page_with_parents(TeamPage, home)
    few, many = costs(
        page.url, lambda n: TeamMember.objects.create(role_title=f"Role {n}", description="x", photo=image_make())
    )
    assert few == many


def test_locations_with_hours(costs, home):
    def add(n):
        location = Location.objects.create(name=f"Place {n}", address="A")
        OpeningHours.objects.create(location=location, weekday=1, opens="09:00", closes="10:00")

    few, many = costs(page_with_parents(LocationsPage, home).url, add)
    assert few == many


def test_glossary_terms(costs, home):
    few, many = costs(
        page_with_parents(GlossaryIndexPage, home).url,
        lambda n: GlossaryTerm.objects.create(term=f"Term {n}", slug=f"term-{n}", definition="x"),
    )
    assert few == many


def test_sources_of_the_evidence_library(costs, home):
    few, many = costs(
        page_with_parents(EvidenceLibraryPage, home).url, lambda n: claim_make(reference_make(), reference_make())
    )
    assert few == many


def with_stream(page, name, items):
    setattr(page, name, page._meta.get_field(name).to_python(items))
    page.save()


def test_claims_of_one_part(client, home):
    claims = [claim_make(reference_make(), reference_make()) for _n in range(30)]
    counts = {}
    for field in ("evidence", "harms"):
        page = page_with_parents(PainConditionPage, home)
        with_stream(page, field, [{"type": "claim", "value": claim.pk} for claim in claims[:3]])
        few = query_count(client, page.url)
        with_stream(page, field, [{"type": "claim", "value": claim.pk} for claim in claims])
        counts[field] = (few, query_count(client, page.url))
    assert {field: count for field, count in counts.items() if count[0] != count[1]} == {}


@pytest.mark.parametrize(
    ("model", "field", "block", "extra"),
    [
        (StandardPage, "body", "section", {}),
        (BenefitsPage, "benefits", "benefit", {"kind": "other"}),
        (SideEffectsPage, "effects", "side_effect", {"group": "other", "frequency": "rare", "name": "A"}),
    ],
    ids=["section", "benefit", "side_effect"],
)
def test_claims_spread_over_many_entries(client, home, model, field, block, extra):
    page = page_with_parents(model, home)
    heading = {} if "name" in extra else {"heading": "A heading"}

    def entry(claim):
        return {"type": block, "value": {**heading, **extra, "content": [{"type": "claim", "value": claim.pk}]}}

    claims = [claim_make(reference_make()) for _n in range(12)]
    with_stream(page, field, [entry(claim) for claim in claims[:2]])
    few = query_count(client, page.url)
    with_stream(page, field, [entry(claim) for claim in claims])
    assert query_count(client, page.url) == few


def test_blocks_of_one_kind(client, home):
    """Each block chooses things of its own, so that nothing is saved by choosing the same thing twice."""
    things = [Things(page=page_make(StandardPage, home), **own_things()) for _n in range(MANY)]
    page = page_with_parents(PainConditionPage, home)
    counts = {}
    for name, block in ContentBlock().child_blocks.items():
        items = [
            {"type": name, "value": raw_value(block, Marks(), chosen, name, turn=2 if n else 0)}
            for n, chosen in enumerate(things)
        ]
        with_stream(page, "what_it_is", items[:FEW])
        few = query_count(client, page.url)
        with_stream(page, "what_it_is", items)
        counts[name] = (few, query_count(client, page.url))
    assert len(counts) == len(ContentBlock.base_blocks)
    assert {name: count for name, count in counts.items() if count[0] != count[1]} == {}


def own_things() -> dict:
    reference = reference_make()
    return {"reference": reference, "claim": claim_make(reference), "image": image_make()}

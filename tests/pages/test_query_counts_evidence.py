"""A page with many claims, fact boxes and citations costs no more queries than one with few."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from content.pages.models import PainConditionPage
from tests.factories import claim_make, counted_claim_make, page_with_parents, reference_make


def query_count(client, url: str) -> int:
    client.get(url)
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.fixture
def library(db):
    """Thirty sources and forty claims that rest on them, half of them with numbers."""
    sources = [reference_make() for _n in range(30)]
    plain = [claim_make(sources[n], sources[n + 1]) for n in range(20)]
    counted = [counted_claim_make(sources[n], sources[n + 9]) for n in range(20)]
    return sources, plain, counted


def fill(page, sources, plain, counted):
    """Use all of these: claims, boxes of two claims, unknowns, positions, and a citation of each source."""
    cited = "".join(f'<p>Words<a linktype="citation" id="{source.pk}"></a>.</p>' for source in sources)
    position = {"body": "A body", "year": 2021, "strength": "against", "position": cited}
    content = [
        {"type": "text", "value": cited},
        *({"type": "claim", "value": claim.pk} for claim in plain),
        *(
            {"type": "fact_box", "value": {"heading": "A box", "claims": [claim.pk for claim in counted[n : n + 2]]}}
            for n in range(0, len(counted), 2)
        ),
        {"type": "unknowns", "value": {"heading": "", "items": [], "claims": [claim.pk for claim in plain]}},
        *(
            {"type": "disagreement", "value": {"question": "Q", "positions": [position | {"reference": source.pk}] * 2}}
            for source in sources
        ),
    ]
    page.evidence = json.dumps(content)
    page.save()


def test_forty_claims_and_thirty_sources_cost_no_more_queries_than_four_and_three(client, home, library):
    sources, plain, counted = library
    page = page_with_parents(PainConditionPage, home)
    fill(page, sources[:3], plain[:2], counted[:2])
    few = query_count(client, page.url)
    fill(page, sources, plain, counted)
    assert query_count(client, page.url) <= few
    words = client.get(page.url).content.decode()
    assert words.count('class="fact-box__outcome"') == 20
    assert 'id="source-30"' in words


def test_more_fact_boxes_cost_no_more_queries(client, home, library):
    _sources, _plain, counted = library
    page = page_with_parents(PainConditionPage, home)
    fill(page, [], [], counted[:2])
    few = query_count(client, page.url)
    fill(page, [], [], counted)
    assert query_count(client, page.url) <= few

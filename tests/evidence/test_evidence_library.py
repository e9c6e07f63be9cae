"""What patients read in the evidence library: summaries in plain words, sorts of evidence, and what still stands."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.kinds import KINDS, kind_words
from content.evidence.models import Reference
from content.pages.models import EvidenceLibraryPage
from tests.factories import claim_make, home_make, page_with_parents, reference_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    return page_with_parents(EvidenceLibraryPage, home_make())


def items(client, library):
    soup = BeautifulSoup(client.get(library.url).content, "html.parser")
    return [" ".join(item.get_text(" ").split()) for item in soup.select(".references__item")]


def test_every_sort_of_evidence_has_words():
    assert set(KINDS) == set(Reference.Kind.values)
    for value in Reference.Kind.values:
        assert len(str(kind_words(value).meaning)) <= 90


def test_a_source_stands_under_its_topic_with_its_sort_and_summary(client, library):
    claim_make(reference_make(kind=Reference.Kind.TRIAL, summary="Some people felt dizzy."), topic="side-effects")
    soup = BeautifulSoup(client.get(library.url).content, "html.parser")
    section = soup.find(id="topic-side-effects")
    assert "Trial" in section.select_one(".references__badge").text
    assert "Some people felt dizzy." in section.text
    assert "compared what happened" in soup.find(id="sorts-of-evidence").find_parent("section").text


@pytest.mark.parametrize(
    ("status", "badge"), [("retracted", "Taken back"), ("superseded", "Replaced"), ("corrected", "Corrected")]
)
def test_a_source_that_is_not_current_has_a_badge(client, library, status, badge):
    reference_make(status=status, summary="What it found.")
    (item,) = items(client, library)
    assert badge in item
    assert ("What it found." in item) is (status != "retracted")


def test_a_current_source_has_no_badge_of_status(client, library):
    reference_make()
    assert b"references__badge--warning" not in client.get(library.url).content


def test_more_sources_cost_no_more_queries(client, library):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(library.url)
        return len(queries)

    claim_make(reference_make(status="superseded", superseded_by=reference_make()))
    cost()  # what is kept in memory is kept now
    few = cost()
    for _ in range(10):
        newer = reference_make()
        claim_make(reference_make(status="superseded", superseded_by=newer), topic="side-effects")
    assert cost() == few

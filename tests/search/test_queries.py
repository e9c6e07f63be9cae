"""Every query object has an answer from the connected database, and the right one."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from clinic_portal.search.queries import query_normalised
from tests.search.conftest import page_with_text
from tests.search.odd_queries import ODD_QUERIES

texts = st.text(max_size=20) | st.sampled_from([*ODD_QUERIES, "drip", "bladder", "liver"])
words = texts.map(PlainText) | texts.map(Phrase) | texts.map(Fuzzy) | st.just(MATCH_ALL)
queries = st.recursive(
    words,
    lambda inner: st.one_of(
        inner.map(Not),
        inner.map(lambda query: Boost(query, 2)),
        st.lists(inner, max_size=4).map(And),
        st.lists(inner, max_size=4).map(Or),
    ),
    max_leaves=8,
)


@pytest.fixture
def pages(home):
    for title in ("Drip", "Bladder", "Drip and bladder"):
        home.add_child(instance=page_with_text(title, title.lower().replace(" ", "-"), f"About {title}."))
    return Page.objects.child_of(home)


def titles(results) -> list[str]:
    return sorted(page.title for page in results)


DRIP, BLADDER = PlainText("drip"), PlainText("bladder")


MEANINGS = [
    (And([DRIP, BLADDER]), ["Drip and bladder"]),
    (Or([DRIP, BLADDER]), ["Bladder", "Drip", "Drip and bladder"]),
    (And([DRIP, Not(BLADDER)]), ["Drip"]),
    (Or([DRIP, Not(BLADDER)]), ["Drip", "Drip and bladder"]),
    (Not(DRIP), ["Bladder"]),
    (Not(Not(DRIP)), ["Drip", "Drip and bladder"]),
    (And([Not(DRIP), Not(BLADDER)]), []),
    (Or([Not(DRIP), Not(BLADDER)]), ["Bladder", "Drip"]),
    (And([MATCH_ALL, DRIP]), ["Drip", "Drip and bladder"]),
    (Or([MATCH_ALL, DRIP]), ["Bladder", "Drip", "Drip and bladder"]),
    (And([DRIP, Not(MATCH_ALL)]), []),
    (Or([DRIP, Not(MATCH_ALL)]), ["Drip", "Drip and bladder"]),
    (And([PlainText('"'), DRIP]), ["Drip", "Drip and bladder"]),
    (And([]), []),
    (Boost(DRIP, 3), ["Drip", "Drip and bladder"]),
    (Fuzzy("drip"), ["Drip", "Drip and bladder"]),
    (Phrase("drip and bladder"), ["Drip and bladder"]),
    (Phrase("bladder and drip"), []),
    (PlainText("drips"), ["Drip", "Drip and bladder"]),
    (MATCH_ALL, ["Bladder", "Drip", "Drip and bladder"]),
    (Not(MATCH_ALL), []),
]


def test_query_objects_mean_the_same_on_every_database(pages):
    found = [(query, titles(pages.search(query))) for query, _titles in MEANINGS]
    assert [answer for answer, meant in zip(found, MEANINGS, strict=True) if answer != meant] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_no_query_object_is_refused(pages, query):
    backend = get_search_backend()
    for find in (backend.search, backend.autocomplete):
        for order_by_relevance in (True, False):
            results = find(query, pages, order_by_relevance=order_by_relevance)
            assert len(list(results)) == results.count()


@pytest.mark.parametrize("operator", ["and", "or"])
def test_no_text_is_refused(pages, operator):
    refused = {}
    for query in ODD_QUERIES:
        if len(query) > 100:
            query = query[:5_000]
        try:
            with transaction.atomic():
                assert pages.search(query, operator=operator).count() >= 0
                assert pages.autocomplete(query, operator=operator).count() >= 0
                assert pages.search(query, fields=["title"]).count() >= 0
        except Exception as error:
            refused[ascii(query[:40])] = repr(error)
    assert refused == {}


@pytest.mark.parametrize("query", ["drip", '"drip"', "drip\x00", "DRIP", "dri"])
def test_signs_around_a_word_do_not_hide_it(pages, query):
    assert titles(pages.autocomplete(query)) == ["Drip", "Drip and bladder"]


def test_a_page_with_the_word_in_its_title_comes_first(home):
    home.add_child(instance=page_with_text("Other", "other", "Liver liver liver liver."))
    home.add_child(instance=page_with_text("Liver", "liver", "A long page about something. " * 20))
    assert [page.title for page in Page.objects.child_of(home).search("liver")] == ["Liver", "Other"]


def test_what_is_no_query_is_said_loudly():
    with pytest.raises(TypeError):
        query_normalised(object())


def test_the_backend_is_the_databases_own():
    assert connection.vendor in type(get_search_backend()).__name__.lower().replace("postgres", "postgresql")

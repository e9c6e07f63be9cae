"""Nothing that can be typed into any search field ends in an error: public, listings and choosers."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import URLResolver, get_resolver, reverse

from tests.search.odd_queries import ODD_QUERIES

LISTING_ENDINGS = (
    "index_results",
    "list_results",
    "choose_results",
    "search_results",
    "task_chooser_results",
)


def listings(resolver=None, namespace: str = "") -> list[str]:
    """Return the names of all addresses of the admin that answer a search with a part of a page."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found += listings(pattern, inner)
        elif (pattern.name or "").endswith(LISTING_ENDINGS) and not pattern.pattern.converters:
            found.append(f"{namespace}{pattern.name}")
    return sorted(set(found))


# Whole pages, and the addresses that answer in another way.
OTHER_ADDRESSES = [
    "/admin/pages/",
    "/admin/pages/search/",
    "/admin/images/",
    "/admin/users/",
    "/admin/choose-page/search/",
]


@pytest.fixture
def admin(client, home, infusion_page):
    get_user_model().objects.create_superuser("admin", "admin@example.org", "a-quiet-line-of-signal")
    client.login(username="admin", password="a-quiet-line-of-signal")
    client.raise_request_exception = False
    return client


# All listings search in the same few ways, so each is asked a part of the queries, and each query of many listings.
PARTS = 4


def answers(client, address: str, parameter: str = "q", *, queries=ODD_QUERIES) -> dict[str, int]:
    """Return the odd queries that ended in an error of ours, with their status."""
    bad = {}
    for query in queries:
        # A lone surrogate cannot be written into an address.
        query = query.encode("utf-8", "ignore").decode()
        response = client.get(address, {parameter: query})
        if response.status_code >= 500:
            bad[ascii(query[:30])] = response.status_code
    return bad


def test_the_listings_are_found():
    names = listings()
    assert "wagtailimages:index_results" in names
    assert "wagtailsnippetchoosers_glossary_glossaryterm:choose_results" in names
    assert len(names) > 15


@pytest.mark.parametrize(("place", "name"), list(enumerate(listings())))
def test_every_listing_and_chooser_answers(admin, place, name):
    assert admin.get(reverse(name), {"q": "a"}).status_code == 200
    assert answers(admin, reverse(name), queries=ODD_QUERIES[place % PARTS :: PARTS]) == {}


@pytest.mark.parametrize(("place", "address"), list(enumerate(OTHER_ADDRESSES)))
def test_every_other_search_answers(admin, place, address):
    assert admin.get(address, {"q": "a"}).status_code == 200
    assert answers(admin, address, queries=ODD_QUERIES[place % PARTS :: PARTS]) == {}


def test_the_search_of_readers_answers_everything(client, home, infusion_page):
    client.raise_request_exception = False
    assert answers(client, "/search/") == {}


@pytest.mark.parametrize("kind", ["pages", "images", "documents"])
def test_the_api_behind_the_admin_answers(admin, kind):
    address = reverse(f"wagtailadmin_api:{kind}:listing")
    assert admin.get(address, {"search": "a"}).status_code == 200
    assert answers(admin, address, "search") == {}


def test_the_explorer_of_one_page_answers(admin, home):
    assert answers(admin, reverse("wagtailadmin_explore_results", args=[home.pk])) == {}


def test_the_search_page_shows_what_was_typed_as_text(client, home):
    response = client.get("/search/", {"q": "<script>alert(1)</script>"})
    assert b"<script>alert" not in response.content

"""Every address of the portal that the public can ask for; it tests nothing itself."""

import pytest
from django.test import Client
from wagtail.models import Page

SMALL_ADDRESSES = ["/search/", "/search/?q=pain", "/sitemap.xml", "/robots.txt", "/favicon.ico"]
NOT_THERE = [
    "/no-such-page/",
    "/no-such-page",
    "/.well-known/security.txt",
    "/documents/1/nothing.pdf",
    "/media/images/no.jpg",
]


@pytest.fixture(scope="module")
def page_addresses(starter, django_db_blocker):
    """The addresses of all public pages."""
    with django_db_blocker.unblock():
        return [page.url for page in Page.objects.live().filter(depth__gt=1)]


@pytest.fixture(scope="session")
def public_responses(starter_database, django_db_blocker):
    """What each public address answers, by its address; asked once for all tests that only look at it."""
    with django_db_blocker.unblock(), starter_database.in_use():
        pages = [page.url for page in Page.objects.live().filter(depth__gt=1)]
        return {address: Client().get(address) for address in [*pages, *SMALL_ADDRESSES, *NOT_THERE]}

"""The starter content as readers get it: every page fetched and parsed once; it tests nothing itself."""

from dataclasses import dataclass

import pytest
from django.test import Client
from wagtail.models import Page

from tests.markup import Document
from tests.starter.reading import article_blocks


@dataclass(frozen=True)
class StarterPage:
    """One page of the starter content, with what a reader gets for it."""

    page: Page
    status: int
    document: Document

    @property
    def path(self) -> str:
        return self.page.url

    @property
    def blocks(self) -> list[str]:
        return article_blocks(self.document)

    @property
    def is_clinical(self) -> bool:
        return self.page.shows_off_label_statement


def page_read(page: Page) -> StarterPage:
    response = Client().get(page.url)
    return StarterPage(page, response.status_code, Document(response.content))


def pages_read() -> dict[str, StarterPage]:
    """Return every live page of the starter content by its path."""
    read = (page_read(page) for page in Page.objects.live().filter(depth__gt=1).specific())
    return {page.path: page for page in read}


@pytest.fixture(scope="session")
def pages(starter_database, django_db_blocker):
    with django_db_blocker.unblock(), starter_database.in_use():
        return pages_read()


@pytest.fixture(scope="session")
def clinical_pages(pages):
    return [page for page in pages.values() if page.is_clinical]

"""A small portal of one home page, and one page of each type on demand; it tests nothing itself."""

import pytest

from content.pages.models import StandardPage
from tests.factories import home_make, page_make, things_make


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def other_page(home):
    """A public page that links and lists may lead to."""
    return page_make(StandardPage, home, title="Another page", slug="another-page")


@pytest.fixture
def things(other_page):
    return things_make(other_page)

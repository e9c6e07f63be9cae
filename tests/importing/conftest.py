"""A portal with a home page and nothing else, and people with the roles; it tests nothing itself."""

import pytest

from tests.factories import home_make
from tests.people import signed_in_as


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def sign_in(home):
    """Return a browser in which somebody with these roles has signed in: sign_in("Editor")."""
    return signed_in_as

"""A portal with a home page and nothing else, and people with the roles; it tests nothing itself."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import home_make


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def sign_in(home):
    """Return a browser in which somebody with these roles has signed in."""

    def make(*roles):
        user = get_user_model().objects.create_user(username="-".join(["person", *roles]).lower().replace(" ", "-"))
        user.groups.set(Group.objects.filter(name__in=roles))
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    return make

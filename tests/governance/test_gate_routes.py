"""Whatever makes a page live asks the gate: one test for every way, with a page that may and one that may not."""

import pytest
from django.urls import include, path
from wagtail.api.v3.urls import api

from clinic_portal.urls import urlpatterns as portal
from tests.factories import home_make
from tests.governance.publishing import WAYS, try_way, world_make

pytestmark = [pytest.mark.gate, pytest.mark.urls(__name__), pytest.mark.django_db]

# The portal does not offer Wagtail's API to programs; here it does, before the page tree answers.
urlpatterns = [path("api/v3/", api.urls), path("", include(portal))]


@pytest.fixture
def world(db):
    return world_make(home_make())


@pytest.mark.parametrize("is_fit", [True, False], ids=["fit", "unfit"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_page_goes_live_only_if_it_may(way, is_fit, world):
    readers_see = try_way(way, world, is_fit)
    if is_fit:
        assert readers_see
        assert all(readers_see)
    else:
        assert not any(readers_see)

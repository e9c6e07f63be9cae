"""The admin's page of a page's review cycle: everybody who edits the page reads it, publishers say who keeps it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from content.governance.review.models import PageReview
from content.governance.review.services import reviews_spread
from content.pages.models import StandardPage
from tests.factories import home_make, page_make
from tests.people import person_make, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return page_make(StandardPage, home_make(), title="Your visit")


def address_of(page) -> str:
    return reverse("oversight:page_review", args=[page.pk])


def test_a_publisher_names_owner_and_deputy(page):
    ada, bob = person_make("ada", "Publisher"), person_make("bob", "Editor")
    client = signed_in(ada)
    form = client.get(address_of(page)).content.decode()
    assert 'name="owner"' in form
    assert 'name="deputy"' in form
    client.post(address_of(page), {"owner": bob.pk, "deputy": ada.pk})
    review = PageReview.objects.get(page=page)
    assert (review.owner, review.deputy) == (bob, ada)
    assert "Owner: bob. Deputy: ada." in client.get(address_of(page)).content.decode()
    client.post(address_of(page), {"owner": "", "deputy": ""})
    review.refresh_from_db()
    assert (review.owner, review.deputy) == (None, None)


def test_one_person_cannot_be_their_own_deputy(page):
    ada = person_make("ada", "Publisher")
    response = signed_in(ada).post(address_of(page), {"owner": ada.pk, "deputy": ada.pk})
    assert "Choose somebody else as deputy" in response.content.decode()
    review = PageReview.objects.get(page=page)
    assert (review.owner, review.deputy) == (None, None)


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer"])
def test_others_read_it_and_change_nothing(page, role):
    ada = person_make("ada", role)
    client = signed_in(ada)
    before = list(PageReview.objects.order_by("pk").values())
    response = client.get(address_of(page))
    assert response.status_code == 200
    assert "<form method" not in response.content.decode().split("<main")[-1]
    assert client.post(address_of(page), {"owner": ada.pk}).status_code == 302
    assert list(PageReview.objects.order_by("pk").values()) == before


def test_somebody_without_a_role_reads_nothing(page):
    assert signed_in(person_make("eve")).get(address_of(page)).status_code == 302
    assert Client().get(address_of(page)).status_code == 302


def test_dates_are_shown_and_cannot_be_sent(page):
    ada = person_make("ada", "Portal admin")
    reviews_spread(due_dates={page.pk: date(2030, 1, 2)}, user=ada)
    client = signed_in(ada)
    assert "2 Jan 2030" in client.get(address_of(page)).content.decode()
    client.post(address_of(page), {"owner": ada.pk, "due_on": "2040-01-01", "reviewed_on": "2029-01-01"})
    review = PageReview.objects.get(page=page)
    assert (review.reviewed_on, review.due_on) == (None, date(2030, 1, 2))


def test_an_alias_shows_the_cycle_of_its_source(page):
    alias = page.create_alias(update_slug="alias")
    signed_in(person_make("ada", "Publisher")).post(
        address_of(alias), {"owner": "", "deputy": person_make("bob", "Editor").pk}
    )
    assert PageReview.objects.exclude(deputy=None).get().page_id == page.pk


def test_a_page_that_is_not_there_is_not_found():
    assert (
        signed_in(person_make("ada", "Publisher")).get(reverse("oversight:page_review", args=[10**9])).status_code
        == 404
    )


def test_the_menu_of_the_page_leads_to_it(page):
    editor = signed_in(person_make("ada", "Editor")).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert address_of(page) in editor.content.decode()

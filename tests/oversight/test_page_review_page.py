"""The admin's page of a page's review cycle: everybody who edits the page reads it, publishers say who keeps it."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from clinic_portal.accounts.models import User
from content.governance.review.models import PageReview
from content.governance.review.services import reviews_spread
from content.pages.models import StandardPage
from tests.factories import home_make, page_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return page_make(StandardPage, home_make(), title="Your visit")


@pytest.fixture
def person(db):
    def make(username, *roles):
        user = User.objects.create_user(username=username, first_name=username.title())
        user.groups.set(Group.objects.filter(name__in=roles))
        return user

    return make


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address_of(page) -> str:
    return reverse("oversight:page_review", args=[page.pk])


def test_a_publisher_names_owner_and_deputy(page, person):
    ada, bob = person("ada", "Publisher"), person("bob", "Editor")
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


def test_one_person_cannot_be_their_own_deputy(page, person):
    ada = person("ada", "Publisher")
    response = signed_in(ada).post(address_of(page), {"owner": ada.pk, "deputy": ada.pk})
    assert "Choose somebody else as deputy" in response.content.decode()
    review = PageReview.objects.get(page=page)
    assert (review.owner, review.deputy) == (None, None)


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer"])
def test_others_read_it_and_change_nothing(page, person, role):
    ada = person("ada", role)
    client = signed_in(ada)
    before = list(PageReview.objects.order_by("pk").values())
    response = client.get(address_of(page))
    assert response.status_code == 200
    assert "<form method" not in response.content.decode().split("<main")[-1]
    assert client.post(address_of(page), {"owner": ada.pk}).status_code == 302
    assert list(PageReview.objects.order_by("pk").values()) == before


def test_somebody_without_a_role_reads_nothing(page, person):
    assert signed_in(person("eve")).get(address_of(page)).status_code == 302
    assert Client().get(address_of(page)).status_code == 302


def test_dates_are_shown_and_cannot_be_sent(page, person):
    ada = person("ada", "Portal admin")
    reviews_spread(due_dates={page.pk: date(2030, 1, 2)}, user=ada)
    client = signed_in(ada)
    assert "2 Jan 2030" in client.get(address_of(page)).content.decode()
    client.post(address_of(page), {"owner": ada.pk, "due_on": "2040-01-01", "reviewed_on": "2029-01-01"})
    review = PageReview.objects.get(page=page)
    assert (review.reviewed_on, review.due_on) == (None, date(2030, 1, 2))


def test_an_alias_shows_the_cycle_of_its_source(page, person):
    alias = page.create_alias(update_slug="alias")
    signed_in(person("ada", "Publisher")).post(address_of(alias), {"owner": "", "deputy": person("bob", "Editor").pk})
    assert PageReview.objects.exclude(deputy=None).get().page_id == page.pk


def test_a_page_that_is_not_there_is_not_found(person):
    assert signed_in(person("ada", "Publisher")).get(reverse("oversight:page_review", args=[10**9])).status_code == 404


def test_the_menu_of_the_page_leads_to_it(page, person):
    editor = signed_in(person("ada", "Editor")).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert address_of(page) in editor.content.decode()

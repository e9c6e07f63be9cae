"""The status of all reviews for monitors: every public page once, with its states and dates, and nothing private."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from clinic_portal.accounts.models import User
from content.pages.models import BenefitsPage, StandardPage
from tests.factories import home_make, page_make, review_make
from tests.governance.reviewers import sign_off_record

pytestmark = pytest.mark.django_db
ADDRESS = "/review-status.json"


@pytest.fixture
def home():
    return home_make()


def status() -> dict:
    cache.clear()
    response = Client().get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    return response.json()


def entry(found: dict, page) -> dict:
    [one] = [one for one in found["pages"] if one["url"] == page.full_url]
    return one


def test_every_public_page_is_told_with_its_states_and_dates(home):
    today = timezone.localdate()
    page = page_make(BenefitsPage, home)
    review_make(page, reviewed_on=date(2020, 1, 1), due_on=today - timedelta(days=1))
    sign_off_record(page, reviewer_name="Dr Nobody Else")
    unsigned = page_make(BenefitsPage, home)
    review_make(home)
    found = status()
    assert entry(found, page) == {
        "url": page.full_url,
        "review": "overdue",
        "sign_off": "overdue",
        "reviewed_on": "2020-01-01",
        "due_on": (today - timedelta(days=1)).isoformat(),
    }
    assert entry(found, unsigned)["sign_off"] == "unsigned"
    assert entry(found, home)["review"] == "no_date"
    assert found["counts"]["pages"] == len(found["pages"]) == 3
    assert found["counts"]["review"]["overdue"] == 1
    assert found["counts"]["unsigned"] == 1
    assert "Nobody" not in str(found)


def test_what_the_public_may_not_see_is_not_told(home):
    draft = page_make(StandardPage, home, live=False)
    private = page_make(StandardPage, home)
    below = page_make(StandardPage, private)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    owner = User.objects.create_user(username="ada-lovelace")
    review_make(page_make(StandardPage, home), owner=owner, deputy=owner)
    text = str(status())
    for page in (draft, private, below):
        assert page.slug not in text
    assert "ada" not in text


def test_an_alias_tells_the_cycle_of_its_source(home):
    page = page_make(StandardPage, home)
    review_make(page, due_on=date(2099, 1, 1))
    alias = page.create_alias(update_slug="alias")
    assert entry(status(), alias)["due_on"] == "2099-01-01"


def test_the_answer_is_kept_for_a_short_while_and_sets_no_cookie(home):
    response = Client().get(ADDRESS)
    assert "max-age=30" in response["Cache-Control"]
    assert not response.cookies
    with CaptureQueriesContext(connection) as captured:
        Client().get(ADDRESS)
    assert len(captured) <= 1
    assert Client().post(ADDRESS).status_code in (403, 405)


def test_the_answer_needs_no_more_queries_for_more_pages(home):
    def queries() -> int:
        status()
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            Client().get(ADDRESS)
        return len(captured)

    page_make(StandardPage, home)
    few = queries()
    for number in range(20):
        page = page_make(StandardPage, home)
        review_make(page, due_on=date(2030, 1, 1 + number))
    assert queries() == few

"""An editor sees in lists and choosers which claims were taken down, ran out, or have an owner."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from content.evidence.models import Claim, ClaimRecall


def url(name, *args):
    return reverse(Claim.snippet_viewset.get_url_name(name), args=args)


def chooser(name, *args):
    return reverse(Claim.snippet_viewset.chooser_viewset.get_url_name(name), args=args)


@pytest.fixture
def admin(client, db):
    user = get_user_model().objects.create_superuser(username="admin", email="a@example.org", password="x")
    client.force_login(user)
    return client


@pytest.fixture
def claims(admin, make_claim):
    """One claim of each standing, with an owner for the first."""
    today = timezone.localdate()
    made = {
        "down-01": make_claim(identifier="down-01", owner=get_user_model().objects.get(), route="oral"),
        "late-01": make_claim(identifier="late-01", valid_until=today - timedelta(days=2), route="oral"),
        "soon-01": make_claim(identifier="soon-01", valid_until=today + timedelta(days=90)),
        "fine-01": make_claim(identifier="fine-01", valid_until=today + timedelta(days=91), kind="legal"),
    }
    ClaimRecall.objects.create(claim=made["down-01"], reason="An alert.")
    return made


def shown(response, claims):
    html = response.content.decode()
    return {name for name in claims if f"{name}" in html}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"standing": "recalled"}, {"down-01"}),
        ({"standing": "overdue"}, {"late-01"}),
        ({"standing": "soon"}, {"soon-01"}),
        ({"standing": "nonsense"}, {"down-01", "late-01", "soon-01", "fine-01"}),
        ({"route": "oral"}, {"down-01", "late-01"}),
        ({"route": "oral", "standing": "overdue"}, {"late-01"}),
        ({"kind": "legal"}, {"fine-01"}),
        ({"q": "relief", "standing": "recalled"}, {"down-01"}),
        ({"q": "relief", "standing": "soon", "kind": "benefit"}, {"soon-01"}),
        ({"q": "relief", "route": "oral"}, {"down-01", "late-01"}),
    ],
)
def test_claims_are_found_by_how_they_stand(admin, claims, filters, found):
    response = admin.get(url("list_results"), filters)
    assert response.status_code == 200
    assert shown(response, claims) == found


@pytest.mark.parametrize("query", [{}, {"q": "relief"}])
def test_claims_are_found_by_owner_and_by_date(admin, claims, query):
    owner = get_user_model().objects.get()
    assert shown(admin.get(url("list_results"), query | {"owner": owner.pk}), claims) == {"down-01"}
    day = timezone.localdate() + timedelta(days=90)
    dates = {"valid_until_from": day.isoformat(), "valid_until_to": day.isoformat()}
    assert shown(admin.get(url("list_results"), query | dates), claims) == {"soon-01"}


@pytest.mark.parametrize("filters", [{"owner": "x"}, {"owner": "999"}, {"valid_until_from": "never"}, {"route": "x"}])
def test_a_filter_that_says_nothing_is_no_error(admin, claims, filters):
    assert admin.get(url("list_results"), filters).status_code == 200


@pytest.mark.parametrize("query", [{}, {"q": "relief"}])
def test_the_list_says_how_each_claim_stands(admin, claims, query):
    html = " ".join(admin.get(url("list_results"), query).content.decode().split())
    assert html.count("taken down") == 1
    assert html.count("overdue since") == 1


@pytest.mark.parametrize("query", [{}, {"q": "relief"}])
def test_a_claim_that_was_taken_down_is_seen_in_the_chooser_and_cannot_be_chosen(admin, claims, query):
    html = admin.get(chooser("choose_results"), query).content.decode()
    assert "down-01" in html
    assert "taken down" in html
    assert "overdue since" in html
    links = {name for name, claim in claims.items() if f'href="{chooser("chosen", claim.pk)}"' in html}
    assert links == {"late-01", "soon-01", "fine-01"}


def test_several_at_once_are_chosen_from_those_that_stand(admin, claims):
    response = admin.get(chooser("choose_results"), {"multiple": "1"})
    assert shown(response, claims) == {"late-01", "soon-01", "fine-01"}


def test_the_language_is_told_where_there_is_more_than_one(admin, claims):
    assert "Locale" not in admin.get(url("list_results")).content.decode()
    Locale.objects.create(language_code="cy")
    assert "Locale" in admin.get(url("list_results")).content.decode()


def test_the_export_tells_how_each_claim_stands(admin, claims):
    rows = admin.get(url("list"), {"export": "csv"}).getvalue().decode().splitlines()
    assert "valid" in rows[0].lower()
    assert len(rows) == 5

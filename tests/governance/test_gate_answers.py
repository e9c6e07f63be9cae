"""What a person or a program is told when the gate refuses: what to do and where, and never an error of the server."""

import json

import pytest
from django.contrib.messages import get_messages
from django.urls import include, path, reverse
from wagtail.models import Page, TaskState

from clinic_portal.urls import urlpatterns as portal
from content.governance.gate.answers import finding_address
from content.governance.gate.findings import Finding
from content.governance.log.models import GateEvent
from content.pages.models import StandardPage
from tests.factories import home_make
from tests.forms import page_form
from tests.governance.publishing import admin_api, approval_form, clinical_body, edit_address, plain_body, world_make

pytestmark = [pytest.mark.gate, pytest.mark.urls(__name__), pytest.mark.django_db]


def careless(request, pk):
    """A view of somebody who never heard of the gate."""
    Page.objects.get(pk=pk).get_latest_revision().publish(user=request.user)


urlpatterns = [path("admin/careless/<int:pk>/", careless, name="careless"), path("", include(portal))]
SIGN_IT = "sign off the page in exactly this form"


@pytest.fixture
def world(db):
    return world_make(home_make())


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_the_editor_keeps_the_draft_and_is_shown_the_place(world):
    page = world.draft(is_fit=True)
    response = world.client.post(
        edit_address(page), page_form(page, introduction="A miracle for everybody.", action_publish="1")
    )
    assert response.url == edit_address(page)
    words = told(response)
    assert SIGN_IT in words
    assert "miracle" in words
    assert "Introduction" in words
    assert page.get_latest_revision_as_object().introduction != "A miracle for everybody."
    page = StandardPage.objects.get(pk=page.pk)
    assert page.get_latest_revision_as_object().introduction == "A miracle for everybody."


def test_a_finding_inside_a_block_leads_to_the_block(world):
    body = plain_body("This is a miracle.")
    page = world.draft(is_fit=False, is_clinical=False, body=body)
    response = world.client.post(edit_address(page), page_form(page, action_publish="1"))
    block_id = body[0]["value"]["content"][0]["id"]
    assert f'href="{edit_address(page)}#block-{block_id}-section"' in told(response)


def test_a_new_page_is_kept_as_a_draft(world):
    address = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", world.home.pk])
    draft = StandardPage(title="New", slug="new", body=json.dumps(clinical_body()))
    response = world.client.post(address, page_form(draft, action_publish="1"))
    page = StandardPage.objects.get(slug="new")
    assert not page.live
    assert page.get_latest_revision().content["title"] == "New"
    assert response.url == edit_address(page)
    assert SIGN_IT in told(response)


def test_a_schedule_is_refused_when_it_is_made(world):
    page = world.draft(is_fit=False)
    response = world.client.post(edit_address(page), page_form(page, action_publish="1", go_live_at="2090-01-01 10:00"))
    assert SIGN_IT in told(response)
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("way", ["form", "dialogue"])
def test_a_reviewer_of_the_last_step_is_told_and_the_step_stays_open(way, world):
    page = world.draft(is_fit=False)
    step = world.in_review(page)
    if way == "form":
        response = world.client.post(edit_address(page), approval_form(page, step))
        assert response.url == edit_address(page)
    else:
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk])
        response = world.client.post(address, {"comment": ""}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        assert response.json() == {"step": "success", "redirect": edit_address(page)}
    assert "still in review" in told(response)
    assert SIGN_IT in told(response)
    assert TaskState.objects.get(pk=step.pk).status == TaskState.STATUS_IN_PROGRESS


def test_of_many_pages_the_fit_ones_are_published_and_the_others_are_named(world):
    fit, unfit = world.draft(is_fit=True), world.draft(is_fit=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = world.client.post(f"{address}?id={unfit.pk}&id={fit.pk}", {})
    assert Page.objects.get(pk=fit.pk).live
    assert not Page.objects.get(pk=unfit.pk).live
    words = told(response)
    assert "1 page has been published" in words
    assert f"“{unfit.title}” was not published" in words
    assert GateEvent.objects.get(kind=GateEvent.Kind.BLOCKED).page_id == unfit.pk


def test_a_copy_that_may_not_go_live_becomes_a_draft(world):
    page = world.live()
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": world.home.pk, "publish_copies": "on"}
    response = world.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    assert not Page.objects.get(slug="copy").live
    assert Page.objects.filter(title="Copy").count() == 1
    assert "The copy is a draft" in told(response)
    assert SIGN_IT in told(response)


def test_an_alias_that_may_not_go_live_is_not_made(world):
    page = world.live()
    world.unsign(page)
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": world.home.pk, "alias": "on"}
    response = world.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    assert response.status_code == 200
    assert "No alias was made" in response.content.decode()
    assert not Page.objects.filter(slug="copy").exists()


def test_a_program_gets_the_sentences(world):
    page = world.draft(is_fit=False)
    response = admin_api(world, page, "publish")
    assert response.status_code == 400
    assert SIGN_IT in response.content.decode()


@pytest.mark.parametrize("kind", ["page", "dialogue", "program"])
def test_what_nobody_caught_is_no_error_of_the_server(kind, world):
    page = world.draft(is_fit=False)
    headers = {
        "page": {},
        "dialogue": {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
        "program": {"HTTP_ACCEPT": "application/json"},
    }[kind]
    response = world.client.post(reverse("careless", args=[page.pk]), **headers)
    if kind == "page":
        assert response.url == edit_address(page)
        assert SIGN_IT in told(response)
    elif kind == "dialogue":
        assert response.json()["redirect"] == edit_address(page)
    else:
        assert response.status_code == 422
        assert SIGN_IT in response.content.decode()
    assert not Page.objects.get(pk=page.pk).live


def test_each_refusal_is_logged_once_with_the_person(world):
    page = world.draft(is_fit=False)
    world.client.post(edit_address(page), page_form(page, action_publish="1"))
    [event] = GateEvent.objects.filter(kind=GateEvent.Kind.BLOCKED)
    assert (event.page_id, event.user) == (page.pk, world.user)
    assert [found["rule"] for found in event.data["findings"]] == ["signed_off"]


@pytest.mark.parametrize(
    ("place", "anchor"),
    [
        ({}, ""),
        ({"block_id": "b1"}, "#block-b1-section"),
        ({"field": "search_description"}, "#:w:contentpath=search_description"),
    ],
    ids=["nowhere", "block", "field"],
)
def test_a_finding_leads_to_its_place_in_the_editor(place, anchor):
    address = reverse("wagtailadmin_pages:edit", args=[7])
    assert finding_address(7, Finding("promotional_words", "Say it otherwise.", **place)) == address + anchor

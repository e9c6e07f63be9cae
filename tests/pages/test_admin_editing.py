"""What Wagtail offers an editor works on every page type of ours: drafts, autosave, preview, history, workflow."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from content.pages.models import GlossaryIndexPage, HomePage, SideEffectsPage, StandardPage
from content.pages.models.base import BasePage
from tests.factories import (
    PAGE_TYPES,
    Marks,
    filled,
    home_make,
    page_make,
    page_with_parents,
    parents_of,
    things_make,
)
from tests.forms import comment_form, page_form

each_page_type = pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
# One that is no article, a clinical one with parts, and one with a context of its own. What a page type may do beyond
# this is held by `test_page_types_differ_in_parts_context_and_facts_alone`.
KINDS = [HomePage, SideEffectsPage, GlossaryIndexPage]
PARTS = {"parts", "content_panels", "search_fields", "in_reading_order"}
FACTS = {
    "is_clinical",
    "is_section",
    "max_count",
    "needs_emergency_advice",
    "review_months",
    "section_icon",
    "shows_off_label_statement",
}
each_kind_of_page = pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)


@pytest.fixture
def marks():
    return Marks()


def published(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture(scope="module")
def portal(not_indexed, django_db_setup, django_db_blocker):
    """A portal with a published page of each type and a little in every field; made once, taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        home = home_make()
        things = things_make(page_make(StandardPage, home, title="Another page", slug="another-page"))
        for model in PAGE_TYPES:
            published(page_with_parents(model, home, **filled(model, Marks(), things, brief=True)))
        yield things
        transaction.set_rollback(True)


@pytest.fixture
def things(portal, db):
    return portal


@pytest.fixture
def home(portal, db):
    return HomePage.objects.get()


@pytest.fixture
def page(portal, db, model):
    """The portal's page of this type."""
    return model.objects.last()


@pytest.fixture
def full_page(model, home, things, marks):
    """A published page of the type with every block in every field."""
    return published(page_with_parents(model, home, **filled(model, marks, things)))


def edit_url(page, name="edit", *arguments):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *arguments])


def latest_text(page) -> str:
    page.refresh_from_db()
    return json.dumps(page.latest_revision.content)


@each_page_type
def test_edit_view_opens_and_saves_a_draft_that_keeps_everything(admin_client, full_page, marks):
    page = full_page
    opened = admin_client.get(edit_url(page))
    assert opened.status_code == 200
    response = admin_client.post(edit_url(page), page_form(page, title="Changed in a draft"))
    assert response.status_code == 302, response.context["form"].errors
    saved = latest_text(page)
    assert "Changed in a draft" in saved
    assert [place for mark, place in marks.places.items() if mark not in saved] == []
    assert page.has_unpublished_changes
    assert b"Changed in a draft" not in admin_client.get(page.url).content


@each_page_type
def test_autosave_keeps_a_draft_that_is_not_complete(admin_client, page):
    """The editor's browser saves by itself; a required field may still be empty then."""
    body = page_form(page, title="Saved by itself", introduction="")
    response = admin_client.post(edit_url(page), body, headers={"accept": "application/json"})
    assert response.status_code == 200
    first = response.json()
    assert first["success"]
    assert "Saved by itself" in latest_text(page)
    again = {**body, "title": "Saved once more", "overwrite_revision_id": first["revision_id"]}
    second = admin_client.post(edit_url(page), again, headers={"accept": "application/json"}).json()
    assert second["revision_id"] == first["revision_id"]
    assert "Saved once more" in latest_text(page)


@each_page_type
def test_preview_shows_what_is_in_the_form(admin_client, page):
    url = edit_url(page, "preview_on_edit")
    posted = admin_client.post(url, page_form(page, title="Only in the preview"))
    assert posted.json() == {"is_valid": True, "is_available": True}
    shown = admin_client.get(url, {"in_preview_panel": "true"})
    assert shown.status_code == 200
    assert b"Only in the preview" in shown.content
    page.refresh_from_db()
    assert page.title != "Only in the preview"


@pytest.mark.parametrize(
    "model", [model for model in PAGE_TYPES if parents_of(model)], ids=lambda model: model.__name__
)
def test_preview_before_the_first_save(admin_client, home, model):
    parent_model = parents_of(model)[0]
    parent = home if parent_model is HomePage else page_with_parents(parent_model, home)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["pages", model._meta.model_name, parent.pk])
    posted = admin_client.post(url, page_form(model(title="Not saved yet", slug="not-saved-yet")))
    assert posted.json()["is_valid"]
    shown = admin_client.get(url)
    assert shown.status_code == 200
    assert b"Not saved yet" in shown.content


def test_page_types_differ_in_parts_context_and_facts_alone():
    """So what Wagtail does with one kind of page it does with all; a type that replaces more belongs to the kinds."""
    own = {model: {name for name in vars(model) if hasattr(BasePage, name)} for model in PAGE_TYPES}
    made_by_django = set.intersection(*own.values())
    more = {model.__name__: names - made_by_django - PARTS - FACTS - {"get_context"} for model, names in own.items()}
    assert {name: names for name, names in more.items() if names} == {}


@each_kind_of_page
def test_schedule_publishes_at_its_time(admin_client, page):
    soon = timezone.localtime(timezone.now() + timedelta(days=1))
    form = page_form(
        page, title="Scheduled", go_live_at=soon.strftime("%Y-%m-%d %H:%M"), expire_at="", action_publish="1"
    )
    assert admin_client.post(edit_url(page), form).status_code == 302
    page.refresh_from_db()
    assert page.title != "Scheduled"
    assert page.scheduled_revision is not None
    with time_machine.travel(soon + timedelta(minutes=2), tick=False):
        call_command("publish_scheduled", verbosity=0)
    page.refresh_from_db()
    assert page.title == "Scheduled"


@each_kind_of_page
def test_lock_keeps_others_out(admin_client, page, django_user_model):
    assert admin_client.post(edit_url(page, "lock")).status_code == 302
    page.refresh_from_db()
    assert page.locked
    other = django_user_model.objects.create_superuser(username="other", password="a long enough one")
    admin_client.force_login(other)
    admin_client.post(edit_url(page), page_form(page, title="Past the lock"))
    assert "Past the lock" not in latest_text(page)
    admin_client.post(edit_url(page, "unlock"))
    page.refresh_from_db()
    assert not page.locked


@each_kind_of_page
def test_comments_stand_beside_the_page_and_not_on_it(admin_client, page):
    comments = [comment_form("title", "Is this the right word?")]
    response = admin_client.post(edit_url(page), page_form(page, comments=comments))
    assert response.status_code == 302, response.context["form"].errors
    assert page.wagtail_admin_comments.get().text == "Is this the right word?"
    assert "Is this the right word?" in admin_client.get(edit_url(page)).content.decode()
    assert b"Is this the right word?" not in admin_client.get(page.url).content


@each_kind_of_page
def test_history_compares_two_versions(admin_client, page):
    admin_client.post(edit_url(page), page_form(page, title="The second version"))
    history = admin_client.get(edit_url(page, "history"))
    assert history.status_code == 200
    compared = admin_client.get(edit_url(page, "revisions_compare", "earliest", "latest"))
    assert compared.status_code == 200
    assert "The second version" in compared.content.decode()


@each_kind_of_page
def test_workflow_takes_the_page_from_submission_to_the_public(admin_client, page, django_user_model):
    workflow = Workflow.objects.create(name="One step")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Look at it"))
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    form = page_form(page, title="Submitted", action_submit="1")
    assert admin_client.post(edit_url(page), form).status_code == 302
    page.refresh_from_db()
    state = page.current_workflow_task_state
    assert state is not None
    assert page.title != "Submitted"
    admin_client.post(edit_url(page, "workflow_action", "approve", state.pk), {"comment": "Good"})
    page.refresh_from_db()
    assert page.title == "Submitted"

"""A decision counts for the step that the person was shown, and never for the one that came after it."""

import json
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page, Task, TaskState, WorkflowMixin, WorkflowState
from wagtail.snippets.models import get_snippet_models

from clinic_portal.accounts.workflows import default_workflow_create
from content.admin.workflow_steps import SHOWN_STEP, STEP_GONE, DialogueStepMixin, EditorStepMixin
from content.evidence.models import Claim
from content.governance.gate.page_views import gated_page_viewset
from content.governance.said.canonical import whole_hash
from content.governance.sign_off.models import SignOff
from content.pages.models import StandardPage
from tests.databases import SpareDatabase
from tests.factories import claim_make, home_make, page_make
from tests.forms import form_as_shown, page_form
from tests.governance.reviewers import profile_make
from tests.people import person_make

XHR = {"x-requested-with": "XMLHttpRequest"}
FORM = "form[data-edit-form]"
TOLD = str(STEP_GONE)
WAYS = ["form", "dialogue"]


def person(username, *roles):
    user = person_make(username, *roles)
    if "Clinical reviewer" in roles:
        profile_make(user)
    return user


def page_submitted(editor):
    page = page_make(StandardPage, home_make(), title="Privacy", slug="privacy", introduction="A calm house.")
    page.save_revision(user=editor, changed=False)
    page.get_workflow().start(page, editor)
    return StandardPage.objects.get(pk=page.pk)


def claim_submitted(editor):
    claim = claim_make(live=False)
    claim.save_revision(user=editor)
    claim.refresh_from_db()
    claim.get_workflow().start(claim, editor)
    return claim


SUBMITTED = {"page": page_submitted, "claim": claim_submitted}


class Desk:
    """A page or a claim in review, with people who decide about it."""

    def __init__(self, kind: str):
        default_workflow_create()
        self.editor = person("edda", "Editor")
        self.first, self.second = (person(name, "Clinical reviewer", "Publisher") for name in ("rhea", "ruth"))
        self.thing = SUBMITTED[kind](self.editor)

    def address(self, name, *args):
        if isinstance(self.thing, Page):
            return reverse(f"wagtailadmin_pages:{name}", args=[self.thing.pk, *args])
        return reverse(self.thing.snippet_viewset.get_url_name(name), args=[self.thing.pk, *args])

    @property
    def state(self) -> WorkflowState:
        return WorkflowState.objects.select_related("current_task_state__task").get()

    @property
    def step(self) -> TaskState:
        return self.state.current_task_state

    def answers(self) -> dict[str, str]:
        """Return what the dialogue of the clinical review sends; other steps ask for nothing."""
        if not isinstance(self.thing, Page) or self.step.task.name != "Clinical review":
            return {}
        draft = StandardPage.objects.get(pk=self.thing.pk).get_latest_revision_as_object()
        return {"has_read": "on", "interests_confirmed": "on", "seen_hash": whole_hash(draft.governed_content())}

    def prepared(self, user, action="approve", way="form"):
        """Return what sends off this person's decision later, with what they are shown now."""
        client, answers = Client(), self.answers() if action == "approve" else {}
        client.force_login(user)
        if way == "dialogue":
            address = self.address("workflow_action", action, self.step.pk)
            return lambda: client.post(address, answers | {"comment": "So."}, headers=XHR)
        form = form_as_shown(client, self.address("edit"), FORM)
        if isinstance(self.thing, Page):
            # The body of a page is a field that a script puts into the form.
            form = page_form(self.thing, **{SHOWN_STEP: form[SHOWN_STEP]})
        if action == "cancel":
            form["action-cancel-workflow"] = "true"
        else:
            extra = {name: value == "on" or value for name, value in answers.items()}
            form |= {"action-workflow-action": "true", "workflow-action-name": action}
            form["workflow-action-extra-data"] = json.dumps(extra)
        return lambda: client.post(self.address("edit"), form)

    def told(self, response) -> str:
        """Return the page on which this answer lands."""
        is_json = response.headers["Content-Type"] == "application/json"
        address = response.json()["redirect"] if is_json else response.url
        assert address == self.address("edit")
        return response.client.get(address).content.decode()


@pytest.fixture(params=SUBMITTED)
def desk(db, request):
    return Desk(request.param)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("action", ["approve", "reject"])
def test_the_second_of_two_decisions_does_not_slip_to_the_next_step(desk, action, way):
    first, second = desk.prepared(desk.first, way=way), desk.prepared(desk.second, action, way)
    first()
    at_publication = desk.step.pk
    assert desk.step.task.name == "Publication"
    revisions = desk.thing.revisions.count()
    assert TOLD in desk.told(second())
    assert (desk.step.pk, desk.step.status) == (at_publication, TaskState.STATUS_IN_PROGRESS)
    assert desk.state.status == WorkflowState.STATUS_IN_PROGRESS
    assert desk.thing.revisions.count() == revisions
    assert SignOff.objects.count() == isinstance(desk.thing, Page)


@pytest.mark.parametrize("way", WAYS)
def test_a_decision_after_changes_were_asked_for_does_nothing(desk, way):
    first, second = desk.prepared(desk.first, "reject", way), desk.prepared(desk.second, way=way)
    first()
    assert TOLD in desk.told(second())
    assert desk.state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert not SignOff.objects.exists()


def test_cancelling_what_was_decided_meanwhile_cancels_nothing(desk):
    decide, cancel = desk.prepared(desk.first), desk.prepared(desk.editor, "cancel")
    decide()
    assert TOLD in desk.told(cancel())
    assert desk.state.status == WorkflowState.STATUS_IN_PROGRESS


def test_a_workflow_is_cancelled_by_whom_it_is_shown_as_it_is(desk):
    desk.prepared(desk.editor, "cancel")()
    assert desk.state.status == WorkflowState.STATUS_CANCELLED


@pytest.mark.parametrize("way", WAYS)
def test_two_approvals_one_after_the_other_finish_the_workflow(desk, way):
    for user in (desk.first, desk.second):
        response = desk.prepared(user, way=way)()
        assert response.status_code in (200, 302)
    assert desk.state.status == WorkflowState.STATUS_APPROVED
    desk.thing.refresh_from_db()
    assert desk.thing.live


def test_the_dialogue_of_a_step_that_is_over_says_so_and_leads_to_the_editor(desk):
    client = Client()
    client.force_login(desk.second)
    step = desk.step.pk
    desk.prepared(desk.first)()
    for name in ("workflow_action", "collect_workflow_action_data"):
        address = desk.address(name, "reject", step)
        html = client.get(address, headers=XHR).json()["html"]
        assert TOLD in html
        assert f'href="{desk.address("edit")}"' in html
    collected = client.post(address, {"comment": "So."}, headers=XHR).json()
    assert TOLD in collected["html"]
    assert "cleaned_data" not in collected


def test_a_plain_button_of_the_home_page_lands_in_the_editor_too(desk):
    client = Client()
    client.force_login(desk.second)
    address = desk.address("workflow_action", "approve", desk.step.pk)
    desk.prepared(desk.first)()
    assert TOLD in desk.told(client.post(address, {"next": reverse("wagtailadmin_home")}))


def test_the_step_is_looked_at_again_once_nobody_else_can_move_it(desk, monkeypatch):
    """The first person decides after Wagtail has looked, and before it acts."""
    first, second = desk.prepared(desk.first), desk.prepared(desk.second)
    held = WorkflowState.objects.all().__class__.select_for_update
    waiting = [first]

    def select_for_update(queryset, **kwargs):
        if waiting:
            waiting.pop()()
        return held(queryset, **kwargs)

    monkeypatch.setattr(WorkflowState.objects.all().__class__, "select_for_update", select_for_update)
    assert TOLD in desk.told(second())
    assert desk.step.task.name == "Publication"


def test_who_may_not_open_the_editor_any_more_reads_it_on_the_home_page(db):
    desk = Desk("claim")
    client = Client()
    task = Task.objects.get(name="Clinical review of evidence").specific
    task.groups.add(Group.objects.create(name="Guests"))
    guest = person("guy", "Guests")
    guest.user_permissions.set(Group.objects.get(name="Editor").permissions.filter(codename="access_admin"))
    client.force_login(guest)
    address = desk.address("workflow_action", "approve", desk.step.pk)
    desk.prepared(desk.first)()
    response = client.post(address)
    assert response.url == reverse("wagtailadmin_home")
    assert TOLD in client.get(response.url).content.decode()


def workflow_viewsets() -> list[ViewSet]:
    snippets = [model.snippet_viewset for model in get_snippet_models() if issubclass(model, WorkflowMixin)]
    return [gated_page_viewset, *snippets]


def test_everything_that_has_a_workflow_is_decided_so():
    known = {model for model in apps.get_models() if issubclass(model, WorkflowMixin) and not issubclass(model, Page)}
    assert known == {Claim}
    for viewset in workflow_viewsets():
        assert issubclass(viewset.edit_view_class, EditorStepMixin), viewset
        assert issubclass(viewset.workflow_action_view_class, DialogueStepMixin), viewset
        assert issubclass(viewset.collect_workflow_action_data_view_class, DialogueStepMixin), viewset


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, tmp_path):
    """A database in which connections see what others have committed, without what other tests need."""
    with django_db_blocker.unblock():
        database = SpareDatabase("steps", tmp_path)
        with database.in_use():
            yield
        database.remove()


@pytest.mark.postgresql
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", SUBMITTED)
def test_of_two_who_decide_in_the_same_moment_one_is_told(own_database, kind, way):
    desk = Desk(kind)
    decisions = [desk.prepared(user, way=way) for user in (desk.first, desk.second)]
    together, responses = Barrier(2), []

    def decide(send):
        try:
            together.wait()
            responses.append(send())
        finally:
            connections.close_all()

    threads = [Thread(target=decide, args=[send]) for send in decisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [response.status_code < 400 for response in responses] == [True, True]
    assert (desk.step.task.name, desk.step.status) == ("Publication", TaskState.STATUS_IN_PROGRESS)
    assert TaskState.objects.count() == 2
    editors = [response.client.get(desk.address("edit")).content.decode() for response in responses]
    assert sum(TOLD in editor for editor in editors) == 1

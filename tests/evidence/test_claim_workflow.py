"""A claim goes from the editor to the reviewer to the publisher, through the buttons each of them presses."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from clinic_portal.accounts.workflows import default_workflow_create
from content.common.snippet_publication import PublicationRefused
from content.glossary.models import GlossaryTerm
from tests.forms import form_as_shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    default_workflow_create()
    made = {}
    for role in ("Editor", "Clinical reviewer", "Publisher"):
        made[role] = get_user_model().objects.create_user(role.lower().replace(" ", "-"))
        made[role].groups.add(Group.objects.get(name=role))
    return made


def approve_in_the_editor(client, claim):
    address = reverse(claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    data = form_as_shown(client, address, "form[data-edit-form]")
    data |= {"action-workflow-action": "true", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"}
    return client.post(address, data)


def test_two_approvals_in_the_editor_make_a_claim_public(client, people, make_claim):
    claim = make_claim(live=False)
    claim.save_revision(user=people["Editor"])
    claim.refresh_from_db()
    state = claim.get_workflow().start(claim, people["Editor"])

    client.force_login(people["Clinical reviewer"])
    approve_in_the_editor(client, claim)
    state.refresh_from_db()
    assert state.current_task_state.task.name == "Publication"

    client.force_login(people["Publisher"])
    approve_in_the_editor(client, claim)
    state.refresh_from_db()
    claim.refresh_from_db()
    assert state.status == "approved"
    assert claim.live


def draft_of(claim, editor, **fields):
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save_revision(user=editor, clean=False)
    claim.refresh_from_db()
    return claim


HELD_BACK = [
    ({"text": "Ketamine cures pain."}, "in place of “cure”"),
    ({"numbers": "Pain fell by 50%."}, "not as a percentage"),
    ({"effect_with": 3}, "a number for one group alone misleads"),
]


@pytest.mark.parametrize(("fields", "answer"), HELD_BACK)
def test_the_last_approval_in_the_dialogue_makes_nothing_public_that_the_form_refuses(
    fields, answer, client, people, make_claim
):
    claim = draft_of(make_claim(live=False), people["Editor"], **fields)
    state = claim.get_workflow().start(claim, people["Editor"])
    for role in ("Clinical reviewer", "Publisher"):
        client.force_login(people[role])
        state.refresh_from_db()
        step = [claim.pk, "approve", state.current_task_state_id]
        address = reverse(claim.snippet_viewset.get_url_name("workflow_action"), args=step)
        response = client.post(address, {"comment": ""}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        assert response.status_code == 200
    editor = reverse(claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    assert response.json()["redirect"] == editor
    assert answer in client.get(editor).content.decode()
    state.refresh_from_db()
    claim.refresh_from_db()
    assert state.status == "in_progress"
    assert not claim.live


@pytest.mark.parametrize(("fields", "answer"), HELD_BACK)
def test_code_and_schedules_publish_nothing_that_the_form_refuses(fields, answer, people, make_claim):
    claim = draft_of(make_claim(), people["Editor"], **fields)
    with pytest.raises(PublicationRefused, match=answer):
        claim.get_latest_revision().publish()
    before = type(claim).objects.get(pk=claim.pk)
    assert {name: getattr(before, name) for name in fields} != fields


def test_terms_and_sources_are_held_back_too(make_reference):
    term = GlossaryTerm.objects.create(term="Drip", slug="drip", definition="A line.", live=False)
    source = make_reference(summary="A trial.")
    for thing, name in ((term, "definition"), (source, "summary")):
        setattr(thing, name, "It is a miracle.")
        revision = thing.save_revision()
        with pytest.raises(PublicationRefused, match="No treatment is a miracle"):
            revision.publish()
        setattr(thing, name, "It is no miracle.")
        thing.save_revision().publish()
        assert type(thing).objects.get(pk=thing.pk).live

"""A claim goes from the editor to the reviewer to the publisher, through the buttons each of them presses."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from clinic_portal.accounts.services import roles_sync
from clinic_portal.accounts.workflows import default_workflow_create
from tests.forms import form_as_shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    roles_sync()
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

"""The page at which a reviewer signs, withdraws and looks back, and who else reads it."""

from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowState, WorkflowTask

from content.admin.workflow_steps import STEP_GONE
from content.governance.sign_off.models import SignOff
from content.workflow.models import ClinicalReviewTask
from tests.forms import form_as_shown
from tests.people import signed_in
from tests.workflow.signing import BOXES, edit_url, edited, fresh, seen, sign, step, url


def desk_form(client, page):
    """Return the form as the page shows it now, with both boxes ticked."""
    return form_as_shown(client, url(page), f'form[action="{url(page)}"]') | BOXES


def test_a_reviewer_signs_on_the_page_of_its_own(page, rhea):
    client = signed_in(rhea)
    html = client.get(url(page)).content.decode()
    assert f"revision {page.latest_revision_id}" in html
    assert seen(page) in html
    response = client.post(url(page), {**BOXES, "seen_hash": seen(page)}, follow=True)
    assert "You have signed this page off." in response.content.decode()
    assert SignOff.objects.get().reviewer == rhea


def test_signing_there_is_the_approval_of_the_step_too(submitted, rhea):
    client = signed_in(rhea)
    client.post(url(submitted), desk_form(client, submitted))
    assert SignOff.objects.count() == 1
    assert fresh(submitted).current_workflow_task.name == "Publication"


def test_signing_there_is_no_approval_of_a_step_that_was_not_shown(page, edda, rhea, person):
    """Three reviews in a row: the second reviewer saw the first one, which was over before they signed."""
    workflow = Workflow.objects.create(name="Three reviews")
    for order in range(3):
        task = ClinicalReviewTask.objects.create(name=f"Review {order}")
        task.groups.set(Group.objects.filter(name="Clinical reviewer"))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    edited(page, edda, introduction="A calm house.")
    workflow.start(fresh(page), edda)
    other = person("other", "Clinical reviewer")
    forms = [(client, desk_form(client, page)) for client in (signed_in(rhea), signed_in(other))]
    answers = [client.post(url(page), form) for client, form in forms]
    assert [answer.status_code for answer in answers] == [302, 200]
    assert str(STEP_GONE) in unescape(answers[1].content.decode())
    assert SignOff.objects.get().reviewer == rhea
    assert fresh(page).current_workflow_task.name == "Review 1"
    client, _form = forms[1]
    assert client.post(url(page), desk_form(client, page)).status_code == 302
    assert fresh(page).current_workflow_task.name == "Review 2"


def test_a_page_of_which_changes_were_asked_for_is_signed_and_goes_no_step_further(submitted, rhea, person):
    asked = step(submitted)
    asked.reject(user=person("other", "Clinical reviewer"))
    client = signed_in(rhea)
    assert client.post(url(submitted), desk_form(client, submitted)).status_code == 302
    assert SignOff.objects.get().reviewer == rhea
    asked.refresh_from_db()
    assert asked.status == TaskState.STATUS_REJECTED
    assert fresh(submitted).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_a_refusal_stands_on_the_page(page, rhea):
    client = signed_in(rhea)
    response = client.post(url(page), {**BOXES, "seen_hash": "0" * 64})
    assert response.status_code == 200
    assert "changed while you read it" in response.content.decode()
    response = client.post(url(page), {"seen_hash": seen(page)})
    assert "Confirm first that you have read the whole page" in response.content.decode()
    edited(page, rhea, introduction="Mine.")
    assert "You wrote part of this page" in client.get(url(page)).content.decode()
    response = client.post(url(page), {**BOXES, "seen_hash": seen(page)})
    assert "You wrote part of this page" in response.content.decode()
    assert not SignOff.objects.exists()


def test_who_is_no_reviewer_sees_and_signs_nothing(page, edda, paul, rhea):
    sign(page, rhea)
    for user in (edda, paul):
        client = signed_in(user)
        html = client.get(url(page)).content.decode()
        assert "I have read the whole page" not in html
        assert "Withdraw" not in html
        client.post(url(page), {**BOXES, "seen_hash": seen(page)})
        client.post(url(page, "withdraw"), {"withdraw-comment": "Why."})
    assert SignOff.objects.count() == 1


@pytest.mark.parametrize("name", ["page", "withdraw", "correction", "history"])
def test_strangers_are_kept_out(page, person, name):
    assert Client().get(url(page, name)).status_code == 302
    nobody = person("nobody")
    nobody.groups.add(Group.objects.get_or_create(name="Guests")[0])
    response = signed_in(nobody).get(url(page, name))
    assert response.status_code == 302
    assert Client().post(url(page, name)).status_code == 302
    assert (
        signed_in(get_user_model().objects.create_superuser("root"))
        .get(reverse(f"sign_offs:{name}", args=[999999]))
        .status_code
        == 404
    )


def test_withdrawal(page, rhea):
    sign(page, rhea)
    client = signed_in(rhea)
    response = client.post(url(page, "withdraw"), {"withdraw-comment": " "})
    assert response.status_code == 200
    assert SignOff.objects.count() == 1
    client.post(url(page, "withdraw"), {"withdraw-comment": "A new warning came out."})
    assert SignOff.objects.first().decision == "withdrawn"
    response = client.post(url(page, "withdraw"), {"withdraw-comment": "Again."})
    assert "There is no sign-off to withdraw." in response.content.decode()


def test_history_shows_every_decision_with_its_signature(page, rhea):
    sign(page, rhea)
    signed_in(rhea).post(url(page, "withdraw"), {"withdraw-comment": "A new warning came out."})
    html = signed_in(rhea).get(url(page, "history")).content.decode()
    for words in ("Rhea Example", "A new warning came out.", "Signed off", "Sign-off withdrawn", "Right"):
        assert words in html
    assert "Does not match" not in html


def test_the_editor_leads_there(page, edda):
    html = signed_in(edda).get(edit_url(page)).content.decode()
    assert url(page) in html


def test_an_alias_leads_to_its_source(page, rhea):
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    html = signed_in(rhea).get(url(alias)).content.decode()
    assert url(page) in html

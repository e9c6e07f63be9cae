"""The step of the workflow at which a page is signed: in the dialogue and by the editor's button."""

import json
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.evidence.models import Claim
from content.governance.said.canonical import whole_hash
from content.governance.sign_off.models import ReviewerProfile, SignOff
from tests.factories import claim_make
from tests.people import signed_in
from tests.workflow.signing import BOXES, XHR, action_url, approve, edit_url, edited, fresh, seen, sign, step


def page_form(**fields):
    fields = {
        "title": "Privacy",
        "slug": "privacy",
        "introduction": "A calm house.",
        "short_title": "",
        "seo_title": "",
        "search_description": "",
        "body": streamfield([]),
        "comments": inline_formset([]),
        **fields,
    }
    return nested_form_data(fields)


def test_approval_signs_the_revision_of_the_step(submitted, rhea):
    approve(rhea, submitted, comment="Read with care.")
    sign_off = SignOff.objects.get()
    assert sign_off.revision_id == submitted.latest_revision_id
    assert sign_off.comment == "Read with care."
    assert fresh(submitted).current_workflow_task.name == "Publication"
    assert TaskState.objects.get(status="approved").comment == "Read with care."


def test_the_dialogue_shows_what_changed_and_asks(submitted, rhea, person, edda):
    sign(submitted, person("other", "Clinical reviewer"))
    edited(submitted, edda, introduction="A calm house. Never come.")
    submitted.current_workflow_state.cancel(user=edda)
    submitted.get_workflow().start(fresh(submitted), edda)
    html = signed_in(rhea).get(action_url(submitted), headers=XHR).json()["html"]
    assert "A calm house. Never come." in html
    assert "Clinical parts have changed." in html
    assert seen(submitted) in html
    for name in ("has_read", "interests_confirmed", "comment"):
        assert f'name="{name}"' in html


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"has_read": ""}, "read the whole page"),
        ({"interests_confirmed": ""}, "interests are as declared"),
        ({"seen_hash": "0" * 64}, "changed while you read it"),
    ],
)
def test_an_incomplete_form_signs_nothing_and_says_why(submitted, rhea, answers, words):
    client = signed_in(rhea)
    response = client.post(action_url(submitted), {**BOXES, "seen_hash": seen(submitted), **answers}, headers=XHR)
    assert response.status_code == 200
    told = response.json().get("html", "") + client.get(edit_url(submitted)).content.decode()
    assert words in told
    assert not SignOff.objects.exists()
    assert fresh(submitted).current_workflow_task.name == "Clinical review"


def test_the_editors_button_signs_too(submitted, rhea):
    client = signed_in(rhea)
    answers = {**BOXES, "seen_hash": seen(submitted), "comment": "Good."}
    collected = client.post(action_url(submitted, "collect_workflow_action_data"), answers, headers=XHR).json()
    data = page_form(
        **{
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-step": str(step(submitted).pk),
            "workflow-action-extra-data": json.dumps(collected["cleaned_data"]),
        }
    )
    answer = client.post(edit_url(submitted), data, follow=True)
    assert f"You approved “{submitted.title}”." in answer.content.decode()
    assert SignOff.objects.get().comment == "Good."
    assert fresh(submitted).current_workflow_task.name == "Publication"


def test_a_revision_that_the_editor_saves_on_the_way_is_signed_in_place_of_the_same_words(submitted, rhea):
    """Pages that were loaded or imported are respelled by the editor: it saves them before it approves."""
    approved = edited(submitted, rhea, show_in_menus=True)
    approve(rhea, submitted)
    assert SignOff.objects.get().revision_id == approved.pk
    assert fresh(submitted).current_workflow_task.name == "Publication"


def test_a_request_without_the_form_is_refused_with_a_sentence(submitted, rhea):
    client = signed_in(rhea)
    data = page_form(
        **{
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-step": str(step(submitted).pk),
            "workflow-action-extra-data": "{}",
        }
    )
    response = client.post(edit_url(submitted), data, follow=True)
    assert response.status_code == 200
    assert "Confirm first that you have read the whole page" in response.content.decode()
    assert not SignOff.objects.exists()


def offers_approval(user, page):
    html = signed_in(user).get(edit_url(page)).content.decode()
    return 'data-workflow-action-name="approve"' in html, html


def test_the_last_editor_cannot_approve(submitted, rhea):
    assert offers_approval(rhea, submitted)[0]
    edited(submitted, rhea, introduction="My own words.")
    submitted.current_workflow_state.cancel()
    submitted.get_workflow().start(fresh(submitted), rhea)
    is_offered, html = offers_approval(rhea, submitted)
    assert not is_offered
    assert "You wrote part of this page since the last sign-off" in html
    response = approve(rhea, submitted)
    assert response.status_code == 302
    assert not SignOff.objects.exists()
    assert 'data-workflow-action-name="reject"' in html


def test_a_reviewer_whose_registration_has_run_out_cannot_approve(submitted, rhea):
    ReviewerProfile.objects.update(registration_expires_on=date(2020, 1, 1))
    is_offered, html = offers_approval(rhea, submitted)
    assert not is_offered
    assert "Your registration ran until 1 Jan 2020" in html
    approve(rhea, submitted)
    assert not SignOff.objects.exists()


def test_a_superuser_is_offered_no_sign_off(submitted):
    root = get_user_model().objects.create_superuser("root")
    is_offered, html = offers_approval(root, submitted)
    assert not is_offered
    assert 'data-workflow-action-name="reject"' in html


def test_edits_during_review_need_approval_again(submitted, rhea, person):
    first = submitted.latest_revision_id
    edited(submitted, person("other", "Clinical reviewer"), introduction="A quiet house.")
    old_seen = whole_hash(step(submitted).revision.as_object().governed_content())
    approve(rhea, submitted, seen_hash=old_seen)
    assert SignOff.objects.get().revision_id == first
    assert fresh(submitted).current_workflow_task.name == "Clinical review"
    assert step(submitted).revision_id == fresh(submitted).latest_revision_id
    approve(rhea, submitted)
    assert fresh(submitted).current_workflow_task.name == "Publication"
    assert SignOff.objects.count() == 2


def test_an_edit_before_publication_goes_back_to_the_clinician(submitted, rhea, paul):
    approve(rhea, submitted)
    edited(submitted, paul, introduction="A publisher's house.")
    signed_in(paul).post(action_url(submitted), {"comment": ""})
    assert fresh(submitted).current_workflow_task.name == "Clinical review"
    assert fresh(submitted).introduction == "A bright house."


def test_of_claims_a_second_person_approves(portal, edda, person):
    claim = claim_make()
    both = person("both", "Clinical reviewer", "Editor")
    claim.text = "Other words."
    claim.save_revision(user=both)
    claim.get_workflow().start(claim, both)
    task = Claim.objects.get(pk=claim.pk).current_workflow_task
    assert [name for name, _label, _modal in task.get_actions(claim, both)] == ["reject"]
    assert "somebody else must approve" in str(task.reason_against_approval(claim, both))
    rhea = person("rhea", "Clinical reviewer")
    assert "approve" in [name for name, _label, _modal in task.get_actions(claim, rhea)]
    assert not SignOff.objects.exists()

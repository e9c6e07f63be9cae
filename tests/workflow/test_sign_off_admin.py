"""Sign-off in the admin: the step of the workflow, its own page, corrections of wording, reviewer profiles."""

import json
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, Workflow, WorkflowTask
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from clinic_portal.accounts.workflows import default_workflow_create
from content.admin.workflow_steps import STEP_GONE
from content.evidence.models import Claim
from content.governance.gate.models import RuleSetting
from content.governance.log.models import CorrectionEntry, GateEvent
from content.governance.log.rules import RULES
from content.governance.review.models import ReviewTask
from content.governance.said.canonical import whole_hash
from content.governance.sign_off.editorial_corrections import CorrectionRefused, editorial_correction_create
from content.governance.sign_off.models import EditorialCorrection, ReviewerProfile, SignOff
from content.governance.sign_off.selectors import sign_off_standing
from content.governance.sign_off.services import sign_off_create
from content.pages.models import StandardPage
from content.workflow.models import ClinicalReviewTask
from tests.factories import claim_make, home_make, page_make
from tests.forms import form_as_shown
from tests.governance.reviewers import profile_make
from tests.people import person_make, signed_in

BOXES = {"has_read": "on", "interests_confirmed": "on"}
XHR = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def portal(db):
    default_workflow_create()
    return home_make()


@pytest.fixture
def person(portal):
    def make(username, *roles):
        user = person_make(username, *roles)
        if "Clinical reviewer" in roles:
            profile_make(user)
        return user

    return make


@pytest.fixture
def edda(person):
    return person("edda", "Editor")


@pytest.fixture
def rhea(person):
    return person("rhea", "Clinical reviewer")


@pytest.fixture
def paul(person):
    return person("paul", "Publisher")


@pytest.fixture
def page(portal, edda):
    page = page_make(StandardPage, portal, title="Privacy", slug="privacy", introduction="A bright house.")
    page.save_revision(user=edda, changed=False)
    return page


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def edited(page, user, **fields):
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def seen(page):
    return whole_hash(fresh(page).get_latest_revision_as_object().governed_content())


def sign(page, reviewer):
    return sign_off_create(
        page=page,
        revision=fresh(page).get_latest_revision(),
        reviewer=reviewer,
        comment="",
        interests_confirmed=True,
    )


# The step of the workflow


@pytest.fixture
def submitted(page, edda):
    edited(page, edda, introduction="A calm house.")
    page.get_workflow().start(fresh(page), edda)
    return fresh(page)


def step(page):
    return fresh(page).current_workflow_task_state


def action_url(page, name="workflow_action", action="approve"):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, action, step(page).pk])


def approve(user, page, **answers):
    answers = {**BOXES, "seen_hash": seen(page), **answers}
    return signed_in(user).post(action_url(page), answers)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


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


# The page of its own


def url(page, name="page"):
    return reverse(f"sign_offs:{name}", args=[page.pk])


def test_a_reviewer_signs_on_the_page_of_its_own(page, rhea):
    client = signed_in(rhea)
    html = client.get(url(page)).content.decode()
    assert f"revision {page.latest_revision_id}" in html
    assert seen(page) in html
    response = client.post(url(page), {**BOXES, "seen_hash": seen(page)}, follow=True)
    assert "You have signed this page off." in response.content.decode()
    assert SignOff.objects.get().reviewer == rhea


def desk_form(client, page):
    """Return the form as the page shows it now, with both boxes ticked."""
    return form_as_shown(client, url(page), f'form[action="{url(page)}"]') | BOXES


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


# Corrections of wording


@pytest.fixture
def corrected(page, rhea, edda):
    """A page that was signed, with a draft that changes plain words alone."""
    sign(page, rhea)
    edited(page, edda, introduction="A calm house.")
    return page


def correct(page, publisher, **fields):
    fields = {"revision": fresh(page).get_latest_revision(), "reason": "A slip of the pen.", **fields}
    return editorial_correction_create(page=fresh(page), publisher=publisher, **fields)


def test_a_correction_goes_live_and_everybody_is_told(corrected, paul, rhea, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in(paul).post(
            url(corrected, "correction"),
            {"correction-reason": "A slip of the pen.", "correction-seen_hash": seen(corrected)},
            follow=True,
        )
    assert "The correction is published" in response.content.decode()
    live = fresh(corrected)
    assert live.introduction == "A calm house."
    assert sign_off_standing(live, live.governed_content()).state == "corrected"
    correction = EditorialCorrection.objects.get()
    [change] = correction.changes
    assert (change["before"], change["after"]) == ("A bright house.", "A calm house.")
    task = ReviewTask.objects.get(reason="editorial_correction")
    assert (task.assigned_to, task.subject_pk) == (rhea, corrected.pk)
    assert GateEvent.objects.get(kind="editorial_correction").user == paul
    entry = CorrectionEntry.objects.get()
    assert (entry.kind, entry.page_id, entry.why) == ("wording", corrected.pk, "A slip of the pen.")
    [message] = mail.outbox
    assert message.to == ["rhea@clinic.example"]
    assert "A slip of the pen." in message.body
    assert "A calm house." in message.body
    assert url(corrected) in message.body


@pytest.mark.gate
def test_the_gate_lets_a_correction_through_and_no_other_change(portal, rhea, edda, paul):
    """With a claim on it the page is clinical; everything that is not the sign-off is switched to warn."""
    for rule in set(RULES) - {"signed_off"}:
        RuleSetting.objects.create(rule=rule, mode="warn")
    content = [
        {"type": "text", "value": "<p>Calm words.</p>", "id": "t1"},
        {"type": "claim", "value": claim_make().pk, "id": "c1"},
    ]
    body = [{"type": "section", "value": {"heading": "The house", "content": content}, "id": "s1"}]
    page = page_make(StandardPage, portal, live=False, introduction="A bright house.", body=body)
    page.save_revision(user=edda)
    sign(page, rhea)
    fresh(page).get_latest_revision().publish()
    assert fresh(page).live
    edited(page, edda, introduction="A calm house.")
    correct(page, paul)
    assert fresh(page).introduction == "A calm house."


def test_a_correction_may_not_touch_clinical_parts(corrected, edda, paul):
    edited(corrected, edda, introduction="You must come twice.")
    with pytest.raises(CorrectionRefused, match="Clinical parts have changed"):
        correct(corrected, paul)
    html = signed_in(paul).get(url(corrected)).content.decode()
    assert "Clinical parts have changed since the sign-off. Ask for a clinical review." in html
    assert "Publish the correction" not in html
    assert fresh(corrected).introduction == "A bright house."


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"reason": " "}, "Say what was corrected"), ({"seen_hash": "0" * 64}, "changed while you read it")],
)
def test_a_correction_needs_a_reason_and_open_eyes(corrected, paul, fields, words):
    with pytest.raises(CorrectionRefused, match=words):
        correct(corrected, paul, **fields)
    assert not EditorialCorrection.objects.exists()


def test_only_who_may_publish_corrects(corrected, edda, rhea):
    for user in (edda, rhea):
        with pytest.raises(CorrectionRefused, match="may publish"):
            correct(corrected, user)
        signed_in(user).post(
            url(corrected, "correction"), {"correction-reason": "Why.", "correction-seen_hash": seen(corrected)}
        )
    assert not EditorialCorrection.objects.exists()


def test_there_must_be_a_sign_off_and_a_change(page, rhea, paul):
    with pytest.raises(CorrectionRefused, match="no sign-off in force"):
        correct(page, paul)
    sign(page, rhea)
    with pytest.raises(CorrectionRefused, match="Nothing has changed"):
        correct(page, paul)


def test_a_correction_of_a_page_that_waits_for_its_time_is_refused(corrected, edda, paul):
    edited(corrected, edda, introduction="A quiet house.", go_live_at=timezone.now() + timedelta(days=2))
    with pytest.raises(CorrectionRefused, match="time at which it goes live"):
        correct(corrected, paul)


def test_a_second_correction_tells_all_that_changed(corrected, edda, paul):
    correct(corrected, paul)
    edited(corrected, edda, introduction="A quiet house.")
    second = correct(corrected, paul, reason="Another slip.")
    assert [change["before"] for change in second.changes] == ["A bright house."]
    live = fresh(corrected)
    standing = sign_off_standing(live, live.governed_content())
    assert (standing.state, len(standing.corrections)) == ("corrected", 2)


def test_the_reviewer_who_left_is_not_written_to(corrected, rhea, paul, django_capture_on_commit_callbacks):
    rhea.is_active = False
    rhea.save()
    with django_capture_on_commit_callbacks(execute=True):
        correct(corrected, paul)
    assert mail.outbox == []
    assert ReviewTask.objects.get(reason="editorial_correction").assigned_to is None


# Reviewer profiles


def test_portal_admins_enter_reviewers(person):
    ada, rhea = person("ada", "Portal admin"), person("rhea", "Clinical reviewer")
    ReviewerProfile.objects.all().delete()
    client = signed_in(ada)
    fields = {
        "user": rhea.pk,
        "role_title": "Anaesthetist",
        "registration_body": "General Medical Council",
        "registration_number": "7654321",
        "registration_expires_on": "2099-01-01",
        "interests": "None.",
    }
    assert client.post(reverse("clinical_reviewers:add"), fields).status_code == 302
    assert ReviewerProfile.objects.get().user == rhea
    assert "7654321" in client.get(reverse("clinical_reviewers:index")).content.decode()


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher"])
def test_nobody_else_does(person, role):
    user = person("one", role)
    client = signed_in(user)
    assert client.get(reverse("clinical_reviewers:index")).status_code == 302
    before = list(ReviewerProfile.objects.values())
    profile = ReviewerProfile.objects.first() or profile_make(person("two"))
    client.post(reverse("clinical_reviewers:edit", args=[profile.pk]), {"registration_expires_on": "2040-01-01"})
    client.post(reverse("clinical_reviewers:delete", args=[profile.pk]))
    assert ReviewerProfile.objects.count() >= len(before)
    profile.refresh_from_db()
    assert profile.registration_expires_on.year != 2040


def test_a_reviewer_declares_interests_and_nothing_else(rhea, edda):
    client = signed_in(rhea)
    address = reverse("sign_offs:interests")
    assert "General Medical Council" in client.get(address).content.decode()
    client.post(address, {"interests": "I was paid for a talk.", "registration_number": "1"})
    profile = ReviewerProfile.objects.get()
    assert (profile.interests, profile.registration_number) == ("I was paid for a talk.", "1234567")
    assert client.post(address, {"interests": " "}).status_code == 200
    assert address in client.get(reverse("wagtailadmin_account")).content.decode()
    assert signed_in(edda).get(address).status_code == 302
    assert Client().get(address).status_code == 302

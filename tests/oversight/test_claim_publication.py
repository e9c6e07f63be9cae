"""Nobody alone puts new words of their own on a signed page by way of a claim; taking down stays everybody's."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from clinic_portal.accounts.workflows import default_workflow_create
from content.common.snippet_publication import PublicationRefused
from content.evidence.models import Claim
from content.evidence.services import claim_recall
from content.governance.sign_off.models import SignOff
from content.pages.models import PainConditionPage
from tests.evidence.test_claim_workflow import approve_in_the_editor
from tests.factories import claim_make, home_make, page_with_parents, reference_make
from tests.forms import form_as_shown
from tests.people import person_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return home_make()


@pytest.fixture
def person():
    return lambda role: person_make(role.lower().replace(" ", "-"), role)


@pytest.fixture
def publisher(home, person):
    return person("Publisher")


@pytest.fixture
def claim(home, publisher):
    """A public claim on a page that somebody signed."""
    claim = claim_make(reference_make(), text="Old words.")
    claim.save_revision(user=None)
    page = page_showing(home, claim)
    SignOff.objects.create(
        page_id=page.pk,
        page_title=page.title,
        decision=SignOff.Decision.APPROVED,
        registration_expires_on=timezone.localdate(),
        signed_at=timezone.now(),
        whole_hash="w",
        clinical_hash="c",
        content={"passages": []},
    )
    return claim


def page_showing(home, claim, **fields):
    page = page_with_parents(PainConditionPage, home, **fields)
    page.evidence = page._meta.get_field("evidence").to_python([{"type": "claim", "value": claim.pk}])
    page.save()
    return page


def changed(claim, user, **fields):
    for name, value in (fields or {"text": "New words."}).items():
        setattr(claim, name, value)
    return claim.save_revision(user=user)


def public_words():
    return Claim.objects.get().text


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "New words."},
        {"certainty": "high"},
        {"certainty_basis": "GRADE rating of another source"},
        {"direction": "helps"},
        {"route": "oral"},
        {"outcome": "sleep"},
        {"fallback_text": "We do not know."},
        {"verified": False},
    ],
)
def test_nobody_alone_changes_what_stands_on_a_signed_page(claim, publisher, fields):
    revision = changed(claim, publisher, **fields)
    with pytest.raises(PublicationRefused, match="1 signed page"):
        revision.publish(user=publisher)
    assert public_words() == "Old words."


def test_a_source_is_part_of_it(claim, publisher):
    claim.claim_references.add(claim.claim_references.model(reference=reference_make(), sort_order=5))
    with pytest.raises(PublicationRefused):
        claim.save_revision(user=publisher).publish(user=publisher)


def test_taking_it_off_first_and_publishing_then_is_no_way_round(claim, publisher):
    claim.unpublish(user=publisher)
    with pytest.raises(PublicationRefused):
        changed(Claim.objects.get(), publisher).publish(user=publisher)
    assert not Claim.objects.get().live


def test_what_another_wrote_may_be_published(claim, publisher, person):
    changed(claim, person("Editor")).publish(user=publisher)
    assert public_words() == "New words."


def test_notes_for_staff_may_be_published_alone(claim, publisher):
    changed(claim, publisher, verification_note="Read in full.").publish(user=publisher)
    assert Claim.objects.get().verification_note == "Read in full."


@pytest.mark.parametrize("why", ["unsigned", "not public"])
def test_where_nobody_signed_or_nobody_reads_it_one_person_is_enough(home, publisher, why):
    claim = claim_make(text="Old words.")
    page_showing(home, claim, live=why == "unsigned")
    changed(claim, publisher).publish(user=publisher)
    assert public_words() == "New words."


def test_it_can_always_be_taken_down(claim, publisher):
    changed(claim, publisher)
    claim_recall(claim=claim, user=publisher, reason="It is wrong.", fallback_text="We look at it again.")
    assert claim.recalls.exists()


def test_the_editor_gets_a_sentence_and_keeps_the_draft(claim, publisher):
    client = Client()
    client.force_login(publisher)
    edit = reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    form = form_as_shown(client, edit, "form[data-edit-form]") | {"text": "New words.", "action-publish": "1"}
    response = client.post(edit, form, follow=True)
    assert "stands on 1 signed page" in response.text
    assert public_words() == "Old words."
    assert Claim.objects.get().get_latest_revision_as_object().text == "New words."


def test_a_reviewers_approval_lets_the_author_publish(claim, publisher, person):
    default_workflow_create()
    changed(claim, publisher)
    claim.refresh_from_db()
    claim.get_workflow().start(claim, publisher)
    client = Client()
    for user in (person("Clinical reviewer"), publisher):
        client.force_login(user)
        approve_in_the_editor(client, claim)
    assert public_words() == "New words."


@pytest.mark.parametrize("is_dialogue", [True, False])
def test_a_workflow_without_a_second_person_answers_with_the_sentence(claim, publisher, is_dialogue):
    task = GroupApprovalTask.objects.create(name="Publication")
    task.groups.add(Group.objects.get(name="Publisher"))
    workflow = Workflow.objects.create(name="One person")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=claim.get_content_type())
    changed(claim, publisher)
    claim.refresh_from_db()
    state = workflow.start(claim, publisher)
    client = Client()
    client.force_login(publisher)
    url = reverse(
        Claim.snippet_viewset.get_url_name("workflow_action"), args=[claim.pk, "approve", state.current_task_state.pk]
    )
    headers = {"x-requested-with": "XMLHttpRequest"} if is_dialogue else {}
    assert client.post(url, {"comment": ""}, headers=headers).status_code == (200 if is_dialogue else 302)
    edit = reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    assert "stands on 1 signed page" in client.get(edit).text
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert public_words() == "Old words."

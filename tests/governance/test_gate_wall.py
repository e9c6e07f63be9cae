"""What the gate lets pass, what it costs, and what it leaves behind when it refuses."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import include, path, reverse
from wagtail.api.v3.urls import api
from wagtail.models import Page, TaskState, WorkflowState

from clinic_portal.urls import urlpatterns as portal
from content.evidence.models import Claim
from content.governance.gate import question
from content.governance.gate.checklist import checklist_of
from content.governance.gate.models import RuleSetting
from content.governance.gate.question import NotPublishable, example_publication, page_findings
from content.governance.gate.services import reason_record
from content.governance.log.models import GateEvent
from content.governance.review.models import PageReview
from content.pages import models as page_models
from content.pages.models import StandardPage
from tests.factories import claim_make, home_make, reference_make
from tests.forms import page_form
from tests.governance.publishing import (
    PARAGRAPH,
    admin_api,
    api_v3,
    block,
    clinical_body,
    edit_address,
    plain_body,
    section,
    world_make,
)
from tests.governance.reviewers import sign_off_record

pytestmark = [pytest.mark.gate, pytest.mark.urls(__name__), pytest.mark.django_db]

urlpatterns = [path("api/v3/", api.urls), path("", include(portal))]


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def world(home):
    return world_make(home)


@pytest.fixture
def lapsed(world):
    """A live page whose sign-off was withdrawn since: it may stay, and it may not be published again."""
    page = world.live()
    world.unsign(page)
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def asked(monkeypatch):
    """The pages that the gate was asked about."""
    pages = []

    def ask(page, check=question.page_findings):
        pages.append(page)
        return check(page)

    monkeypatch.setattr(question, "page_findings", ask)
    return pages


def test_every_page_type_is_governed():
    types = [getattr(page_models, name) for name in page_models.__all__]
    assert all(issubclass(model, question.GovernedPageMixin) for model in types)


def test_only_the_starter_content_publishes_examples():
    named = {
        str(file.relative_to(settings.BASE_DIR))
        for folder in ("content", "clinic_portal")
        for file in Path(settings.BASE_DIR, folder).rglob("*.py")
        if "example_publication()" in file.read_text() and file.name != "question.py"
    }
    assert named == {"content/starter/services.py"}


# What shows readers nothing new


def test_moving_a_page_is_no_publication(world, lapsed):
    target = world.live(is_clinical=False)
    lapsed.move(target, pos="last-child")
    moved = Page.objects.get(pk=lapsed.pk)
    assert moved.live
    assert moved.url_path.startswith(target.url_path)


def test_a_new_address_is_no_publication(lapsed):
    lapsed.slug = "elsewhere"
    lapsed.save()
    assert Page.objects.get(pk=lapsed.pk).slug == "elsewhere"


def test_the_address_of_an_alias_is_no_publication(world):
    page = world.live()
    alias = page.create_alias(update_slug="alias")
    world.unsign(page)
    alias = StandardPage.objects.get(pk=alias.pk)
    alias.slug = "elsewhere"
    alias.save()
    assert Page.objects.get(pk=alias.pk).slug == "elsewhere"


def test_locking_and_drafting_are_no_publication(world, lapsed, asked):
    lapsed.locked = True
    lapsed.save(update_fields=["locked"])
    lapsed.locked = False
    lapsed.save()
    lapsed.title = "A draft"
    lapsed.save_revision(user=world.user)
    assert asked == []
    assert Page.objects.get(pk=lapsed.pk).live


def test_saving_the_same_words_again_is_no_publication(lapsed, asked):
    for page in (lapsed, Page.objects.get(pk=lapsed.pk), StandardPage.objects.get(pk=lapsed.pk)):
        page.save()
    assert asked == []


def test_making_an_alias_a_page_of_its_own_is_no_publication(world):
    alias = world.live().create_alias(update_slug="alias")
    world.client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    page = Page.objects.get(pk=alias.pk)
    assert page.live
    assert page.alias_of_id is None
    revision = page.specific.save_revision()
    with pytest.raises(NotPublishable):
        revision.publish()


def test_taking_down_and_deleting_are_never_refused(world, lapsed):
    world.client.post(reverse("wagtailadmin_pages:unpublish", args=[lapsed.pk]))
    assert not Page.objects.get(pk=lapsed.pk).live
    lapsed.refresh_from_db()
    lapsed.delete()
    assert not Page.objects.filter(pk=lapsed.pk).exists()


def test_autosave_does_not_ask_the_gate(world, asked):
    draft, live = world.draft(is_fit=False), world.live()
    asked.clear()
    for page in (draft, live):
        form = page_form(page, title="Being written")
        response = world.client.post(edit_address(page), form, HTTP_ACCEPT="application/json")
        assert response.json()["success"]
        with CaptureQueriesContext(connection) as queries:
            world.client.post(edit_address(page), page_form(page, title="Still"), HTTP_ACCEPT="application/json")
        tables = "governance_signoff", "governance_rulesetting", "governance_gateoverride"
        assert not [query for query in queries if any(table in query["sql"] for table in tables)]
    assert asked == []


def test_loading_a_dump_is_left_alone(world, lapsed):
    dump = serializers.serialize("json", [Page.objects.get(pk=lapsed.pk), lapsed])
    for row in serializers.deserialize("json", dump):
        row.save()
    assert Page.objects.get(pk=lapsed.pk).live


# What is never done by halves


def test_a_refused_save_leaves_no_trace(world):
    children = Page.objects.get(pk=world.home.pk).numchild
    page = StandardPage(title="New", slug="new", body=json.dumps(clinical_body()))
    with pytest.raises(NotPublishable):
        world.home.add_child(instance=page)
    home = Page.objects.get(pk=world.home.pk)
    assert home.numchild == children == home.get_children().count()


def test_a_page_that_the_refusal_rolled_back_is_logged_by_its_title_alone(world):
    meta = {"parent_id": world.home.pk, "type": "pages.StandardPage", "action": "publish"}
    api_v3(world, "create_page", meta=meta, title="A miracle", slug="new", introduction="A miracle")
    assert not Page.objects.filter(slug="new").exists()
    event = GateEvent.objects.get(kind=GateEvent.Kind.BLOCKED)
    assert (event.page_id, event.page_title) == (None, "A miracle")


def test_a_branch_is_copied_whole_or_not_at_all(world):
    parent = world.live(is_clinical=False)
    world.home = parent
    world.live()
    before = Page.objects.count()
    for answer in (
        admin_api(world, parent, "copy", slug="branch", recursive=True, keep_live=True),
        api_v3(world, "pages_actions_copy", parent.pk, slug="branch", recursive=True, keep_live=True),
    ):
        assert answer.status_code in (400, 422)
        assert "sign off" in answer.content.decode()
    assert Page.objects.count() == before


def test_the_last_step_stays_open_when_the_page_may_not_go_live(world):
    page = world.draft(is_fit=False)
    step = world.in_review(page)
    with pytest.raises(NotPublishable):
        step.approve(user=world.user)
    assert TaskState.objects.get(pk=step.pk).status == TaskState.STATUS_IN_PROGRESS
    assert WorkflowState.objects.get(pk=step.workflow_state_id).status == WorkflowState.STATUS_IN_PROGRESS


# What rules may do


def test_a_rule_that_warns_lets_the_page_go_live_and_says_so_in_the_log(world):
    RuleSetting.objects.create(rule="signed_off", mode="warn")
    page = world.draft(is_fit=False)
    page.get_latest_revision().publish()
    assert Page.objects.get(pk=page.pk).live
    [event] = GateEvent.objects.filter(kind=GateEvent.Kind.WARNED)
    assert event.page_id == page.pk
    assert [found["rule"] for found in event.data["findings"]] == ["signed_off"]
    assert PageReview.objects.get(page=page).publication == PageReview.Publication.NONE


def test_the_log_names_who_published_in_spite_of_a_warning(world):
    RuleSetting.objects.create(rule="signed_off", mode="warn")
    page = world.draft(is_fit=False)
    page.save_revision(user=world.reviewer)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    world.client.post(f"{bulk}?id={page.pk}", {})
    assert GateEvent.objects.get(kind=GateEvent.Kind.WARNED).user == world.user


def test_example_content_is_logged_and_marked(world):
    page = world.draft(is_fit=False)
    with example_publication():
        page.get_latest_revision().publish()
    assert Page.objects.get(pk=page.pk).live
    assert PageReview.objects.get(page=page).publication == PageReview.Publication.EXAMPLE
    [event] = GateEvent.objects.filter(kind=GateEvent.Kind.EXAMPLE_PUBLISHED)
    assert event.page_id == page.pk
    page = Page.objects.get(pk=page.pk).specific
    page.title = "Changed by an editor"
    revision = page.save_revision()
    with pytest.raises(NotPublishable):
        revision.publish()


def test_example_content_keeps_every_other_rule(world):
    page = world.draft(is_fit=False, introduction="A miracle for everybody.")
    with example_publication(), pytest.raises(NotPublishable) as refusal:
        page.get_latest_revision().publish()
    assert {found.rule for found in refusal.value.findings} == {"promotional_words"}


def test_a_signed_page_and_a_plain_page_are_remembered_as_such(world):
    signed, plain = world.live(), world.live(is_clinical=False)
    assert PageReview.objects.get(page=signed).publication == PageReview.Publication.SIGNED
    assert PageReview.objects.get(page=plain).publication == PageReview.Publication.NOT_CLINICAL


def test_nobody_puts_promises_on_a_plain_page_with_a_reason_of_their_own(world):
    sentence = "Ketamine cures pain."
    page = world.draft(is_fit=False, is_clinical=False, body=plain_body(sentence))
    reason_record(page=page, rule="promotional_words", subject=sentence, reason="It sells.", user=world.user)
    with pytest.raises(NotPublishable) as refusal:
        page.get_latest_revision().publish()
    assert {found.rule for found in refusal.value.findings} == {"signed_off"}
    world.sign(page)
    page.get_latest_revision().publish()
    assert PageReview.objects.get(page=page).publication == PageReview.Publication.SIGNED


def test_what_the_medicine_does_is_told_on_no_page_without_a_signature(world):
    page = world.draft(is_fit=False, is_clinical=False, body=plain_body("Ketamine helps most people with nerve pain."))
    with pytest.raises(NotPublishable) as refusal:
        page.get_latest_revision().publish()
    assert {found.rule for found in refusal.value.findings} == {"signed_off"}
    page.body = plain_body("Ask your team whether ketamine helps with nerve pain.")
    page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).live


def test_a_record_of_a_sign_off_with_a_false_signature_opens_nothing(world):
    page = world.draft(is_fit=False)
    sign_off_record(page, signature="A" * 86 + "==")
    with pytest.raises(NotPublishable) as refusal:
        page.get_latest_revision().publish()
    assert {found.rule for found in refusal.value.findings} == {"signed_off"}
    sign_off_record(page)
    page.get_latest_revision().publish()
    assert Page.objects.get(pk=page.pk).live


# What it costs


def page_of_claims(world, number: int) -> StandardPage:
    references = [reference_make() for _n in range(max(number * 3 // 4, 1))]
    claims = [
        claim_make(references[n % len(references)], kind=Claim.Kind.HARM, direction=Claim.Direction.HARMS)
        for n in range(number)
    ]
    blocks = [block("claim", claim.pk) for claim in claims]
    text = block("text", PARAGRAPH.format("Ask your team."))
    return world.draft(is_fit=False, body=[section(text, *blocks, heading="Possible harms")])


def query_count(function, page) -> int:
    page = Page.objects.get(pk=page.pk)
    with CaptureQueriesContext(connection) as queries:
        function(page)
    return len(queries)


@pytest.mark.parametrize("function", [page_findings, checklist_of], ids=["gate", "checklist"])
def test_forty_claims_cost_no_more_than_four_and_25_queries_at_most(function, world):
    few, many = page_of_claims(world, 4), page_of_claims(world, 40)
    query_count(function, few)  # fills what Django remembers for good
    assert query_count(function, many) == query_count(function, few) <= 25

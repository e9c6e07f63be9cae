"""What people do by hand twice, too late or from an old bookmark is answered in the admin; a fault stays a fault."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, GroupApprovalTask, Page, Task, Workflow, WorkflowState, WorkflowTask

from clinic_portal.accounts.models import User
from clinic_portal.accounts.workflows import default_workflow_create
from content.clinic.models import Location, OpeningHours
from content.evidence.models import Claim, ClaimReference
from content.glossary.models import GlossaryTerm
from content.governance.safety.models import SafetyNotice
from content.pages.models import StandardPage
from tests.factories import claim_make, home_make, page_make, reference_make
from tests.forms import comment_form, form_as_shown, page_form

pytestmark = pytest.mark.django_db

FORM = "form[data-edit-form]"


@pytest.fixture
def admin(admin_client):
    default_workflow_create()
    return admin_client


@pytest.fixture
def home(db):
    return home_make()


def pages(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def snippets(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def deleted(home) -> int:
    """Return the key of a page that somebody else has deleted."""
    page = page_make(StandardPage, home)
    key = page.pk
    page.delete()
    return key


def test_a_page_that_was_deleted_meanwhile(admin, home):
    key, faults = deleted(home), []
    for name in ("edit", "history", "usage", "copy", "move", "delete", "unpublish", "preview_on_edit", "view_draft"):
        statuses = {admin.get(pages(name, key)).status_code, admin.post(pages(name, key)).status_code}
        if statuses != {404}:
            faults.append((name, statuses))
    for action in ("publish", "unpublish", "delete", "move"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        for chosen in (f"id={key}", f"id=all&childOf={key}"):
            statuses = {admin.get(f"{address}?{chosen}").status_code, admin.post(f"{address}?{chosen}").status_code}
            if statuses != {404}:
                faults.append((action, chosen, statuses))
    assert not faults


def test_a_page_is_copied_below_one_that_was_deleted_meanwhile(admin, home):
    page, key = page_make(StandardPage, home), deleted(home)
    form = {"new_title": "A", "new_slug": "copied", "new_parent_page": key}
    response = admin.post(pages("copy", page.pk), form, follow=True)
    assert "Choose a page that is there." in response.content.decode()
    assert not Page.objects.filter(slug="copied").exists()


def test_a_page_is_moved_below_one_that_was_deleted_meanwhile(admin, home):
    page, key = page_make(StandardPage, home), deleted(home)
    assert admin.post(pages("move_confirm", page.pk, key)).status_code == 404
    response = admin.post(pages("move", page.pk), {"new_parent_page": key})
    assert response.context["form"].errors["new_parent_page"]


def test_a_safety_notice_for_a_page_that_was_deleted_meanwhile(admin, home):
    form = {"heading": "A", "text": "B", "reason": "C", "page": deleted(home)}
    response = admin.post(reverse("safety_notices:new"), form)
    assert response.context["form"].errors["page"]
    assert not SafetyNotice.objects.exists()


def test_a_button_of_a_page_that_is_pressed_twice(admin, home):
    page, other = page_make(StandardPage, home), page_make(StandardPage, home)
    page.save_revision()
    copied = {"new_title": "A", "new_slug": "copied", "new_parent_page": home.pk}
    new = page_form(page) | {"title": "New", "slug": "new"}
    add = pages("add", "pages", "standardpage", home.pk)
    submitted = page_form(page) | {"action-submit": "1"}
    presses = [
        (add, new),
        (add, new | {"action-publish": "1"}),
        (pages("copy", page.pk), copied),
        (pages("edit", page.pk), submitted),
        (pages("move_confirm", page.pk, other.pk), {}),
        *((pages(name, page.pk), {}) for name in ("unpublish", "lock", "unlock", "delete")),
    ]
    faults = []
    for address, form in presses:
        statuses = [admin.post(address, form).status_code for _press in range(2)]
        if max(statuses) >= 500:
            faults.append((address, statuses))
    assert not faults
    assert Page.objects.filter(slug__in=("new", "copied")).count() == 2


def test_a_claim_that_is_submitted_twice_is_in_review_once_and_keeps_its_words(admin):
    claim = claim_make()
    claim.save_revision()
    address = snippets(Claim, "edit", claim.pk)
    form = form_as_shown(admin, address, FORM) | {"action-submit": "1"}
    for words in ("The first words.", "The second words."):
        assert admin.post(address, form | {"text": words}).status_code == 302
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    claim.refresh_from_db()
    assert claim.get_latest_revision_as_object().text == "The second words."


def test_a_form_of_two_tabs_after_the_other_tab_removed_a_line(admin, home):
    claim = claim_make(reference_make())
    ClaimReference.objects.create(claim=claim, reference=reference_make(), sort_order=1)
    place = Location.objects.create(name="House")
    OpeningHours.objects.create(location=place, weekday=1, opens="09:00", closes="10:00", sort_order=0)
    lines = {
        snippets(Claim, "edit", claim.pk): "claim_references-1-DELETE",
        snippets(Location, "edit", place.pk): "opening_hours-0-DELETE",
    }
    faults = []
    for address, removal in lines.items():
        form = form_as_shown(admin, address, FORM)
        publish = {"action-publish": "1"}
        statuses = [admin.post(address, form | publish | {removal: "on"}).status_code]
        statuses += [admin.post(address, form | extra).status_code for extra in ({}, publish)]
        if max(statuses) >= 500:
            faults.append((address, statuses))
    assert not faults


def test_a_comment_that_the_other_tab_deleted(admin, home):
    page = page_make(StandardPage, home)
    page.save_revision()
    admin.post(pages("edit", page.pk), page_form(page, comments=[comment_form("title", "Words")]))
    shown = page_form(page, comments=[comment_form("title", "Words")])
    shown |= {"comments-INITIAL_FORMS": "1", "comments-0-id": str(Comment.objects.get().pk)}
    assert admin.post(pages("edit", page.pk), shown | {"comments-0-DELETE": "on"}).status_code == 302
    assert admin.post(pages("edit", page.pk), shown).status_code == 200


def test_what_was_chosen_and_deleted_meanwhile_is_a_sentence_in_the_form(admin):
    claim, source = claim_make(reference_make()), reference_make()
    claim.save_revision()
    address = snippets(Claim, "edit", claim.pk)
    form = form_as_shown(admin, address, FORM) | {"claim_references-0-reference": str(source.pk)}
    superseded = {"status": "superseded", "reason": "2025.", "superseded_by": str(source.pk)}
    source.delete()
    assert admin.post(address, form).status_code == 200
    status = reverse("evidence_reference_status", args=[reference_make().pk])
    assert admin.post(status, superseded).context["form"].errors["superseded_by"]


def test_people_and_words_that_are_added_twice(admin):
    quiet = "a quiet line of signal"
    person = {"username": "u", "first_name": "U", "last_name": "U", "email": "u@clinic.example"}
    person |= {"password1": quiet, "password2": quiet}
    term = form_as_shown(admin, snippets(GlossaryTerm, "add"), FORM)
    term |= {"term": "Drip", "slug": "drip", "definition": "A line."}
    for address, form in ((reverse("wagtailusers_users:add"), person), (snippets(GlossaryTerm, "add"), term)):
        assert [admin.post(address, form).status_code for _press in range(2)] == [302, 200]
    user = User.objects.get(username="u")
    removal = reverse("wagtailusers_users:delete", args=[user.pk])
    assert [admin.post(removal).status_code for _press in range(2)] == [302, 404]
    assert admin.get(reverse("wagtailusers_users:edit", args=[user.pk])).status_code == 404


def test_a_workflow_that_is_switched_off_and_on_twice(admin):
    workflow, task = Workflow.objects.filter(active=True).first(), Task.objects.filter(active=True).first()
    for name, key in (("disable", workflow.pk), ("enable", workflow.pk), ("disable_task", task.pk)):
        address = reverse(f"wagtailadmin_workflows:{name}", args=[key])
        assert [admin.post(address).status_code for _press in range(2)] == [302, 302], name


# What an old bookmark of a list names: a page of it that is no more, a person or place that is gone, a lost column.
OLD_BOOKMARKS = ["p=99", "p=0", "p=abc", "owner=999&user=999&edited_by=999", "parent_page_id=999", "ordering=gone"]


def test_old_bookmarks_of_lists(admin, home):
    names = (
        *("wagtailadmin_workflows:index", "wagtailadmin_workflows:task_index", "wagtailusers_users:index"),
        *("wagtailredirects:index", "wagtailimages:index", "wagtaildocs:index", "wagtailadmin_pages:search"),
        *("wagtailadmin_reports:site_history", "wagtailadmin_reports:aging_pages", "wagtailadmin_reports:workflow"),
        *("wagtailadmin_choose_page", "oversight:review_report", "gate:log", "safety_notices:list"),
        Claim.snippet_viewset.get_url_name("list"),
    )
    key = page_make(StandardPage, home).pk
    addresses = [reverse(name) for name in names]
    addresses += [reverse("wagtailadmin_explore", args=[home.pk]), pages("history", key), pages("usage", key)]
    asked = [f"{address}?{query}" for address in addresses for query in OLD_BOOKMARKS]
    admin.raise_request_exception = False
    assert not [address for address in asked if admin.get(address).status_code >= 500]


def test_a_mistyped_address_is_not_found(admin):
    for rest in ("pages/abc/edit/", "pages/123456789012345/edit/", "snippets/evidence/claim/edit/abc/"):
        assert admin.get(f"/admin/{rest}").status_code == 404, rest


def test_a_fault_in_the_admin_stays_a_fault(admin, monkeypatch):
    def fail(self):
        raise ValueError("a fault")

    admin.raise_request_exception = False
    monkeypatch.setattr("clinic_portal.accounts.views.AccountIndexView.get_base_queryset", fail)
    assert admin.get(reverse("wagtailusers_users:index")).status_code == 500


def draft_whose_address_is_taken(home):
    """Return a draft page and one that went live at the same address since: the draft's revision names it too."""
    draft = page_make(StandardPage, home, title="Waiting", slug="waiting-first", live=False)
    draft.slug = "waiting"
    revision = draft.save_revision()
    page_make(StandardPage, home, title="Waiting room", slug="waiting")
    return Page.objects.get(pk=draft.pk), revision


def test_bulk_publication_of_a_draft_whose_address_another_page_has_taken_since(admin, home):
    draft, _revision = draft_whose_address_is_taken(home)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = admin.post(f"{address}?id={draft.pk}&next=/admin/", follow=True)
    assert answer.status_code == 200
    assert "was not published" in answer.content.decode()
    assert not Page.objects.get(pk=draft.pk).live


def test_approval_of_a_draft_whose_address_another_page_has_taken_since(admin, home):
    draft, _revision = draft_whose_address_is_taken(home)
    workflow, user = Workflow.objects.create(name="One step"), User.objects.get()
    task = GroupApprovalTask.objects.create(name="Look at it")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(draft, user)
    answer = admin.post(pages("workflow_action", draft.pk, "approve", state.current_task_state.pk), {"comment": ""})
    assert answer.status_code == 302
    assert not Page.objects.get(pk=draft.pk).live
    assert WorkflowState.objects.get(pk=state.pk).status == WorkflowState.STATUS_IN_PROGRESS

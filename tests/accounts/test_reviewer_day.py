"""A day of a clinical reviewer in the admin: reads, comments and approves, and publishes nothing."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, Page, WorkflowState

from clinic_portal.accounts.page_guards import ONLY_COMMENTS
from clinic_portal.accounts.policy import only_comments
from content.glossary.models import GlossaryTerm
from content.pages.models import StandardPage


def test_opens_and_previews_every_page(reviewer, page):
    assert reviewer.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).status_code == 200
    assert reviewer.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    assert reviewer.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    assert reviewer.get(reverse("wagtailadmin_pages:history", args=[page.pk])).status_code == 200


def test_comments(reviewer, submitted, page_form):
    reviewer.post(
        reverse("wagtailadmin_pages:edit", args=[submitted.pk]),
        page_form(
            title="Privacy, in plain words",
            comments=[{"text": "Which law is this?", "contentpath": "introduction"}],
        ),
    )
    comment = Comment.objects.get(page=submitted)
    assert comment.text == "Which law is this?"
    assert comment.user.username == "rhea"


def test_approval_hands_on_and_does_not_publish(reviewer, submitted, approve):
    assert approve(reviewer, submitted).status_code == 302
    page = Page.objects.get(pk=submitted.pk)
    assert page.current_workflow_task.name == "Publication"
    assert page.title == "Privacy"


def test_cannot_approve_the_publication(reviewer, submitted, approve):
    approve(reviewer, submitted)
    approve(reviewer, submitted)
    page = Page.objects.get(pk=submitted.pk)
    assert page.current_workflow_task.name == "Publication"
    assert page.title == "Privacy"


def test_sends_back_with_a_reason(reviewer, editor, submitted, approve, page_form):
    approve(reviewer, submitted, action="reject", comment="Name <b>the law</b>.")
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Name <b>the law</b>."
    edit = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    told = "Clinical review asks for changes: “Name &lt;b&gt;the law&lt;/b&gt;.”"
    assert told in editor.get(edit).content.decode()
    shown = {"workflow-step": state.current_task_state_id}
    editor.post(edit, page_form(title="Privacy and the law", **{"action-restart-workflow": "1"} | shown))
    assert told not in editor.get(edit).content.decode()


def test_cannot_publish_by_hand(reviewer, submitted, page_form, refused):
    url = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert b'name="action-publish"' not in reviewer.get(url).content
    reviewer.post(url, page_form(title="My own words", **{"action-publish": "1"}))
    submitted.refresh_from_db()
    assert submitted.title == "Privacy"
    assert refused(reviewer.post(reverse("wagtailadmin_pages:unpublish", args=[submitted.pk])))
    assert Page.objects.get(pk=submitted.pk).live


def test_adds_no_page(reviewer, home, refused):
    assert refused(reviewer.get(reverse("wagtailadmin_pages:add", args=["pages", "standardpage", home.pk])))


@pytest.mark.parametrize(
    "url_name",
    ["wagtailusers_users:index", "wagtailusers_users:add", "wagtailredirects:index", "wagtailadmin_workflows:index"],
)
def test_sees_none_of_what_others_look_after(reviewer, refused, url_name):
    assert refused(reviewer.get(reverse(url_name)))


@pytest.fixture
def draft(home):
    """A draft that belongs to nobody."""
    page = home.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    page.save_revision()
    return page


@pytest.fixture
def target(home):
    return home.add_child(instance=StandardPage(title="Target", slug="target", live=False))


def tree():
    return list(Page.objects.order_by("path").values_list("path", "slug", "live", "alias_of"))


def copying(target, **changes):
    return {"new_title": "Copy", "new_slug": "copy", "new_parent_page": target.pk, **changes}


@pytest.mark.parametrize("kind", ["draft", "page"])
def test_changes_no_page_by_hand(request, reviewer, target, kind):
    page = request.getfixturevalue(kind)
    before = tree()
    for url, data in (
        (reverse("wagtailadmin_pages:delete", args=[page.pk]), {}),
        (reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]), {}),
        (reverse("wagtailadmin_pages:copy", args=[page.pk]), copying(target)),
        (reverse("wagtailadmin_pages:copy", args=[page.pk]), copying(target, alias="on")),
        (reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {}),
    ):
        reviewer.post(url, data)
        assert tree() == before, url


def test_makes_no_ordinary_page_of_an_alias(reviewer, page, target):
    alias = page.create_alias(parent=target, update_slug="alias")
    reviewer.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    assert Page.objects.get(pk=alias.pk).alias_of_id == page.pk


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_changes_no_page_by_bulk_actions(reviewer, draft, target, action):
    before = tree()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={draft.pk}"
    reviewer.post(url, {"chooser": target.pk})
    assert tree() == before


@pytest.mark.parametrize(
    "action", ["delete", "move", "copy", "create_alias", "publish", "unpublish", "revert_to_page_revision"]
)
def test_changes_no_page_by_the_interface_for_scripts(reviewer, draft, target, action):
    data = {
        "destination_page_id": target.pk,
        "destination_parent_id": target.pk,
        "slug": "copy",
        "update_slug": "alias",
        "recursive": False,
        "revision_id": draft.latest_revision_id,
    }
    before, revisions = tree(), draft.revisions.count()
    response = reviewer.post(reverse("wagtailadmin_api:pages:action", args=[draft.pk, action]), data)
    assert response.status_code == 403
    assert (tree(), draft.revisions.count()) == (before, revisions)


def test_submits_nothing(reviewer, draft, page_form):
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert b'name="action-submit"' not in reviewer.get(url).content
    reviewer.post(url, page_form(title="Draft", slug="draft", **{"action-submit": "1"}))
    assert not WorkflowState.objects.exists()


def test_is_told_why(reviewer, draft):
    page = reviewer.get(reverse("wagtailadmin_pages:delete", args=[draft.pk]), follow=True).content.decode()
    assert str(ONLY_COMMENTS) in page


@pytest.mark.parametrize("other", ["Editor", "Publisher"])
def test_a_second_role_keeps_what_it_may_do(person, sign_in, draft, other):
    sign_in(person("both", "Clinical reviewer", other)).post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    assert not Page.objects.filter(pk=draft.pk).exists()


def test_an_editor_deletes_a_draft_by_the_interface_for_scripts(editor, draft):
    assert editor.post(reverse("wagtailadmin_api:pages:action", args=[draft.pk, "delete"])).status_code == 204


def test_the_rule_is_about_the_only_role():
    assert only_comments(["Clinical reviewer"])
    assert not only_comments([])
    assert not only_comments(["Clinical reviewer", "Editor"])


def test_reads_the_glossary_and_changes_nothing_in_it(reviewer, home, refused):
    term = GlossaryTerm.objects.create(term="Infusion", slug="infusion", definition="A drip.")
    viewset = GlossaryTerm.snippet_viewset
    assert "Infusion" in reviewer.get(reverse(viewset.get_url_name("list"))).content.decode()
    assert refused(reviewer.post(reverse(viewset.get_url_name("edit"), args=[term.pk]), {"term": "Mine"}))

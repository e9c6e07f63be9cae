"""A day of a clinical reviewer in the admin: reads, comments and approves, and publishes nothing."""

import pytest
from django.urls import reverse
from wagtail.models import Comment, Page, WorkflowState


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


def test_sends_back_with_a_reason(reviewer, submitted, approve):
    approve(reviewer, submitted, action="reject", comment="Name the law.")
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "Name the law."


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

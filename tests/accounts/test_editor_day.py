"""A day of an editor in the admin: writes and submits, and publishes nothing."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from content.evidence.models import Claim
from content.pages.models import StandardPage


def test_creates_a_draft(editor, home, page_form):
    url = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", home.pk])
    assert editor.get(url).status_code == 200
    editor.post(url, page_form(title="Parking", slug="parking"))
    created = StandardPage.objects.get(slug="parking")
    assert not created.live
    assert created.owner.username == "edda"


def test_cannot_publish_while_creating(editor, home, page_form):
    url = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", home.pk])
    editor.post(url, page_form(title="Parking", slug="parking", **{"action-publish": "1"}))
    assert not StandardPage.objects.filter(slug="parking", live=True).exists()


def test_a_saved_draft_is_not_public(editor, page, page_form):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert b"action-publish" not in editor.get(url).content
    editor.post(url, page_form(title="Privacy, again"))
    page.refresh_from_db()
    assert page.title == "Privacy"
    assert page.get_latest_revision_as_object().title == "Privacy, again"


def test_cannot_publish_by_hand(editor, page, page_form):
    editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        page_form(title="Privacy, again", **{"action-publish": "1"}),
    )
    page.refresh_from_db()
    assert page.title == "Privacy"


def test_submits_and_then_waits(editor, submitted, page_form, approve, refused):
    assert submitted.current_workflow_task.name == "Clinical review"
    assert submitted.title == "Privacy"
    editor.post(reverse("wagtailadmin_pages:edit", args=[submitted.pk]), page_form(title="Changed behind their backs"))
    submitted.refresh_from_db()
    assert submitted.get_latest_revision_as_object().title == "Privacy, in plain words"
    assert refused(approve(editor, submitted))
    assert submitted.current_workflow_task.name == "Clinical review"


def test_cannot_move_unpublish_lock_or_delete_a_live_page(editor, page, home, refused):
    other = home.add_child(instance=StandardPage(title="Other", slug="other"))
    for url in (
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
        reverse("wagtailadmin_pages:delete", args=[page.pk]),
        reverse("wagtailadmin_pages:lock", args=[page.pk]),
    ):
        assert refused(editor.post(url)), url
    page.refresh_from_db()
    assert page.live
    assert not page.locked
    assert page.get_parent().pk == home.pk


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_bulk_actions_leave_live_and_draft_pages_as_they_are(editor, page, home, action):
    draft = home.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    draft.save_revision()
    target = home.add_child(instance=StandardPage(title="Target", slug="target"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = f"?id={page.pk}" + (f"&id={draft.pk}" if action == "publish" else "")
    editor.post(url + ids, {"chooser": target.pk, "next": reverse("wagtailadmin_home")})
    page.refresh_from_db()
    assert page.live
    assert page.get_parent().pk == home.pk
    assert not Page.objects.get(pk=draft.pk).live


@pytest.mark.parametrize("action", [{}, {"action_publish": "1"}], ids=["saved", "published by hand"])
def test_a_change_to_a_public_claim_stays_a_draft(editor, claim, post_editor_form, action):
    claim.latest_revision.publish()
    edit = reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    assert b"action-publish" not in editor.get(edit).content
    post_editor_form(editor, edit, caveat="A small study.", **action)
    public = Claim.objects.get(pk=claim.pk)
    assert public.caveat == ""
    assert action or public.get_latest_revision_as_object().caveat == "A small study."


def test_a_new_claim_is_not_public(editor, claim, post_editor_form):
    assert editor.get(reverse(Claim.snippet_viewset.get_url_name("add"))).status_code == 200
    edit = reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    post_editor_form(editor, edit, action_publish="1")
    assert not Claim.objects.get(pk=claim.pk).live


@pytest.mark.parametrize(
    "url_name",
    [
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailredirects:index",
        "wagtailadmin_workflows:index",
        "wagtailsites:index",
        "wagtailadmin_collections:index",
    ],
)
def test_sees_none_of_what_others_look_after(editor, refused, url_name):
    assert refused(editor.get(reverse(url_name)))


def test_cannot_change_the_clinics_details(editor, home, refused):
    site = Site.objects.get(is_default_site=True)
    assert refused(editor.get(reverse("wagtailsettings:edit", args=["clinic", "clinicsettings", site.pk])))

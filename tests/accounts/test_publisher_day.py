"""A day of a publisher in the admin: publishes, moves, takes down, redirects, and manages no people."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content.clinic.models import ClinicSettings, CountryProfile
from content.evidence.models import Claim
from content.pages.models import StandardPage


def test_approval_after_the_review_publishes(reviewer, publisher, submitted, approve):
    approve(reviewer, submitted)
    approve(publisher, submitted)
    page = Page.objects.get(pk=submitted.pk)
    assert page.live
    assert page.title == "Privacy, in plain words"
    assert page.current_workflow_state is None


def test_cannot_step_over_the_clinical_review(publisher, submitted, page_form, approve):
    approve(publisher, submitted)
    publisher.post(
        reverse("wagtailadmin_pages:edit", args=[submitted.pk]),
        page_form(title="Privacy, in plain words", **{"action-publish": "1"}),
    )
    page = Page.objects.get(pk=submitted.pk)
    assert page.current_workflow_task.name == "Clinical review"
    assert page.title == "Privacy"


def test_publishes_moves_and_unpublishes(publisher, page, home, page_form):
    other = home.add_child(instance=StandardPage(title="Other", slug="other"))
    publisher.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        page_form(title="Privacy now", **{"action-publish": "1"}),
    )
    assert Page.objects.get(pk=page.pk).title == "Privacy now"
    publisher.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))
    assert Page.objects.get(pk=page.pk).get_parent().pk == other.pk
    publisher.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).live


def test_locks_and_unlocks_also_what_somebody_else_locked(publisher, page, person):
    publisher.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert Page.objects.get(pk=page.pk).locked
    Page.objects.filter(pk=page.pk).update(locked_by=person("olga", "Publisher"))
    publisher.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).locked


def test_makes_a_redirect(publisher, page):
    publisher.post(
        reverse("wagtailredirects:add"),
        {"old_path": "/old-privacy/", "site": "", "is_permanent": "on", "redirect_page": page.pk, "redirect_link": ""},
    )
    assert Redirect.objects.get().redirect_page_id == page.pk


def test_keeps_the_clinics_details(publisher, home, post_editor_form):
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["clinic", "clinicsettings", site.pk])
    assert publisher.get(url).status_code == 200
    country = reverse(CountryProfile.snippet_viewset.get_url_name("add"))
    assert publisher.get(country).status_code == 200
    post_editor_form(publisher, url, clinic_name="Hill Pain Clinic")
    assert ClinicSettings.for_site(site).clinic_name == "Hill Pain Clinic"


def test_publishes_a_claim(publisher, claim, post_editor_form):
    edit = reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk])
    assert b"action-publish" in publisher.get(edit).content
    post_editor_form(publisher, edit, caveat="A small study.", action_publish="1")
    claim.refresh_from_db()
    assert claim.live
    assert claim.caveat == "A small study."


@pytest.mark.parametrize(
    "url_name",
    [
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:locked_pages",
    ],
)
def test_reads_the_reports(publisher, page, url_name):
    assert publisher.get(reverse(url_name)).status_code == 200


@pytest.mark.parametrize(
    "url_name",
    ["wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index", "wagtailadmin_workflows:index"],
)
def test_manages_no_people_and_no_workflows(publisher, refused, url_name):
    assert refused(publisher.get(reverse(url_name)))

"""A page goes from an editor's change over a clinician's signature to its readers, each with a browser of their own."""

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect
from wagtail.models import Page

from clinic_portal.accounts.models import User
from content.governance.sign_off.models import ReviewerProfile, SignOff
from content.governance.sign_off.services import sign_off_create
from tests.browser.conftest import open_editor
from tests.governance.reviewers import profile_make

pytestmark = pytest.mark.gate


@pytest.fixture
def sign_in(open_admin):
    """Open the admin as a new person with a role."""

    def sign_in_(username: str, role: str):
        user = person(username, role)
        return user, open_admin(user)

    return sign_in_


def person(username: str, role: str):
    """Return a person with a role, who is there already if a lost race made the test run again."""
    user, _created = User.objects.get_or_create(username=username, email=f"{username}@clinic.example")
    user.groups.add(Group.objects.get(name=role))
    return user


def reviewer_with_profile():
    reviewer = person("rhea", "Clinical reviewer")
    if not ReviewerProfile.objects.filter(user=reviewer).exists():
        profile_make(reviewer)
    return reviewer


def action(page, name: str):
    """Press one of the actions at the foot of the editor."""
    button = page.locator(f"footer button[name='{name}'], footer button[data-workflow-action-name='{name}']").first
    if not button.is_visible():
        page.locator("footer .w-dropdown__toggle, footer [data-w-dropdown-target='toggle']").first.click()
    button.click()


def test_a_change_is_signed_off_approved_and_read(sign_in, open_page, watch):
    record = Page.objects.get(slug="fibromyalgia")
    edit = f"/admin/pages/{record.pk}/edit/"
    # Under way already, if a lost race made the test run again.
    if record.current_workflow_state:
        record.current_workflow_state.cancel()

    _editor, page = sign_in("edith", "Editor")
    open_editor(page, record)
    page.locator("#id_introduction").fill("This page says what is known about ketamine for fibromyalgia.")
    action(page, "action-submit")
    expect(page.get_by_text("has been submitted").first).to_be_visible()

    reviewer_with_profile()
    _reviewer, page = sign_in("rhea", "Clinical reviewer")
    page.goto(edit)
    action(page, "approve")
    dialogue = page.get_by_role("dialog").filter(has=page.get_by_role("heading", name="Sign off"))
    dialogue.get_by_label("I have read the whole page").check()
    dialogue.get_by_label("My interests are as declared").check()
    dialogue.get_by_role("button", name="Sign off").click()
    expect(page).not_to_have_url(re.compile(r"/edit/$"))
    assert SignOff.objects.get(page=record).reviewer_name

    _publisher, page = sign_in("paul", "Publisher")
    page.goto(edit)
    action(page, "approve")
    expect(page).not_to_have_url(re.compile(r"/edit/$"))

    public = open_page("/types-of-pain/fibromyalgia/")
    expect(public.get_by_text("This page says what is known about ketamine for fibromyalgia.")).to_be_visible()
    expect(public.get_by_text("Consultant in pain medicine").first).to_be_visible()
    # Wagtail refuses to autosave a page that was approved meanwhile.
    watch.forget(r"400: .*/admin/pages/|status of 400")


def test_a_publisher_corrects_plain_words_of_a_signed_page_and_readers_see_what_changed(sign_in, open_page):
    record = Page.objects.get(slug="opioid-tolerance")
    revision = record.get_latest_revision()
    sign_off_create(
        page=record, revision=revision, reviewer=reviewer_with_profile(), comment="", interests_confirmed=True
    )
    revision.publish()

    _publisher, page = sign_in("paul", "Publisher")
    open_editor(page, record)
    page.locator("#id_introduction").fill(f"{record.specific.introduction} Read at your own pace.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated").first).to_be_visible()
    page.goto(f"/admin/governance/pages/{record.pk}/sign-off/")
    expect(
        page.get_by_text("Only the wording has changed; the clinical parts are as they were signed.")
    ).to_be_visible()
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_text("Say what was corrected, and why.")).to_be_visible()
    page.get_by_label("What was corrected, and why").press_sequentially("A kind word was missing.")
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_text("The correction is published, and the clinical reviewer is told.")).to_be_visible()

    public = open_page("/types-of-pain/opioid-tolerance/")
    notes = public.locator(".review-notes")
    expect(notes.get_by_text("Checked by:")).to_be_visible()
    expect(notes.get_by_text("Why: A kind word was missing.").first).to_be_visible()
    notes.get_by_text("What changed since the check").click()
    expect(notes.locator("blockquote").last).to_contain_text("Read at your own pace.")
    notes.get_by_role("link", name="See if this page is still as it was signed").click()
    expect(public.locator("h1")).to_have_text("Signed off, with its wording corrected since")

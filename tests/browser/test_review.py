"""A page goes from an editor's change over a clinician's signature to its readers, each with a browser of their own."""

import re

import pytest
from playwright.sync_api import expect

from content.governance.sign_off.models import SignOff
from content.governance.sign_off.services import sign_off_create
from tests.browser.conftest import action, open_editor, write
from tests.governance.reviewers import profile_make

pytestmark = pytest.mark.gate


def test_a_change_is_signed_off_approved_and_read(open_admin, own_user, own_page, open_page):
    record = own_page("fibromyalgia")
    edit = f"/admin/pages/{record.pk}/edit/"

    page = open_admin(own_user("edith", "Editor"))
    open_editor(page, record)
    write(page.locator("#id_introduction"), "This page says what is known about ketamine for fibromyalgia.")
    action(page, "action-submit")
    expect(page.get_by_text("has been submitted").first).to_be_visible()

    reviewer = own_user("rhea", "Clinical reviewer")
    profile_make(reviewer)
    page = open_admin(reviewer)
    page.goto(edit)
    action(page, "approve")
    dialogue = page.get_by_role("dialog").filter(has=page.get_by_role("heading", name="Sign off"))
    dialogue.get_by_label("I have read the whole page").check()
    dialogue.get_by_label("My interests are as declared").check()
    dialogue.get_by_role("button", name="Sign off").click()
    expect(page).not_to_have_url(re.compile(r"/edit/$"))
    assert SignOff.objects.get(page=record).reviewer_name == reviewer.username

    page = open_admin(own_user("paul", "Publisher"))
    page.goto(edit)
    action(page, "approve")
    expect(page).not_to_have_url(re.compile(r"/edit/$"))

    public = open_page(record.url)
    expect(public.get_by_text("This page says what is known about ketamine for fibromyalgia.")).to_be_visible()
    expect(public.get_by_text("Consultant in pain medicine").first).to_be_visible()


def test_a_publisher_corrects_plain_words_of_a_signed_page_and_readers_see_what_changed(
    open_admin, own_user, own_page, open_page
):
    record = own_page("opioid-tolerance")
    reviewer = own_user("rhea", "Clinical reviewer")
    profile_make(reviewer)
    revision = record.get_latest_revision()
    sign_off_create(page=record, revision=revision, reviewer=reviewer, comment="", interests_confirmed=True)
    revision.publish()

    page = open_admin(own_user("paul", "Publisher"))
    open_editor(page, record)
    write(page.locator("#id_introduction"), f"{record.specific.introduction} Read at your own pace.")
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

    public = open_page(record.url)
    notes = public.locator(".review-notes")
    expect(notes.get_by_text("Checked by:")).to_be_visible()
    expect(notes.get_by_text("Why: A kind word was missing.").first).to_be_visible()
    notes.get_by_text("What changed since the check").click()
    expect(notes.locator("blockquote").last).to_contain_text("Read at your own pace.")
    notes.get_by_role("link", name="See if this page is still as it was signed").click()
    expect(public.locator("h1")).to_have_text("Signed off, with its wording corrected since")

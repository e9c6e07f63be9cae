"""The checklist follows what an editor writes, and a publication that the gate refuses leads to the words it found."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from content.governance.gate.models import GateOverride
from tests.browser.conftest import action, open_editor, write

pytestmark = pytest.mark.gate


def test_the_checklist_follows_the_draft_and_publishing_is_refused_kindly(admin_page, own_page):
    record = own_page("accessibility")
    open_editor(admin_page, record)
    toggle = admin_page.locator("[data-side-panel-toggle='publishing-checklist']").first
    toggle.click()
    panel = admin_page.locator("[data-side-panel='publishing-checklist']")
    expect(panel.get_by_text("This draft can be published.")).to_be_visible()

    write(admin_page.locator("#id_introduction"), "Our treatment is a miracle.")
    expect(panel.get_by_text("1 thing to do before this draft can be published.")).to_be_visible()
    expect(toggle.locator("[data-side-panel-toggle-counter]")).to_have_text("1")

    action(admin_page, "action-publish")
    expect(admin_page.get_by_text("is kept as a draft and was not published")).to_be_visible()
    assert "miracle" not in Page.objects.get(pk=record.pk).specific.introduction

    admin_page.locator("[data-side-panel='publishing-checklist'] a", has_text="Record a reason").click()
    admin_page.locator("#id_reason").fill("The words of a leaflet that we explain below.")
    admin_page.get_by_role("button", name="Record the reason").click()
    expect(panel.get_by_text("This draft can be published.")).to_be_visible()
    expect(panel.get_by_text("The words of a leaflet that we explain below.")).to_be_visible()
    assert GateOverride.objects.get(page=record).given_by.username.startswith("edda-")

    panel.get_by_role("button", name="Withdraw this reason").click()
    expect(panel.get_by_text("1 thing to do before this draft can be published.")).to_be_visible()


def test_a_finding_leads_to_its_block_or_field(admin_page, own_page):
    record = own_page("contact")
    draft = record.specific
    section = draft.body.raw_data[0]
    section["value"]["content"].append(
        {"type": "text", "value": "<p>A miracle cure.</p>", "id": "0b1f4f9a-1111-4111-8111-111111111111"}
    )
    draft.search_description = "A wonder drug."
    draft.save_revision()
    admin_page.goto(f"/admin/pages/{record.pk}/edit/")
    admin_page.locator("[data-side-panel-toggle='publishing-checklist']").first.click()
    panel = admin_page.locator("[data-side-panel='publishing-checklist']")
    panel.locator("a[href$='#block-0b1f4f9a-1111-4111-8111-111111111111-section']").first.click()
    expect(admin_page.locator("[id='block-0b1f4f9a-1111-4111-8111-111111111111-section']")).to_be_in_viewport()
    # A field in another tab: the tab opens, and the field has the focus; so does an address that is opened anew.
    link = panel.locator("a[href$='contentpath=search_description']").first
    link.click()
    expect(admin_page.locator("#id_search_description")).to_be_focused()
    address = link.get_attribute("href")
    admin_page.goto("/admin/")
    admin_page.goto(address)
    expect(admin_page.locator("#id_search_description")).to_be_in_viewport()


def test_the_gates_own_pages_open_without_an_error(admin_page):
    for address in ("rules/", "safety-notices/", "safety-notices/new/"):
        admin_page.goto(f"/admin/governance/{address}")
        expect(admin_page.locator("main, #main").first).to_be_visible()

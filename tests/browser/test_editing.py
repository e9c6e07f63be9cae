"""An editor changes a page in the real admin: sign in, write, autosave, preview, publish, with no policy error."""

import re

from playwright.sync_api import expect
from wagtail.models import Page

from tests.browser.conftest import PASSWORD, action, open_editor, rest, write


def edit(page, record):
    """Open the editor of a page with the live preview beside it; return the preview."""
    open_editor(page, record)
    page.locator("[data-side-panel-toggle='preview']").first.click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1")).to_have_text(record.title)
    return preview


def test_an_edit_is_previewed_saved_by_itself_and_published(admin_page, open_page, own_page):
    record = own_page("privacy")
    preview = edit(admin_page, record)
    write(admin_page.locator("#id_title"), "What we keep about you")
    expect(preview.locator("h1")).to_have_text("What we keep about you")

    # The browser saves a draft by itself, which readers do not see.
    expect(admin_page.get_by_text("Saved", exact=True).first).to_be_visible()
    stored = Page.objects.get(pk=record.pk)
    assert stored.draft_title == "What we keep about you"
    assert stored.title == record.title

    action(admin_page, "action-publish")
    expect(admin_page.get_by_text("has been published").first).to_be_visible()
    expect(open_page(record.url).locator("h1")).to_have_text("What we keep about you")


def test_an_editor_adds_a_section_without_writing_html(admin_page, watch, own_page):
    preview = edit(admin_page, own_page("contact"))
    body = admin_page.locator("#panel-child-content-body-content")
    headings = body.locator("input[id$='-value-heading']")
    before = headings.count()
    body.locator(".c-sf-add-button").first.click()
    expect(headings).to_have_count(before + 1)
    empty = next(heading for heading in headings.all() if heading.input_value() == "")
    write(empty, "How soon do you answer?")
    expect(preview.get_by_role("heading", name="How soon do you answer?")).to_be_visible()
    # Wagtail's own checker says on the console that a heading was empty while nobody had written it yet.
    watch.forget(r"axe\.run results")


def test_an_editor_cites_a_source_in_running_text(admin_page, own_page):
    """The source is chosen in the editor, which shows its key; the page beside it shows its number and the source."""
    preview = edit(admin_page, own_page("privacy"))
    words = admin_page.locator(".public-DraftEditor-content").first
    words.click()
    admin_page.keyboard.press("Control+End")
    admin_page.keyboard.type(" Known.")
    # The rich text reaches the form a moment after it was typed.
    admin_page.wait_for_function(
        """() => [...new FormData(document.querySelector("form[data-edit-form]")).values()]
            .some(value => typeof value === "string" && value.includes(" Known."))"""
    )
    rest(admin_page)
    admin_page.keyboard.press("Control+Shift+ArrowLeft")
    admin_page.locator("button[name='CITATION']").first.click()
    choice = admin_page.locator(".modal-body a[data-chooser-modal-choice]").first
    key = choice.inner_text().split(":")[0].strip()
    choice.click()
    expect(words).to_contain_text(f"Known.[{key}]")

    number = preview.locator("sup.citation a")
    expect(number).to_have_text("[1]")
    expect(number).to_have_attribute("href", "#source-1")
    expect(number).to_have_accessible_name("source 1")
    expect(preview.locator("#source-1")).to_be_visible()


def test_an_editor_signs_in_by_hand(open_page, own_user):
    user = own_user("edda")
    page = open_page("/admin/")
    page.locator("#id_username").fill(user.username)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("form button[type=submit]").first.click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    expect(page.locator("h1").first).to_be_visible()


def test_lists_and_the_dashboard_open_without_an_error(admin_page):
    expect(admin_page.locator("h1").first).to_be_visible()
    for address in ("snippets/evidence/claim/", "snippets/clinic/location/", "users/", "images/", "import-article/"):
        admin_page.goto(f"/admin/{address}")
        expect(admin_page.locator("main, #main").first).to_be_visible()

"""The portal with its starter content, served to a real browser, and a watch on all that the browser does."""

import os
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page

from clinic_portal.accounts.models import User
from content.governance.gate.question import example_publication
from tests.conftest import chromium_path
from tests.databases import SpareDatabase
from tests.factories import numbers

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PATIENCE = 60_000  # milliseconds, for a busy machine
PASSWORD = "a quiet line of signal"
# The editor's form is compared with the last draft it knows. Two seconds after Wagtail connects the watcher, it takes
# what is in the form for that draft; and it connects it twice, as another controller leaves the form's list while the
# page opens. What is written before the last of these looks is neither saved nor previewed until the next change.
COUNT_LOOKS_TO_COME = """
    window.looksToCome = 0;
    const watcherOf = form => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");
    addEventListener("w-unsaved:ready", event => {
        if (watcherOf(event.target).initialFormData === undefined) window.looksToCome += 1;
    });
    addEventListener("w-unsaved:watch-edits", () => { window.looksToCome = Math.max(0, window.looksToCome - 1); });
"""
# The same holds for what is written while a draft is on its way to the server. So the editor is at rest when no look is
# to come, the form holds what was saved last, and no draft is on its way.
EDITOR_IS_AT_REST = """() => {
    const form = document.querySelector("form[data-edit-form]");
    const controller = name => form && window.wagtail.app.getControllerForElementAndIdentifier(form, name);
    const watcher = controller("w-unsaved");
    const saver = controller("w-autosave");
    return document.readyState === "complete" && window.looksToCome === 0 && watcher?.initialFormData !== undefined
        && watcher.formData === watcher.initialFormData && !watcher.hasEditsValue && saver && !saver.submitPromise;
}"""
# Nothing that the browser itself might want from the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


def pytest_itemcollected(item):
    """Mark every test of this folder."""
    item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_database(starter_database, django_db_blocker, tmp_path_factory):
    """A database of its own that server and tests share, with the starter content."""
    with django_db_blocker.unblock(), starter_database.in_use():
        database = SpareDatabase("browser", tmp_path_factory.mktemp("browser"))
    yield database
    with django_db_blocker.unblock():
        database.remove()


@pytest.fixture(scope="module")
def site(browser_database, django_db_blocker):
    """The address of the running portal."""
    with django_db_blocker.unblock(), browser_database.in_use():
        server = LiveServer("127.0.0.1")
        with server._live_server_modified_settings:
            yield server.url
            server.stop()


@pytest.fixture(scope="module")
def chromium(site):
    """The browser. While it runs, Playwright keeps an event loop in this thread, which Django must be told."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Watch:
    """What went wrong while pages were open: console errors, policy violations, other hosts, failed requests."""

    def __init__(self, site: str):
        self.host = urlsplit(site).netloc
        self.problems: list[str] = []

    def follow(self, context) -> None:
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))

    def _request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob", "about") and address.netloc != self.host:
            self.problems.append(f"another host: {request.url}")

    def _response(self, response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def _console(self, message) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.problems.append(f"console: {message.text}")

    def forget(self, pattern: str) -> None:
        """Forget problems that a test has asked for."""
        self.problems = [problem for problem in self.problems if not re.search(pattern, problem)]


@pytest.fixture
def watch(site):
    watch = Watch(site)
    yield watch
    assert watch.problems == []


@pytest.fixture(scope="module")
def new_page(chromium, site):
    """Make a page in a browser of its own, to go on with until the end of the module."""
    contexts = []

    def make(*, viewport=DESK, watch=None, cookies=(), **options):
        context = chromium.new_context(viewport=viewport, base_url=site, locale="en-GB", **options)
        context.set_default_timeout(PATIENCE)
        context.add_cookies(cookies)
        context.add_init_script(COUNT_LOOKS_TO_COME)
        if watch:
            watch.follow(context)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def own_user(site):
    """Make a person whom no other test knows, with a role or as a superuser: own_user("edith", "Editor")."""
    people = []

    def make(name: str, role: str | None = None) -> User:
        username = f"{name}-{next(numbers)}"
        fields = {"username": username, "email": f"{username}@clinic.example", "password": PASSWORD}
        if role:
            user = User.objects.create_user(**fields)
            user.groups.add(Group.objects.get(name=role))
        else:
            user = User.objects.create_superuser(**fields)
        people.append(user)
        return user

    yield make
    for user in people:
        user.delete()


@pytest.fixture
def own_page(own_user):
    """Make a live page that no other test knows, which says what a page of the starter content says."""
    pages = []

    def make(slug: str):
        source = Page.objects.get(slug=slug).specific
        number = next(numbers)
        with example_publication():
            page = source.copy(update_attrs={"title": f"{source.title} {number}", "slug": f"{slug}-{number}"})
        pages.append(page)
        return Page.objects.get(pk=page.pk)

    yield make
    for page in pages:
        Page.objects.get(pk=page.pk).delete()


@pytest.fixture
def open_page(new_page, watch, own_page):
    """Open an address in a browser of its own: open_page("/", viewport=PHONE, color_scheme="dark")."""
    pages = []

    def open_(path="/", **options):
        page = new_page(watch=watch, **options)
        pages.append(page)
        page.goto(path)
        return page

    yield open_
    for page in pages:
        page.context.close()


def rest(page) -> None:
    """Wait until the editor watches its form, and every word in it is in the draft on the server."""
    page.wait_for_function(EDITOR_IS_AT_REST)


def open_editor(page, record) -> None:
    """Open the editor of a page of the portal and wait until it sees what is written."""
    page.goto(f"/admin/pages/{record.pk}/edit/")
    rest(page)


def write(field, words: str) -> None:
    """Write into a field of the editor in one change, and wait until the draft on the server has it."""
    rest(field.page)
    field.fill(words)
    rest(field.page)


def action(page, name: str) -> None:
    """Press one of the actions at the foot of the editor, which may be folded away.

    Wagtail writes the action into the form, and would save the form once more by itself while the action is on its way.
    """
    rest(page)
    page.locator("form[data-edit-form]").evaluate("form => { form.dataset.wAutosaveActiveValue = 'false'; }")
    button = page.locator(f"footer button[name='{name}'], footer button[data-workflow-action-name='{name}']").first
    if not button.is_visible():
        page.locator("footer .w-dropdown__toggle, footer [data-w-dropdown-target='toggle']").first.click()
    button.click()


@pytest.fixture
def open_admin(open_page, site):
    """Open the admin in a browser of its own, in which this person has signed in already."""

    def open_(user: User):
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}
        return open_page("/admin/", cookies=[cookie])

    return open_


@pytest.fixture
def admin_page(open_admin, own_user):
    """The admin in a browser in which a superuser of the test's own has signed in."""
    return open_admin(own_user("edda"))

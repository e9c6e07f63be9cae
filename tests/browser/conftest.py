"""The portal with its starter content, served to a real browser, and a watch on all that the browser does."""

import os
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from clinic_portal.accounts.models import User
from tests.conftest import chromium_path
from tests.databases import SpareDatabase

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PATIENCE = 60_000  # milliseconds, for a busy machine
EDITOR = ("edda", "a quiet line of signal")
# Wagtail's editor looks at its form for the first time two seconds after it opened, and says so then. What was written
# before counts as what was there before, and is neither saved by itself nor previewed.
NOTE_WHEN_EDITS_ARE_WATCHED = (
    "addEventListener('w-unsaved:watch-edits', () => { document.documentElement.dataset.watched = 'edits'; })"
)
# Nothing that the browser itself might want from the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    """One process runs all of these, so that one server and one browser serve them."""
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            # A real browser on a busy machine now and then loses a race that no person would; once more is allowed.
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def browser_database(starter_database, django_db_blocker, tmp_path_factory):
    """A database of its own that server and tests share, with the starter content and one superuser."""
    with django_db_blocker.unblock(), starter_database.in_use():
        database = SpareDatabase("browser", tmp_path_factory.mktemp("browser"))
    with django_db_blocker.unblock(), database.in_use():
        User.objects.create_superuser(username=EDITOR[0], password=EDITOR[1])
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
        context.add_init_script(NOTE_WHEN_EDITS_ARE_WATCHED)
        if watch:
            watch.follow(context)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(new_page, watch):
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


@pytest.fixture(scope="module")
def phone(new_page, site):
    """A page that tests only look at, one after the other; a browser of its own would cost each of them a second."""
    watch = Watch(site)
    return new_page(viewport=PHONE, watch=watch), watch


@pytest.fixture
def phone_page(phone):
    page, watch = phone
    watch.problems.clear()
    yield page
    assert watch.problems == []


def open_editor(page, record) -> None:
    """Open the editor of a page of the portal and wait until it sees what is written."""
    page.goto(f"/admin/pages/{record.pk}/edit/")
    expect(page.locator("html[data-watched='edits']")).to_be_attached()


def write(field, words: str) -> None:
    """Write as a person does, over some seconds: what comes while a draft is being saved waits for the next letter."""
    field.fill("")
    field.press_sequentially(words, delay=150)


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
def admin_page(open_admin):
    """The admin in a browser in which an editor has signed in."""
    return open_admin(User.objects.get(username=EDITOR[0]))

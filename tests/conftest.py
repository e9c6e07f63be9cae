"""What every test stands on: clean caches, a database with the starter content, what this machine can run."""

import gc
import os
import shutil
from collections import Counter
from contextlib import contextmanager, nullcontext
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test.utils import override_settings, setup_databases, teardown_databases
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from wagtail.signal_handlers import disable_reference_index_auto_update
from xdist.scheduler import LoadFileScheduling

from clinic_portal.accounts.services import roles_sync
from tests.databases import SpareDatabase

# The same examples on every machine and every day: a check of a change must not fail for what the change did not do.
# HYPOTHESIS_PROFILE=default looks further. A busy machine is slow, which is no fault of a change either.
hypothesis_settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# The first is the same browser without its windows, which needs a fifth less of the processor.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")


def chromium_path() -> str | None:
    """Return the browser of this machine, or None."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def cannot_run() -> dict[str, str]:
    """Return the markers of tests that this machine cannot run, each with a sentence that says why."""
    reasons = {}
    if chromium_path() is None:
        reasons["browser"] = "{} browser tests were left out: there is no chromium on this machine."
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        reasons["postgresql"] = "{} PostgreSQL tests were left out: DATABASE_URL names no PostgreSQL database."
    return reasons


LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_configure(config):
    config.stash[LEFT_OUT] = {}


class ModulesAndBrowser(LoadFileScheduling):
    """One process runs all tests of a module, or of the browser, so that what they share is made once."""

    def _split_scope(self, nodeid):
        return "browser" if nodeid.startswith("tests/browser/") else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return ModulesAndBrowser(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out what cannot run, and count it for the summary; then put the modules that take longest first.

    So no process is left with a long one when the others are done. The browser's take longest, then those with most
    tests.
    """
    counts = config.stash[LEFT_OUT]
    for marker in cannot_run():
        left_out = [item for item in items if item.get_closest_marker(marker)]
        if left_out:
            counts[marker] = len(left_out)
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if item not in left_out]
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = counts
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.get_closest_marker("browser") is None, -sizes[item.path]))


def pytest_collection_finish():
    """Look for garbage seldom, and never among what every test needs: that took a seventh of the processor's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """Every process collects the same tests, so the counts of any one of them are the counts of all."""
    node.config.stash[LEFT_OUT].update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter, config):
    reasons = cannot_run()
    for marker, count in config.stash[LEFT_OUT].items():
        terminalreporter.write_line(reasons[marker].format(count))


@contextmanager
def indexing_off():
    """Leave search and the index of uses as they are: bringing them up to date takes half of the time of a save."""
    backends = {name: {**backend, "AUTO_UPDATE": False} for name, backend in settings.WAGTAILSEARCH_BACKENDS.items()}
    with override_settings(WAGTAILSEARCH_BACKENDS=backends), disable_reference_index_auto_update():
        yield


@pytest.fixture(scope="module")
def not_indexed():
    """For modules that save many pages and ask neither search nor what uses what."""
    with indexing_off():
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    """Wagtail remembers the paths of sites in the cache, which a test's rollback does not reach."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_keepdb, django_db_createdb, django_db_blocker
):
    """Make the test database and its roles.

    Also for tests that only ask for a copy of it, which pytest-django would not see.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb and not django_db_createdb)
        roles_sync()
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def _gate_open():
    """Let every page go live, so that tests of other things need no sign-off first.

    `assert_publishable` is the one question that each way to the public asks, always through its module, so it is
    replaced for the whole run: for threads of the live server too, and for fixtures that outlive a test. The rules are
    asked as ever, and what follows a publication gets their true report; only nothing they find refuses a page. Tests
    of the gate carry the mark `gate`. The starter content is loaded with the gate closed.
    """
    from content.governance.gate import question

    closed = question.assert_publishable
    with patch.object(question, "assert_publishable", question.page_findings):
        yield closed


@pytest.fixture(scope="session")
def gate_closed(_gate_open):
    """Return a context in which the gate is asked as the portal asks it."""
    from content.governance.gate import question

    return lambda: patch.object(question, "assert_publishable", _gate_open)


@pytest.fixture(autouse=True)
def _gate_as_marked(request, gate_closed):
    with gate_closed() if request.node.get_closest_marker("gate") else nullcontext():
        yield


@pytest.fixture(scope="session")
def starter_database(gate_closed, django_db_setup, django_db_blocker, tmp_path_factory):
    """A database with the starter content, loaded once for all tests of this process."""
    with django_db_blocker.unblock():
        database = SpareDatabase("starter", tmp_path_factory.mktemp("starter"))
        with database.in_use(), gate_closed():
            with indexing_off():
                call_command("load_starter_content", verbosity=0)
            call_command("rebuild_references_index", verbosity=0)
            call_command("update_index", verbosity=0)
    yield database
    with django_db_blocker.unblock():
        database.remove()


@pytest.fixture(scope="module")
def starter(starter_database, django_db_blocker):
    """The module's tests see the starter content; what they change is rolled back as everywhere."""
    with django_db_blocker.unblock(), starter_database.in_use():
        yield

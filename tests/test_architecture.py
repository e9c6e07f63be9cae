"""The shape of the house holds: import direction, complete migrations without blocks, a sentence atop each module."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from clinic_portal.env import BASE_DIR

PACKAGES = ("clinic_portal", "content", "tests", "deploy")
MODULES = sorted(
    path.relative_to(BASE_DIR)
    for package in PACKAGES
    for path in (BASE_DIR / package).rglob("*.py")
    if "migrations" not in path.parts and path.read_text().strip()
)
MIGRATIONS = sorted(path.relative_to(BASE_DIR) for path in (BASE_DIR / "content").glob("*/migrations/0*.py"))
# No module does everything that fits nowhere else.
NAMES_OF_NOTHING = {"utils.py", "helpers.py", "misc.py"}


def test_nothing_is_imported_upward():
    """The contracts of pyproject.toml, and no exception to them."""
    result = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout
    assert "ignore_imports" not in (BASE_DIR / "pyproject.toml").read_text()


def test_content_names_users_only_by_the_setting():
    for path in (BASE_DIR / "content").rglob("*.py"):
        assert "accounts.User" not in path.read_text() or "migrations" in path.parts, path


def test_no_app_exists_without_a_place_in_the_layers():
    layers = (BASE_DIR / "pyproject.toml").read_text()
    for package in ("clinic_portal", "content"):
        for path in (BASE_DIR / package).iterdir():
            if (path / "__init__.py").exists():
                assert f"{package}.{path.name}" in layers, path


def test_migrations_are_complete(db, capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


def test_migrations_hold_no_block_definitions():
    assert MIGRATIONS
    found = []
    for path in MIGRATIONS:
        source = (BASE_DIR / path).read_text()
        for words in ("block_lookup", "wagtail.blocks", "wagtail.fields.StreamField"):
            if words in source:
                found.append(f"{path}: {words}")
    assert found == []


def fault_of_opening(source: str) -> str:
    """Return what is wrong with the words that a module opens with, or nothing."""
    docstring = ast.get_docstring(ast.parse(source))
    if not docstring:
        return "it says nothing about itself"
    first = docstring.partition("\n\n")[0]
    if not first.endswith("."):
        return "its first paragraph does not end with a full stop"
    if re.search(r"[.!?] [A-Z]", first):
        return "its first paragraph is more than one sentence"
    return ""


def test_module_opens_with_one_sentence():
    assert MODULES
    faults = {str(path): fault_of_opening((BASE_DIR / path).read_text()) for path in MODULES}
    assert {path: fault for path, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("source", ["", "x = 1", '"""No full stop"""', '"""One. Two."""', '"""Is it? It is."""'])
def test_a_module_that_opens_otherwise_is_found(source):
    assert fault_of_opening(source)


def test_every_test_module_has_a_name_of_its_own():
    """pytest imports them by their bare names, so two of the same name would be one."""
    names = [path.name for path in MODULES if path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def test_no_module_is_a_drawer():
    assert [path for path in MODULES if path.name in NAMES_OF_NOTHING] == []

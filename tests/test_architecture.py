"""The shape of the house holds: import direction, complete migrations without blocks, a sentence atop each module."""

import ast
import re
import subprocess
import sys
import tomllib
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
# What a file may do, the same in every package (README.md).
NAMES_OF_ROLES = {
    "__init__.py", "apps.py", "base.py", "bulk_actions.py", "checks.py", "fields.py", "forms.py", "hooks.py",
    "log_actions.py", "middleware.py", "models.py", "panels.py", "permissions.py", "policy.py", "receivers.py",
    "selectors.py", "services.py", "urls.py", "views.py", "viewsets.py", "wagtail_hooks.py",
}  # fmt: skip
# modelsearch's modules need the app registry, and only one of them fits the connected database.
IMPORTED_LATE = {"clinic_portal/search/backend.py: clinic_portal.search.sqlite"}
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


def test_every_package_is_held_to_one_direction():
    """Layers for the storeys and for the rooms of governance, no circle of siblings in any package, no exception."""
    contracts = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {"content", "clinic_portal"} == {
        ancestor
        for contract in contracts
        if contract["type"] == "acyclic_siblings"
        for ancestor in contract["ancestors"]
        if "depth" not in contract
    }
    rooms = next(contract for contract in contracts if contract.get("containers") == ["content.governance"])
    assert rooms["exhaustive"]


def _modules_of(imported: ast.AST) -> list[str]:
    if isinstance(imported, ast.ImportFrom):
        return [imported.module or ""]
    return [alias.name for alias in imported.names] if isinstance(imported, ast.Import) else []


def test_imports_stand_at_the_top():
    """One inside a function hides a circle. Django's `ready` is the place for what needs every app."""
    found = {
        f"{path}: {module}"
        for path in MODULES
        if path.parts[0] in ("content", "clinic_portal")
        for function in ast.walk(ast.parse((BASE_DIR / path).read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name != "ready"
        for imported in ast.walk(function)
        for module in _modules_of(imported)
        if module.startswith(("content", "clinic_portal"))
    }
    assert found == IMPORTED_LATE


def test_no_file_name_stands_for_two_things():
    """A name that many packages share says what a file may do there; any other name stands for one thing."""
    places: dict[str, list[str]] = {}
    for path in MODULES:
        is_named_by_django = not {"templatetags", "commands"}.isdisjoint(path.parts)
        if path.parts[0] in ("content", "clinic_portal") and path.name not in NAMES_OF_ROLES and not is_named_by_django:
            places.setdefault(path.name, []).append(str(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_each_package_says_what_lives_in_it():
    """Its first sentence; what it must not know stands there too where it is a room of content."""
    faults = {}
    for path in sorted((BASE_DIR / "content").rglob("__init__.py")):
        place = path.relative_to(BASE_DIR)
        if {"migrations", "management", "templatetags"}.isdisjoint(place.parts):
            fault = fault_of_opening(path.read_text())
            if fault:
                faults[str(place)] = fault
    for room in ("said", "log", "review", "quality", "safety", "sign_off", "gate"):
        if "must not know" not in (BASE_DIR / "content" / "governance" / room / "__init__.py").read_text():
            faults[room] = "it does not say what it must not know"
    assert faults == {}


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

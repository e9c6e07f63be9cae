"""The shape of the code: import direction, module docstrings, complete migrations, blocks outside them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from clinic_portal.env import BASE_DIR

ROOT = BASE_DIR
MODULES = [
    path
    for package in ("clinic_portal", "content")
    for path in sorted((ROOT / package).rglob("*.py"))
    if "migrations" not in path.parts
]
MIGRATIONS = [
    path for package in ("clinic_portal", "content") for path in sorted((ROOT / package).glob("*/migrations/0*.py"))
]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_imports_point_one_way():
    run = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stdout


def test_the_import_rules_have_no_exceptions():
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_says_what_lives_in_it(path):
    docstring = ast.get_docstring(ast.parse(path.read_text()))
    empty_package = path.name == "__init__.py" and path.stat().st_size == 0
    assert docstring or empty_package
    if docstring:
        assert docstring.splitlines()[0].endswith((".", ":")), "The first line is one whole sentence."


def test_there_is_no_drawer_for_odds_and_ends():
    assert not [name_of(path) for path in MODULES if path.stem in {"utils", "helpers", "misc"}]


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=name_of)
def test_no_migration_holds_a_block(path):
    text = path.read_text()
    assert "block_lookup" not in text
    assert "wagtail.blocks" not in text

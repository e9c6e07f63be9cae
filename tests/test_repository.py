"""The lock files can be trusted: every package with its hashes, as pinned, from no index of anybody's machine."""

import re
import tomllib

import pytest

from clinic_portal.env import BASE_DIR

LOCK_FILES = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==(\S+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def project() -> dict:
    return tomllib.loads((BASE_DIR / "pyproject.toml").read_text())


def entries(name: str) -> dict[str, str]:
    """Return the packages of a lock file, each with all lines that belong to it."""
    text = (BASE_DIR / name).read_text().replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    return {f"{PIN.match(line)[1]} {line.partition(';')[2].partition('--')[0].strip()}": line for line in lines}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(requirements: list[str]) -> dict[str, str]:
    return {normal(PIN.match(item)[1]): PIN.match(item)[2] for item in requirements}


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_package_is_locked_to_its_hashes(name):
    locked = entries(name)
    assert len(locked) > 20
    for line in locked.values():
        assert PIN.match(line), line
        assert HASH.search(line), line


@pytest.mark.parametrize("name", LOCK_FILES)
def test_no_index_and_no_place_of_a_machine_is_named(name):
    text = (BASE_DIR / name).read_text()
    for word in ("--index-url", "--extra-index-url", "--find-links", "--trusted-host", "file:", "://", " @ "):
        assert word not in text, word


@pytest.mark.parametrize(("name", "groups"), [("requirements.txt", []), ("requirements-dev.txt", ["dev"])])
def test_lock_files_match_the_pins(name, groups):
    wanted = pins(project()["project"]["dependencies"])
    for group in groups:
        wanted |= pins(project()["dependency-groups"][group])
    locked = {normal(line.split("==")[0].split("[")[0]): PIN.match(line)[2] for line in entries(name).values()}
    assert {package: locked.get(package) for package in wanted} == wanted


def test_development_locks_what_production_runs():
    production, development = entries("requirements.txt"), entries("requirements-dev.txt")
    assert {package: PIN.match(line)[2] for package, line in production.items()}.items() <= {
        package: PIN.match(line)[2] for package, line in development.items()
    }.items()


def test_every_direct_dependency_says_why_it_is_there():
    source = (BASE_DIR / "pyproject.toml").read_text()
    [block] = re.findall(r"^dependencies = \[\n(.*?)^\]", source, re.S | re.M)
    assert all(re.search(r"#\s+\S+", line) for line in block.strip().splitlines())

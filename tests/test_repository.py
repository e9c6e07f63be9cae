"""What the repository holds: locked packages that name no index, no paths of a machine, the clinic's article not."""

import re
import subprocess
import tomllib

import pytest

from clinic_portal.env import BASE_DIR

LOCK_FILES = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+?)(?: ;.*)? \\$", re.MULTILINE)


def project() -> dict:
    return tomllib.loads((BASE_DIR / "pyproject.toml").read_text())


def locked(name: str) -> dict[str, str]:
    return dict(PIN.findall((BASE_DIR / name).read_text()))


def pinned(requirements: list[str]) -> dict[str, str]:
    pairs = (requirement.split("==") for requirement in requirements)
    return {name.split("[")[0].lower(): version for name, version in pairs}


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_locked_package_has_hashes_and_no_index_is_named(name):
    text = (BASE_DIR / name).read_text()
    assert len(locked(name)) > 50
    for entry in re.split(r"\n(?=[a-z0-9])", text):
        if PIN.match(entry):
            assert "--hash=sha256:" in entry
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|file:", text)


def test_the_lock_holds_the_direct_pins():
    pins = pinned(project()["project"]["dependencies"])
    assert pins.items() <= locked("requirements.txt").items()
    assert pins.items() <= locked("requirements-dev.txt").items()
    assert pinned(project()["dependency-groups"]["dev"]).items() <= locked("requirements-dev.txt").items()


def test_there_are_at_most_25_direct_dependencies_each_with_a_reason():
    text = (BASE_DIR / "pyproject.toml").read_text()
    lines = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)[1].splitlines()
    assert len(lines) <= 25
    assert all(" # " in line for line in lines)


TEXT_ENDINGS = {".py", ".html", ".css", ".js", ".md", ".yaml", ".json", ".toml", ".txt", ".sh", ""}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|farm|root|home)/[a-z]")


def test_no_tracked_file_names_a_path_of_a_machine():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=BASE_DIR, capture_output=True, text=True, check=True)
    paths = [BASE_DIR / name for name in listing.stdout.split("\0") if name and name != "tests/test_repository.py"]
    texts = [path for path in paths if path.suffix in TEXT_ENDINGS and path.is_file()]
    assert len(texts) > 100
    assert not [path for path in texts if MACHINE_PATH.search(path.read_text(errors="ignore"))]

"""A release has a fingerprint of what the portal is made of, so that a deploy brings every page again."""

import os

import pytest

from clinic_portal.delivery.release import release_fingerprint, sources_fingerprint


@pytest.fixture
def sources(tmp_path):
    for name in ("clinic_portal/a.py", "content/b.py", "templates/c.html", "locale/cy/LC_MESSAGES/django.mo"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("before")
    (tmp_path / "requirements.txt").write_text("before")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["clinic_portal/a.py", "content/b.py", "templates/c.html", "locale/cy/LC_MESSAGES/django.mo", "requirements.txt"],
)
def test_each_source_is_part_of_the_release(sources, name):
    before = sources_fingerprint(sources, "m")
    path = sources / name
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    path.write_text("afterw")  # as long as before
    os.utime(path, ns=times)
    assert sources_fingerprint(sources, "m") != before


def test_new_names_and_other_static_files_are_another_release(sources):
    before = sources_fingerprint(sources, "m")
    assert sources_fingerprint(sources, "n") != before
    (sources / "templates" / "c.html").rename(sources / "templates" / "d.html")
    assert sources_fingerprint(sources, "m") != before


def test_what_running_leaves_behind_is_not(sources):
    before = sources_fingerprint(sources, "m")
    os.utime(sources / "content" / "b.py", (1, 1))
    (sources / "content" / "__pycache__").mkdir()
    (sources / "content" / "__pycache__" / "b.cpython-311.pyc").write_text("compiled")
    assert sources_fingerprint(sources, "m") == before


def test_it_is_read_once_a_process(monkeypatch):
    first = release_fingerprint()
    monkeypatch.setattr("clinic_portal.delivery.release.sources_fingerprint", lambda *args: "another")
    assert release_fingerprint() == first
    assert len(first) == 12

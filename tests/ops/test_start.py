"""`make run` starts once it is prepared, prepares only what has changed, and says plainly why it cannot."""

import os
import socket
import subprocess
import sys

import pytest

from clinic_portal.ops import start


def run(port: str) -> subprocess.CompletedProcess:
    """Run the starter with a port it must refuse, before it prepares anything."""
    return subprocess.run(
        [sys.executable, "-m", "clinic_portal.ops.start"],
        cwd=start.BASE_DIR,
        env={**os.environ, "PORT": port},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_taken_port_is_said_in_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(str(port))
    assert result.returncode == 2
    assert result.stderr == f"Port {port} is taken. Choose another one: PORT={port + 1} make run\n"
    assert result.stdout == ""


@pytest.mark.parametrize("port", ["0", "-1", "65536", "http", "80 80", "8000.0", ""])
def test_a_port_that_is_none_is_said_in_one_line(port):
    result = run(port)
    assert result.returncode == 2
    assert result.stderr == f"PORT must be a number from 1 to 65535, not {port!r}.\n"


def test_a_port_for_administrators_is_said_in_one_line(monkeypatch):
    def refuse(self, address):
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    assert (
        start.port_problem("127.0.0.1", 80) == "This user may not use port 80. Choose another one: PORT=8000 make run"
    )


def test_the_last_port_suggests_one_that_exists(monkeypatch):
    monkeypatch.setattr(start.socket.socket, "bind", lambda self, address: (_ for _ in ()).throw(OSError))
    assert "PORT=8000" in start.port_problem("127.0.0.1", 65535)


def test_the_starter_is_quick_because_it_leaves_django_alone():
    code = "import sys, clinic_portal.ops.start; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=start.BASE_DIR, timeout=60).returncode == 0


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A small checkout of its own, in which nothing is ever really run."""
    for name in ("clinic_portal", "content", "static", "templates"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.txt").write_text(name)
    (tmp_path / "requirements.txt").write_text("django==0\n")
    monkeypatch.setattr(start, "BASE_DIR", tmp_path)
    monkeypatch.setattr(start, "VAR_DIR", tmp_path / "var")
    monkeypatch.setattr(start, "PREPARED_FILE", tmp_path / "var" / "prepared")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(start, "port_problem", lambda host, port: None)
    return tmp_path


@pytest.mark.parametrize(
    "change",
    [
        lambda base: (base / "content" / "file.txt").write_text("longer than before"),
        lambda base: os.utime(base / "templates" / "file.txt", (1, 1)),
        lambda base: (base / "static" / "new.css").write_text(""),
        lambda base: (base / "clinic_portal" / "file.txt").unlink(),
        lambda base: (base / "content" / "file.txt").rename(base / "content" / "other.txt"),
        lambda base: (base / "requirements.txt").write_text("django==00\n"),
    ],
)
def test_a_changed_source_changes_the_fingerprint(checkout, change):
    before = start.sources_fingerprint()
    assert start.sources_fingerprint() == before
    change(checkout)
    assert start.sources_fingerprint() != before


def test_what_python_makes_does_not_change_the_fingerprint(checkout):
    before = start.sources_fingerprint()
    (checkout / "content" / "__pycache__").mkdir()
    (checkout / "content" / "__pycache__" / "file.pyc").write_text("x")
    (checkout / "notes.txt").write_text("x")
    assert start.sources_fingerprint() == before


def test_another_database_changes_the_fingerprint(checkout, monkeypatch):
    before = start.sources_fingerprint()
    monkeypatch.setenv("DATABASE_URL", "postgres://host/name")
    assert start.sources_fingerprint() != before


@pytest.fixture
def ran(checkout, monkeypatch):
    """Record what the starter would run, and let it succeed."""
    calls = []

    def call(command, **kwargs):
        calls.append(command[-1])
        (checkout / "var" / "portal.sqlite3").touch()
        return 0

    monkeypatch.setattr(start.subprocess, "call", call)
    monkeypatch.setattr(start.os, "execv", lambda program, arguments: calls.append(arguments[2]))
    return calls


def test_first_start_prepares_and_second_does_not(ran, capsys):
    start.main()
    assert ran == ["prepare", "gunicorn"]
    start.main()
    assert ran == ["prepare", "gunicorn", "gunicorn"]
    shown = capsys.readouterr().out
    assert "http://127.0.0.1:8000/" in shown
    assert "http://127.0.0.1:8000/admin/" in shown


def test_a_lost_database_is_prepared_again(ran, checkout):
    start.main()
    (checkout / "var" / "portal.sqlite3").unlink()
    start.main()
    assert ran == ["prepare", "gunicorn", "prepare", "gunicorn"]


def test_a_failed_preparation_starts_nothing_and_is_tried_again(ran, monkeypatch):
    monkeypatch.setattr(start.subprocess, "call", lambda command, **kwargs: 1)
    assert start.main() == 1
    assert start.main() == 1
    assert ran == []
    assert not start.PREPARED_FILE.exists()

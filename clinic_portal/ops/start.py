"""Starts the portal in a checkout: prepares what has changed, then hands over to the application server.

It must not import Django, so that a start with nothing to prepare is quick.
"""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"
PREPARED_FILE = VAR_DIR / "prepared"
# What migrations, the starter content and the collected static files are made from.
SOURCES = ("clinic_portal", "content", "static", "templates", "requirements.txt")


def main() -> int:
    host, port = "127.0.0.1", os.environ.get("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f"PORT must be a number from 1 to 65535, not {port!r}.", file=sys.stderr)
        return 2
    if problem := port_problem(host, int(port)):
        print(problem, file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_portal.settings.local")
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    fingerprint = sources_fingerprint()
    if not is_prepared(fingerprint):
        code = subprocess.call([sys.executable, str(BASE_DIR / "manage.py"), "prepare"])  # noqa: S603 - our own command
        if code:
            return code
        PREPARED_FILE.write_text(fingerprint)
    print(
        f"\n  Portal  http://{host}:{port}/\n  Admin   http://{host}:{port}/admin/\n\nStop it with Ctrl+C.",
        flush=True,
    )
    subprocess.Popen([sys.executable, str(BASE_DIR / "manage.py"), "publish_on_time"])  # noqa: S603 - our own command
    os.execv(  # noqa: S606 - the server takes over this process, so that Ctrl+C reaches it
        sys.executable,
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            str(BASE_DIR / "deploy" / "gunicorn.conf.py"),
            "--bind",
            f"{host}:{port}",
            "clinic_portal.wsgi",
        ],
    )


def port_problem(host: str, port: int) -> str | None:
    """Return in one sentence why the server cannot listen on the port, or None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return f"This user may not use port {port}. Choose another one: PORT=8000 make run"
        except OSError:
            other = port + 1 if port < 65535 else 8000
            return f"Port {port} is taken. Choose another one: PORT={other} make run"
    return None


def is_prepared(fingerprint: str) -> bool:
    database = os.environ.get("DATABASE_URL")
    present = bool(database) or (VAR_DIR / "portal.sqlite3").exists()
    return present and PREPARED_FILE.exists() and PREPARED_FILE.read_text() == fingerprint


def sources_fingerprint() -> str:
    """Return a digest of the names, sizes and times of all sources, and of the database's address."""
    digest = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for source in SOURCES:
        path = BASE_DIR / source
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                status = file.stat()
                digest.update(f"{file.relative_to(BASE_DIR)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())

"""Names the release that this process runs by what its files hold; it knows neither pages nor requests."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

# What a page is made from besides the database. The lock file stands for the packages.
SOURCES = ("clinic_portal", "content", "templates", "locale", "requirements.txt")
SUFFIXES = {".py", ".html", ".mo", ".txt"}


@cache
def release_fingerprint() -> str:
    """Return the mark of this release: the same in every process and on every machine that runs it."""
    manifest: str = getattr(staticfiles_storage, "manifest_hash", "")
    return sources_fingerprint(settings.BASE_DIR, manifest)


def sources_fingerprint(base: Path, manifest: str) -> str:
    """Return a digest of the names and contents of the sources and of the static files' manifest.

    Not of sizes and times: a reproducible image gives all files one time, and two machines differ in theirs.
    """
    digest = hashlib.sha256(manifest.encode())
    for source in SOURCES:
        path = base / source
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file.suffix in SUFFIXES and file.is_file():
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"{file.relative_to(base)} {content}\n".encode())
    return digest.hexdigest()[:12]

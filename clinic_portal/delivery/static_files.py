"""Joins the style sheet and what it imports into one file when static files are collected; it knows no page.

The sources stay one small file a component. A reader's phone asks once instead of once a component, and no build
step stands between an editor of the style and the page: without this class the browser follows the imports itself.
"""

import re
from posixpath import dirname, join, normpath

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

ENTRIES = ("css/portal.css",)
IMPORT = re.compile(r'@import url\("(?P<path>[^":]+)"\) layer\((?P<layer>[\w-]+)\);')
RELATIVE_ADDRESS = re.compile(r'url\("(?!data:|#)')


class JoinedImportError(ValueError):
    """An imported file names other files by addresses that would change their meaning where it is joined in."""


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed static files; each entry's imports stand inside it, in their layers."""

    def post_process(self, paths, dry_run=False, **options):
        joined = InMemoryStorage()
        for entry in ENTRIES:
            if entry in paths:
                joined.save(entry, ContentFile(self._joined(entry, paths)))
                paths = {**paths, entry: (joined, entry)}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _joined(self, entry: str, paths) -> bytes:
        def imported(match: re.Match) -> str:
            name = normpath(join(dirname(entry), match["path"]))
            source = self._source(name, paths)
            if dirname(name) != dirname(entry) and RELATIVE_ADDRESS.search(source):
                raise JoinedImportError(f"{name} may not name other files: it is joined into {entry}.")
            return f"@layer {match['layer']} {{\n{source}}}"

        return IMPORT.sub(imported, self._source(entry, paths)).encode()

    @staticmethod
    def _source(name: str, paths) -> str:
        storage, path = paths[name]
        with storage.open(path) as file:
            return file.read().decode()

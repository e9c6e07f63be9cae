"""Imports a file of references as drafts and prints what became of each record; it only calls the service."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from content.evidence.importing.reference_refusals import MAX_BYTES, ImportRefused
from content.evidence.importing.reference_reports import report_lines
from content.evidence.importing.services import references_import


class Command(BaseCommand):
    help = "Imports a CSL-JSON, BibTeX, RIS or PubMed file as draft references. Nothing is published or overwritten."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The file.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen, and change nothing.")

    def handle(self, *args, **options):
        path = options["file"]
        is_silent = options["verbosity"] < 1 or not sys.stderr.isatty()

        def progress(readings):
            return tqdm(readings, desc=_("References"), unit="", disable=is_silent)

        try:
            report = references_import(
                file_name=path.name, data=_content(path), is_dry_run=options["dry_run"], progress=progress
            )
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from None
        for line in report_lines(report):
            self.stdout.write(line)


def _content(path: Path) -> bytes:
    """Return the file's content, and at most one byte more than may be imported."""
    try:
        if path.is_dir():
            raise CommandError(_("%(path)s is a folder, not a file.") % {"path": path})
        if not path.exists():
            raise CommandError(_("There is no file %(path)s.") % {"path": path})
        if not path.is_file():
            raise CommandError(_("%(path)s is not an ordinary file.") % {"path": path})
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CommandError(_("%(path)s cannot be read.") % {"path": path}) from error

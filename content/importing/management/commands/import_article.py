"""Imports a clinic's document as draft pages and prints what became of it; it only calls the service."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from content.importing.reading import EXTENSIONS
from content.importing.refusals import MAX_BYTES, WRONG_EXTENSION, ArticleRefused
from content.importing.reports import report_lines
from content.importing.services import article_import


class Command(BaseCommand):
    help = "Imports a .txt, .md, .html or .docx document as draft pages. Nothing is published or overwritten."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The document.")

    def handle(self, *args, **options):
        path = options["file"]
        try:
            report = article_import(file_name=path.name, data=_content(path))
        except ArticleRefused as refusal:
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
        if path.suffix.lower() not in EXTENSIONS:
            raise CommandError(str(WRONG_EXTENSION))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CommandError(_("%(path)s cannot be read.") % {"path": path}) from error

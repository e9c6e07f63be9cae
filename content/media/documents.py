"""Tells what kind of document a file is by looking inside it; it knows no model and no form."""

import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

# What the first part of a file must hold for it to be told apart; the kinds below need no more.
HEAD_BYTES = 8_192
ARCHIVE_START = b"PK\x03\x04"
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
# A page or a program that calls itself a text: what a browser or a shell would run.
PAGE_OR_PROGRAM = re.compile(
    rb"<\s*(!doctype|html|head|body|script|iframe|svg|img|\?xml|\?php|%)|^#!|<\?(xml|php|=)", re.IGNORECASE
)
# Every control character but tab, line feed, form feed and carriage return.
CONTROL_CHARACTER = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Word, Excel and PowerPoint keep macros here, LibreOffice keeps them there.
MACRO_PARTS = ("vbaproject.bin", "basic/", "scripts/")


class DocumentRefused(ValueError):
    """A file that is not what its name says; its words are for the person who sent it."""


def _is_pdf(file: File) -> bool:
    return _head(file).startswith(b"%PDF-")


def _is_rtf(file: File) -> bool:
    return _head(file).startswith(b"{\\rtf")


def _is_text(file: File) -> bool:
    head = _head(file)
    if PAGE_OR_PROGRAM.search(head):
        return False
    file.seek(0)
    return not any(CONTROL_CHARACTER.search(chunk) for chunk in file.chunks())


def _office_document(main_part: str) -> Callable[[File], bool]:
    def is_office_document(file: File) -> bool:
        if not _head(file).startswith(ARCHIVE_START):
            return False
        with zipfile.ZipFile(file) as archive:
            return {main_part, "[Content_Types].xml"} <= _parts_without_macros(archive)

    return is_office_document


def _is_odt(file: File) -> bool:
    if not _head(file).startswith(ARCHIVE_START):
        return False
    with zipfile.ZipFile(file) as archive:
        parts = _parts_without_macros(archive)
        kind = archive.getinfo("mimetype")
        return "content.xml" in parts and kind.file_size == len(ODT_TYPE) and archive.read(kind) == ODT_TYPE


KINDS: dict[str, tuple[str, Callable[[File], bool]]] = {
    "pdf": ("application/pdf", _is_pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _office_document("word/document.xml"),
    ),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _office_document("xl/workbook.xml"),
    ),
    "pptx": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _office_document("ppt/presentation.xml"),
    ),
    "odt": (ODT_TYPE.decode(), _is_odt),
    "txt": ("text/plain", _is_text),
    "csv": ("text/csv", _is_text),
    "rtf": ("application/rtf", _is_rtf),
}


def document_content_type(name: str) -> str:
    """Return the type under which a stored document is served; its name was checked when it came in."""
    content_type, _is_kind = KINDS.get(_extension(name), ("application/octet-stream", None))
    return content_type


def document_check(file: File, name: str) -> None:
    """Raise DocumentRefused unless the content is of the kind that the name's ending promises."""
    extension = _extension(name)
    allowed = ", ".join(sorted(KINDS)).upper()
    if extension not in KINDS:
        raise DocumentRefused(_("Only these kinds of document can be uploaded: %(kinds)s.") % {"kinds": allowed})
    _content_type, is_kind = KINDS[extension]
    try:
        recognised = is_kind(file)
    except DocumentRefused:
        raise
    except Exception:  # zipfile raises nearly everything on an archive that somebody broke
        recognised = False
    finally:
        file.seek(0)
    if not recognised:
        raise DocumentRefused(
            _("The name of this file ends in .%(extension)s, but its content is not a %(kind)s document.")
            % {"extension": extension, "kind": extension.upper()}
        )


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def _head(file: File) -> bytes:
    file.seek(0)
    return file.read(HEAD_BYTES)


def _parts_without_macros(archive: zipfile.ZipFile) -> set[str]:
    parts = {info.filename for info in archive.infolist()}
    if any(place in part.lower() for part in parts for place in MACRO_PARTS):
        raise DocumentRefused(_("This document holds macros, which are programs. Save it without them."))
    return parts

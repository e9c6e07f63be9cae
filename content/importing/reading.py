"""A file's name and bytes into a document, or one clear sentence why not; it knows no section and no page."""

import os
import re
from collections.abc import Callable

from content.common.file_refused import EMPTY, words_of_file
from content.importing import refusals
from content.importing.document import Document, text_of
from content.importing.html_reader import html_read
from content.importing.markdown_reader import markdown_read
from content.importing.refusals import ArticleRefused
from content.importing.text_reader import text_read
from content.importing.word_reader import word_read

_TEXT_READERS: dict[str, Callable[[str], Document]] = {
    ".txt": text_read,
    ".md": markdown_read,
    ".markdown": markdown_read,
    ".html": html_read,
    ".htm": html_read,
}
# In these most characters may be tags, so only what is left when they are gone is counted.
_MARKED_UP = (".html", ".htm")
EXTENSIONS = (*_TEXT_READERS, ".docx")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)


def article_read(*, file_name: str, data: bytes) -> Document:
    """Return the document in the file. Raise ArticleRefused where it cannot be read."""
    extension = os.path.splitext(file_name)[1].lower()
    if extension not in EXTENSIONS:
        raise ArticleRefused(refusals.WRONG_EXTENSION)
    if not data:
        raise ArticleRefused(EMPTY)
    if len(data) > refusals.MAX_BYTES:
        raise ArticleRefused(refusals.TOO_LARGE)
    _refuse_other_formats(extension, data)
    document = word_read(data) if extension == ".docx" else _TEXT_READERS[extension](_decoded(extension, data))
    _refuse_flood(document)
    return document


def _refuse_other_formats(extension: str, data: bytes) -> None:
    """Refuse what the first bytes tell, whatever the file is called."""
    if data.startswith(_OLE):
        raise ArticleRefused(refusals.PASSWORD if _ENCRYPTED_PACKAGE in data else refusals.OLD_WORD)
    if data.startswith(b"%PDF-"):
        raise ArticleRefused(refusals.PDF)
    if data.startswith(rb"{\rtf"):
        raise ArticleRefused(refusals.RICH_TEXT)
    if data.startswith(_ZIP) != (extension == ".docx"):
        raise ArticleRefused(refusals.NOT_WORD if extension == ".docx" else refusals.WRONG_NAME_WORD)


def _decoded(extension: str, data: bytes) -> str:
    text = words_of_file(data, refused=ArticleRefused, binary=refusals.BINARY)
    if extension == ".txt" and _WEB_PAGE.match(text):
        raise ArticleRefused(refusals.WRONG_NAME_HTML)
    lines = sum(1 for line in text.splitlines() if line.strip())
    if extension not in _MARKED_UP and (len(text) > refusals.MAX_CHARACTERS or lines > refusals.MAX_LINES):
        raise ArticleRefused(refusals.TOO_LONG)
    return text


def _refuse_flood(document: Document) -> None:
    text = text_of(document.nodes)
    if not text.strip():
        raise ArticleRefused(refusals.NO_TEXT)
    if len(text) > refusals.MAX_CHARACTERS:
        raise ArticleRefused(refusals.TOO_LONG)

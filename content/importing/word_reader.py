"""Word documents into nodes: every check of the ZIP file and its XML comes before a parser opens it."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import mammoth
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from content.importing.document import Document, LeftOut
from content.importing.html_reader import TITLE_CLASS, html_read
from content.importing.refusals import (
    BROKEN_WORD,
    ENTITIES_WORD,
    FOREIGN_WORD,
    NOT_WORD,
    PASSWORD,
    TOO_DEEP,
    TOO_LONG_WORD,
    UNSAFE_WORD,
    ArticleRefused,
)

_MAX_ENTRIES = 2_000
_MAX_UNPACKED = 60 * 1024 * 1024
_MAX_XML = 20 * 1024 * 1024
_MAX_RATIO = 150
_RATIO_MATTERS_FROM = 1024 * 1024
_MAX_XML_DEPTH = 200
_MAX_ELEMENTS = 40_000
_MEDIA = re.compile(
    r"\.(?:png|jpe?g|jfif|gif|bmp|tiff?|webp|wdp|ico|emf|wmf|emz|wmz|eps|bin|dat|ole|odttf|ttf|otf|fntdata"
    r"|docx|xlsx?|pptx?|vsdx?|pdf|zip|mp[34]|m4[av]|wav|wma|wmv|avi|mov)\Z",
    re.IGNORECASE,
)
# What may stand before the first sign of an XML file.
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
# A damaged package fails in any of these ways: neither mammoth nor zipfile has one error class for it.
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, ExpatError, ParseError,
    NotImplementedError, EOFError, OSError, LookupError, ValueError, AttributeError, TypeError, AssertionError,
)  # fmt: skip
_ASIDE = re.compile(r"word/(?:header|footer|comments)\d*\.xml\Z")
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A template on the author's own disk is named in many a document; it is never opened here.
_OWN_TEMPLATE = re.compile(r"(?:file:/{0,3})?[A-Za-z]:[\\/]")
_STYLES = f"""
p[style-name='Title'] => h1.{TITLE_CLASS}:fresh
p[style-name='Subtitle'] => p:fresh
br[type='page'] =>
"""
_IGNORED = re.compile(r"unrecognised element was ignored: (?P<name>\S+)")


def word_read(data: bytes) -> Document:
    """Return the nodes of a Word document, once its package is known to be safe."""
    left_out = _checked(data)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,  # the document must not decide how it is read
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except RecursionError as error:
        raise ArticleRefused(TOO_DEEP) from error
    except _BROKEN as error:
        raise ArticleRefused(BROKEN_WORD) from error
    document = html_read(result.value)
    unread = {match["name"] for message in result.messages if (match := _IGNORED.search(message.message))}
    left_out += [LeftOut(name, _("part of the Word document that cannot be read")) for name in sorted(unread)]
    return Document(document.nodes, document.title, (*left_out, *document.left_out))


def _checked(data: bytes) -> list[LeftOut]:
    """Refuse an unsafe package; return the words of its page headers, footers and comments."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_bomb(package)
            if "word/document.xml" not in package.namelist() and "_rels/.rels" not in package.namelist():
                raise ArticleRefused(NOT_WORD)
            parts = [entry for entry in package.infolist() if _may_be_xml(package, entry)]
            if sum(entry.file_size for entry in parts) > _MAX_XML:
                raise ArticleRefused(UNSAFE_WORD)
            left_out = []
            elements = 0
            for entry in parts:
                words, count = _xml_words(package, entry, _MAX_ELEMENTS - elements)
                elements += count
                if words and _ASIDE.match(entry.filename):
                    left_out.append(LeftOut(words, _("page header, page footer or comment")))
            return left_out
    except _BROKEN as error:
        raise ArticleRefused(BROKEN_WORD) from error


def _refuse_bomb(package: zipfile.ZipFile) -> None:
    """Refuse by the sizes that the package declares; the standard library reads no entry beyond its own."""
    entries = package.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise ArticleRefused(PASSWORD)
    unpacked = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > max(_RATIO_MATTERS_FROM, _MAX_RATIO * max(entry.compress_size, 1)) for entry in entries
    )
    if len(entries) > _MAX_ENTRIES or unpacked > _MAX_UNPACKED or swollen:
        raise ArticleRefused(UNSAFE_WORD)


def _may_be_xml(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Tell whether a part is no known media: any part may be named as the document, whatever its ending."""
    if not entry.file_size:
        return False
    if not _MEDIA.search(entry.filename):
        return True
    with package.open(entry) as stream:
        while block := stream.read(1024):
            if signs := block.lstrip(_BEFORE_XML):
                return signs.startswith(b"<")
    return False


def _xml_words(package: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> tuple[str, int]:
    """Return the words of one XML part and the number of its elements.

    Refuse document types, entities, parts from elsewhere, deep nesting and more elements than `most`.
    """
    words: list[str] = []
    depth = count = 0
    try:
        with package.open(entry) as stream:
            for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
                depth += 1 if event == "start" else -1
                count += event == "start"
                if count > most:
                    raise ArticleRefused(TOO_LONG_WORD)
                if depth > _MAX_XML_DEPTH:
                    raise ArticleRefused(TOO_DEEP)
                if event == "end":
                    if element.tag == _RELATIONSHIP:
                        _refuse_foreign(element.attrib)
                    if element.tag == _TEXT:
                        words.append(element.text or "")
                    element.clear()
    except DefusedXmlException as error:
        raise ArticleRefused(ENTITIES_WORD) from error
    return " ".join(" ".join(words).split()), count


def _refuse_foreign(attributes) -> None:
    """Refuse a part that lives outside the package. Links a reader may follow are no parts."""
    kind = attributes.get("Type", "").rsplit("/", 1)[-1]
    if attributes.get("TargetMode", "").lower() != "external" or kind == "hyperlink":
        return
    if kind == "attachedTemplate" and _OWN_TEMPLATE.match(attributes.get("Target", "")):
        return
    raise ArticleRefused(FOREIGN_WORD)

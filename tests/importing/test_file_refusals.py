"""Files that cannot be imported get one sentence each, whatever they are called."""

import io
import time
import zipfile

import pytest

from content.common import file_refused
from content.importing import refusals
from content.importing.reading import article_read
from content.importing.refusals import ArticleRefused
from tests.growth import assert_grows_with_size_alone
from tests.importing.samples import article_text, article_word, everything_placed, parsed, word_with

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PROTECTED = OLE + "EncryptedPackage".encode("utf-16-le")
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
START = "_rels/.rels"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def xml_document(body: str = "", prolog: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'.encode()
    )


def relation(kind: str, target: str) -> bytes:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    ).encode()


def zip_with(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return data.getvalue()


def starts_with(part: str) -> bytes:
    """Return the relation that names the part which holds the document."""
    return relation("officeDocument", part).replace(b' TargetMode="External"', b"")


def corrupt_word() -> bytes:
    """Return a Word document in which the compressed bytes of its text make no sense."""
    data = bytearray(article_word())
    header = zipfile.ZipFile(io.BytesIO(data)).getinfo(DOCUMENT).header_offset
    place = header + 30 + len(DOCUMENT)
    data[place : place + 20] = b"\xff" * 20
    return bytes(data)


def encrypted_zip() -> bytes:
    """Return a Word document whose entries say that they are encrypted."""
    data = bytearray(article_word())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place != -1:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    return bytes(data)


REFUSED = {
    "empty text": ("a.txt", b"", file_refused.EMPTY),
    "only spaces": ("a.txt", b" \r\n\t\n", file_refused.EMPTY),
    "only a byte order mark": ("a.md", b"\xef\xbb\xbf", file_refused.EMPTY),
    "empty Word document": ("a.docx", b"", file_refused.EMPTY),
    "no visible text": ("a.html", b"<html><script>alert(1)</script></html>", refusals.NO_TEXT),
    "too large": ("a.txt", b"a" * (refusals.MAX_BYTES + 1), refusals.TOO_LARGE),
    "too large for Word": ("a.docx", b"PK\x03\x04" + b"a" * refusals.MAX_BYTES, refusals.TOO_LARGE),
    "too many characters": ("a.txt", b"word " * 250_000, refusals.TOO_LONG),
    "too many lines": ("a.md", b"word\n\n" * 30_000, refusals.TOO_LONG),
    "wrong ending": ("a.odt", b"PK\x03\x04", refusals.WRONG_EXTENSION),
    "no ending": ("article", b"Words.", refusals.WRONG_EXTENSION),
    "zero bytes": ("a.txt", b"Words\0 and more", refusals.BINARY),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", refusals.BINARY),
    "Latin-1": ("a.txt", "Caf\u00e9 and pain".encode("latin-1"), file_refused.NOT_UTF_8),
    "Windows-1252": ("a.html", "<p>“pain”</p>".encode("cp1252"), file_refused.NOT_UTF_8),
    "UTF-16": ("a.txt", "Words".encode("utf-16"), file_refused.NOT_UTF_8),
    "PDF as text": ("a.txt", b"%PDF-1.7 words", refusals.PDF),
    "PDF as Word": ("a.docx", b"%PDF-1.7 words", refusals.PDF),
    "Rich Text": ("a.docx", rb"{\rtf1 words}", refusals.RICH_TEXT),
    "old Word": ("a.docx", OLE, refusals.OLD_WORD),
    "password": ("a.docx", PROTECTED, refusals.PASSWORD),
    "password inside the package": ("a.docx", encrypted_zip(), refusals.PASSWORD),
    "Word as text": ("a.txt", article_word(), refusals.WRONG_NAME_WORD),
    "web page as text": ("a.txt", b"<!DOCTYPE html><p>Words.</p>", refusals.WRONG_NAME_HTML),
    "text as Word": ("a.docx", b"Words.", refusals.NOT_WORD),
    "another ZIP file": ("a.docx", zip_with("words.txt"), refusals.NOT_WORD),
    "cut Word document": ("a.docx", article_word()[:2000], refusals.BROKEN_WORD),
    "Word document without its text": ("a.docx", zip_with("_rels/.rels"), refusals.BROKEN_WORD),
    "broken XML": ("a.docx", word_with({DOCUMENT: b"<w:document"}), refusals.BROKEN_WORD),
    "swollen part": ("a.docx", word_with({"word/media/a.bin": b"\0" * 40_000_000}), refusals.UNSAFE_WORD),
    "swollen XML": ("a.docx", word_with({DOCUMENT: xml_document(" " * 30_000_000)}), refusals.UNSAFE_WORD),
    "thousands of parts": ("a.docx", zip_with(*(f"{n}" for n in range(3_000))), refusals.UNSAFE_WORD),
    "external entity": (
        "a.docx",
        word_with({DOCUMENT: xml_document("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>')}),
        refusals.ENTITIES_WORD,
    ),
    "many laughs": (
        "a.docx",
        word_with({DOCUMENT: xml_document("&b;", '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>')}),
        refusals.ENTITIES_WORD,
    ),
    "document type elsewhere": (
        "a.docx",
        word_with({"docProps/custom.xml": b'<!DOCTYPE d SYSTEM "http://example.org/d"><d/>'}),
        refusals.ENTITIES_WORD,
    ),
    "linked picture": (
        "a.docx",
        word_with({RELATIONS: relation("image", "http://example.org/a.png")}),
        refusals.FOREIGN_WORD,
    ),
    "template from elsewhere": (
        "a.docx",
        word_with({"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://example.org/a.dotm")}),
        refusals.FOREIGN_WORD,
    ),
    "nested XML": ("a.docx", word_with({DOCUMENT: xml_document("<w:p>" * 500 + "</w:p>" * 500)}), refusals.TOO_DEEP),
    "document type in a part of any name": (
        "a.docx",
        word_with({START: starts_with("word/document.foo"), "word/document.foo": xml_document("&x;", ENTITY)}),
        refusals.ENTITIES_WORD,
    ),
    "document type in a part called a picture": (
        "a.docx",
        word_with({START: starts_with("word/document.png"), "word/document.png": xml_document("&x;", ENTITY)}),
        refusals.ENTITIES_WORD,
    ),
    "malformed part of any name": ("a.docx", word_with({"word/more.foo": b"no XML"}), refusals.BROKEN_WORD),
    "corrupt compression": ("a.docx", corrupt_word(), refusals.BROKEN_WORD),
    "too many Word parts": ("a.docx", word_with({DOCUMENT: xml_document("<w:p/>" * 50_000)}), refusals.TOO_LONG_WORD),
    "nested list": ("a.txt", "".join("\t" * n + "- a\n" for n in range(600)).encode(), refusals.TOO_DEEP),
    "nested behind closing tags": ("a.html", b"<div></i>" * 15_000 + b"words", refusals.TOO_DEEP),
    "nested in a drawing": ("a.html", b"<svg>" + b"<td>" * 15_000 + b"words", refusals.TOO_DEEP),
    "thousands of attributes": (
        "a.html",
        b"<!-- <p x=' --><p " + " ".join(f'a{n}=">"' for n in range(100_000)).encode() + b">words",
        refusals.TOO_COMPLEX,
    ),
    "formats that reopen": (
        "a.html",
        "".join(f"<b id={n}>" for n in range(300)).encode() + b"<p>word" * 15_000,
        refusals.TOO_COMPLEX,
    ),
    "tables in tables": ("a.html", b"<table><tr><td>" * 98 + b"words", refusals.TOO_DEEP),
    "megabytes of entities": ("a.html", b"&amp;" * 900_000, refusals.TOO_COMPLEX),
    "megabytes of text": ("a.html", b"<p>" + b"a < b " * 500_000, refusals.TOO_LONG),
    "table filled up": (
        "a.html",
        b"<table><tr>" + b"<td colspan=20>a" * 3_000 + b"<tr><td>a" * 1_000,
        refusals.TOO_COMPLEX,
    ),
    "nested HTML": ("a.html", b"<div>" * 300_000 + b"words", refusals.TOO_DEEP),
    "nested quotes": ("a.md", b">" * 5_000 + b" words", refusals.TOO_DEEP),
    "too many tags": ("a.html", b"<p>a" * 200_000, refusals.TOO_COMPLEX),
    "too many brackets": ("a.md", b"[" * 400_000, refusals.TOO_COMPLEX),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_sentence(name):
    file_name, data, sentence = REFUSED[name]
    started = time.thread_time()
    with pytest.raises(ArticleRefused) as refused:
        article_read(file_name=file_name, data=data)
    assert str(refused.value) == str(sentence)
    # Far more than any needs, and of this thread alone: what else the machine does is no fault of the file.
    assert time.thread_time() - started < 30


TWO = "1. One:\n\nWords.\n\n2. Two:\n\n"
EFFECTS = "1. Side effects:\n\n"
NAMED = "It may cause a{0}, b{0}, c{0}. "
# Each took many seconds once, for its time grew with the square or the cube of its size.
SLOW = {
    "spaces after a hash": ("a.txt", 4_000, lambda n: "# a" + " " * n + "x x"),
    "signs of an address": ("a.txt", 4_000, lambda n: TWO + "w w w w " + "a@" * n + " x"),
    "addresses": ("a.txt", 20_000, lambda n: TWO + "w w w w " + "www.https://" * n + " x y"),
    "ends of sentences": ("a.txt", 50_000, lambda n: TWO + "w w w w " + '."' * n + " x y"),
    "the same number": ("a.txt", 3_000, lambda n: "1. a\n" * n),
    "named effects": (
        "a.txt",
        9_000,
        lambda n: EFFECTS + "".join(map(NAMED.format, range(n))) + "\n\n2. Two:\n\nx",
    ),
    "way home": ("a.txt", 4_000, lambda n: "home > a > b > c > d > e > f > g > h > i\n\n" * n),
    "breaks": ("a.txt", 2_200, lambda n: TWO + "- w\n\n----\n\n" * n + "- x"),
    "formats": ("a.html", 2_700, lambda n: "<p>" + "<b>a</b><i>b</i>" * n),
    "formatted line ends": ("a.html", 1_600, lambda n: "<p>a" + "<b><br></b><i><br></i>" * n + "b"),
    "tags": ("a.html", 4_900, lambda n: "<h2>One</h2>" + "<p>word</p>" * n),
    "list lines": ("a.md", 4_000, lambda n: "- word\n" * n),
}


@pytest.mark.parametrize("name", SLOW)
def test_no_file_holds_a_worker_for_long(name):
    file_name, size, text = SLOW[name]
    assert_grows_with_size_alone(lambda text: everything_placed(parsed(text, file_name)), text, size)


@pytest.mark.parametrize("part", ["word/media/a.png", "word/embeddings/a.bin"])
def test_media_of_a_word_document_are_no_danger(part):
    assert article_read(file_name="a.docx", data=word_with({part: b"\x89PNG no XML"})).nodes


@pytest.mark.parametrize(
    ("file_name", "heading"),
    [("a.txt", b"## words\n\n"), ("a.md", b"## words\n"), ("a.html", b"<h2>words</h2>")],
)
def test_thousands_of_headings_are_refused_in_good_time(file_name, heading):
    def refused(data):
        with pytest.raises(ArticleRefused, match="sections, and at most 60"):
            parsed(data, file_name)

    assert_grows_with_size_alone(refused, lambda count: heading * count, 7_000)


def test_six_thousand_paragraphs_are_refused():
    with pytest.raises(ArticleRefused, match="more than 5,000"):
        parsed("1. One:\n\nWords.\n\n2. Two:\n\n" + "Some more words.\n\n" * 6_000)


@pytest.mark.parametrize("name", ["a.TXT", "a.Md", "a.markdown"])
def test_the_ending_counts_whatever_its_case(name):
    assert article_read(file_name=name, data=article_text().encode()).nodes


def test_a_byte_order_mark_is_accepted():
    assert parsed("\ufeff" + article_text()).title == parsed(article_text()).title


@pytest.mark.parametrize(
    ("part", "kind", "target"),
    [
        (RELATIONS, "hyperlink", "https://example.org/"),
        ("word/_rels/settings.xml.rels", "attachedTemplate", "file:///C:\\Templates\\clinic.dotx"),
    ],
)
def test_links_and_the_template_of_the_own_disk_are_no_danger(part, kind, target):
    body = "<w:p><w:r><w:t>Words of the clinic.</w:t></w:r></w:p>"
    data = word_with({DOCUMENT: xml_document(body), part: relation(kind, target)})
    assert article_read(file_name="a.docx", data=data).nodes

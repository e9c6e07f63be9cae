"""Files of references become records, one bad record never takes the others with it, and no file breaks the reader."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.common import file_refused
from content.evidence.importing import reference_refusals as refusals
from content.evidence.importing.bibtex import bibtex_read
from content.evidence.importing.csl_json import csl_json_read
from content.evidence.importing.pubmed import pubmed_read
from content.evidence.importing.records import Found, Refused, key_made, month_in, plain
from content.evidence.importing.reference_files import references_read
from content.evidence.importing.reference_refusals import ImportRefused
from content.evidence.importing.ris import ris_read
from tests.evidence.reference_samples import BIBTEX, CSL_JSON, FILES, PUBMED, RIS
from tests.growth import assert_grows_with_size_alone


def read(text: str | bytes, file_name: str = "a.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return references_read(file_name=file_name, data=data)


def found(text: str, file_name: str = "a.txt"):
    return [reading.record for reading in read(text, file_name).readings if isinstance(reading, Found)]


def refused(text: str, file_name: str = "a.txt"):
    readings = read(text, file_name).readings
    return {reading.where: reading.reason for reading in readings if isinstance(reading, Refused)}


@pytest.mark.parametrize(
    ("text", "name"), [(BIBTEX, "BibTeX"), (RIS, "RIS"), (PUBMED, "PubMed"), (CSL_JSON, "CSL-JSON")]
)
@pytest.mark.parametrize("file_name", ["a.txt", "a", "a.pdf", "a.BIB"])
def test_the_content_tells_the_format(text, name, file_name):
    assert read(text, file_name).format_name == name


def test_the_ending_decides_where_a_file_could_be_two_things():
    both = "PMID- 1\nTI  - A\n\nTY  - JOUR\nTI  - B\nER  - \n"
    assert read(both, "a.ris").format_name == "RIS"
    assert read(both, "a.nbib").format_name == "PubMed"
    assert read(both, "a.txt").format_name == "PubMed"


def test_bibtex():
    first, book, paren = found(BIBTEX)
    assert first.title == "A trial of IV ketamine: 50% of $5 & the Étude of Müller"
    assert first.authors == (
        {"family": "Miller", "given": "Anna P."},
        {"family": "Müller", "given": "Jörg"},
        {"literal": "World Test Body, The"},
        {"family": "van Beethoven", "given": "Ludwig"},
        {"literal": "et al."},
    )
    assert first.container_title == "Journal of Testing Pain, Part A"
    assert (first.year, first.month, first.volume, first.issue, first.pages) == (2018, 7, "43", "5", "521-546")
    assert (first.doi, first.url, first.key) == ("10.5555/Test.0001", "", "miller2018")
    assert (book.csl_type, book.publisher, book.url) == ("book", "Gallimard", "https://example.org/~me/a_b%20c")
    assert book.authors == ({"family": "Sartre", "given": "Jean-Paul"},)
    assert (paren.title, paren.year) == ("In round brackets", 2001)
    assert refused(BIBTEX) == {
        "Line 11": str(refusals.BROKEN_ENTRY),
        "Line 14": str(refusals.TWICE_IN_ENTRY),
    }


def test_ris():
    article, book = found(RIS)
    assert article.title == "A title of two lines & more"
    assert article.authors == ({"family": "Smith", "given": "John A."}, {"literal": "World Test Body"})
    assert (article.container_title, article.year, article.month) == ("Pain of Tests", 2019, 5)
    assert (article.volume, article.issue, article.pages) == ("3", "2", "12-19")
    assert (article.doi, article.pmid, article.url) == ("10.5555/test.0002", "31234567", "http://example.org/a")
    assert (book.csl_type, book.year) == ("book", 1999)
    assert refused(RIS) == {"Line 18": str(refusals.NO_END)}


def test_pubmed():
    article, trial = found(PUBMED)
    assert article.title == "A very long title that goes on in a second line"
    assert article.authors == (
        {"family": "Miller", "given": "Anna P"},
        {"family": "Bhatia", "given": "Anuj"},
        {"literal": "The Test Group"},
    )
    assert (article.doi, article.pmid, article.pmcid) == ("10.5555/test.0003", "30000001", "PMC6023575")
    assert (article.year, article.month, article.pages, article.kind) == (2018, 7, "521-546", "guideline")
    assert not article.is_retracted
    assert trial.is_retracted
    assert (trial.kind, trial.authors) == ("trial", ({"family": "Old", "given": "J K"},))
    assert refused(PUBMED) == {"Line 26": str(refusals.BROKEN_RECORD)}


def test_csl_json():
    article, page = found(CSL_JSON)
    assert article.title == "A title of tests"
    assert article.authors == ({"family": "van Beethoven", "given": "Ludwig"}, {"literal": "Test Body"})
    assert (article.year, article.month, article.volume, article.pages) == (2018, 7, "12", "1-9")
    assert (article.doi, article.pmid) == ("10.5555/test.0004", "30000004")
    assert (page.csl_type, page.url, page.year, page.month) == ("webpage", "https://example.org/page", 2020, 5)
    assert refused(CSL_JSON) == {
        "Record 3": "“5” is not a DOI: a DOI begins with 10. and has a slash.",
        "Record 4": str(refusals.NO_TITLE),
        "Record 5": str(refusals.NOT_A_RECORD),
    }


@pytest.mark.parametrize("data", [{"items": [{"title": "A"}]}, {"references": [{"title": "A"}]}, {"title": "A"}])
def test_csl_json_may_be_wrapped_or_alone(data):
    assert [record.title for record in found(json.dumps(data))] == ["A"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("file_name", FILES)
def test_line_ends_and_a_byte_order_mark_make_no_difference(file_name, ends):
    expected = read(FILES[file_name], file_name)
    assert read(("\ufeff" + FILES[file_name].replace("\n", ends)), file_name) == expected


def csl(**fields) -> str:
    return json.dumps([{"title": "A title", **fields}])


REFUSED_FILES = {
    "empty": (b"", file_refused.EMPTY),
    "only a byte order mark": (b"\xef\xbb\xbf \n", file_refused.EMPTY),
    "too large": (b"[" + b" " * refusals.MAX_BYTES + b"]", refusals.TOO_LARGE),
    "Latin-1": ("@article{a, title={Café}}".encode("latin-1"), file_refused.NOT_UTF_8),
    "UTF-16": (BIBTEX.encode("utf-16"), file_refused.NOT_UTF_8),
    "zero bytes": (b"TY  - JOUR\0", refusals.BINARY),
    "words": (b"Just some words.", refusals.UNKNOWN_FORMAT),
    "a web page": (b"<!DOCTYPE html><p>Words.", refusals.UNKNOWN_FORMAT),
    "cut JSON": (CSL_JSON[:200].encode(), refusals.BROKEN_JSON),
    "other JSON": (b'{"name": "a portal"}', refusals.NOT_CSL),
    "a list of numbers": (b"[1, 2]", refusals.NOT_CSL),
    "nested JSON": (b"[" * 1_000_000, refusals.BROKEN_JSON),
    "nested objects": (b'{"a":' * 200_000, refusals.BROKEN_JSON),
    "a number of 100,000 digits": (
        b'[{"title": "A", "volume": ' + b"9" * 100_000 + b"}]",
        refusals.BROKEN_JSON,
    ),
    "2,001 JSON records": (json.dumps([{"title": "A"}] * 2_001).encode(), refusals.TOO_MANY),
    "2,001 BibTeX entries": (
        b"".join(b"@book{a%d, title={A}}\n" % n for n in range(2_001)),
        refusals.TOO_MANY,
    ),
    "2,001 RIS records": (b"TY  - BOOK\nTI  - A\nER  - \n" * 2_001, refusals.TOO_MANY),
    "2,001 PubMed records": (b"PMID- 1\nTI  - A\n\n" * 2_001, refusals.TOO_MANY),
    "a million commas": (b"@book{a, " + b"b={c}," * 300_000, refusals.TOO_COMPLEX),
}


@pytest.mark.parametrize("name", REFUSED_FILES)
def test_a_bad_file_is_refused_with_its_sentence(name):
    data, sentence = REFUSED_FILES[name]
    with pytest.raises(ImportRefused) as error:
        read(data)
    assert str(error.value) == str(sentence)


REFUSED_RECORDS = {
    "a giant title": (csl(title="a" * 5_000), refusals.LONG_FIELD),
    "a title of tags": (csl(title="<b></b>"), refusals.NO_TITLE),
    "a title of marks nobody sees": (csl(title="\u200b\ud800\x07"), refusals.NO_TITLE),
    "a title that is a list of numbers": (csl(title=[7]), refusals.NO_TITLE),
    "too many authors": (csl(author=[{"family": "A"}] * 501), refusals.MANY_AUTHORS),
    "a wrong PMID": (csl(PMID="12x"), refusals.BAD_PMID % {"value": "12x"}),
    "a wrong PMCID": (csl(PMCID="XYZ"), refusals.BAD_PMCID % {"value": "XYZ"}),
    "nested brackets": ("@book{a, title={" + "{" * 50 + "A" + "}" * 50 + "}}", refusals.BROKEN_ENTRY),
    "a giant BibTeX field": ("@book{a, title={" + "a" * 200_000 + "}}", refusals.LONG_FIELD),
    "a giant RIS field": (
        "TY  - BOOK\nTI  - A\n" + "TI  - B\n" * 6_000 + "ER  - \n",
        refusals.TOO_MANY_LINES,
    ),
    "a PubMed field of many lines": ("PMID- 1\nTI  - A\n" + "      more\n" * 6_000, refusals.LONG_FIELD),
    "a PMID of many digits": (f"PMID- {'9' * 4_500}\nTI  - A\n", refusals.LONG_FIELD),
}


@pytest.mark.parametrize("name", REFUSED_RECORDS)
def test_a_bad_record_is_refused_with_its_sentence(name):
    text, sentence = REFUSED_RECORDS[name]
    [reason] = refused(text).values()
    assert reason == str(sentence)


def test_what_is_left_out_is_said():
    [record] = found(csl(URL="javascript:alert(1)", issued={"raw": "some day"}))
    assert (record.url, record.year) == ("", None)
    assert len(record.notes) == 2


# Each would take long if a reader's time grew with the square of its size.
LONG_FILES = {
    "open brackets": (500_000, lambda n: "@book{a, title=" + "{" * n),
    "at signs": (500_000, lambda n: "@" * n + "{"),
    "words after an at sign": (1_000_000, lambda n: "@" + "a" * n + " \n@book{b, title={A}}"),
    "entries in one line": (20_000, lambda n: "@book{a" * n),
    "open entries": (3_900, lambda n: "@book{a, title={A\n" * n),
    "quotes": (150_000, lambda n: '@book{a, title="' + '{"}' * n + '"}'),
    "strings": (
        3_000,
        lambda n: "".join(f'@string{{s{m} = "x"}}\n' for m in range(n)) + "@book{b, title=s1 # s2}",
    ),
    "lines of RIS": (800_000, lambda n: "TY  - BOOK\nAB  - A\n" + "b\n" * n + "ER  - \n"),
    "RIS without an end": (1_900, lambda n: "TY  - BOOK\nTI  - A\n" * n),
    "lines of PubMed": (700_000, lambda n: "PMID- 1\nAB  - A\n" + "      b\n" * n),
    "odd lines of PubMed": (600_000, lambda n: "PMID- 1\n" + "x\n" * n),
    "spaces": (5_000_000, lambda n: " " * n + "x"),
    "empty JSON records": (1_990, lambda n: "[" + "{}," * n + '{"title": "A"}]'),
    "tags in JSON": (1_900, lambda n: json.dumps([{"title": "<a" * n}] * 300)),
    "entities": (900, lambda n: json.dumps([{"title": "&amp" * n}] * 300)),
    "dashes": (1_900, lambda n: json.dumps([{"title": "A", "page": "- " * n}] * 300)),
    "months": (1_900, lambda n: json.dumps([{"title": "A", "issued": "- " * n}] * 300)),
    "addresses": (1_900, lambda n: json.dumps([{"title": "A", "URL": "http://" + "a." * n + " "}] * 300)),
    "LaTeX": (
        700,
        lambda n: "".join(f"@book{{a{m}, title={{{chr(92)}x{'{a}' * n}}}}}\n" for m in range(15)),
    ),
}


@pytest.mark.parametrize("name", LONG_FILES)
def test_no_file_holds_a_worker_for_long(name):
    def work(text):
        with contextlib.suppress(ImportRefused):
            read(text.encode()[: refusals.MAX_BYTES])

    size, make = LONG_FILES[name]
    assert_grows_with_size_alone(work, make, size)


WORDS = (
    *("TY  - ", "ER  - ", "PMID- ", "TI  - ", "FAU - ", "AID - ", "@book{a, ", "title", "author", " and ", "10.1/a"),
    *("2018", '{\\"u}', "null", "\u202e", "\x07", "é", *'@{}",=#\\$%~&<>;[]():-/ \n\t\r'),
)
SIGNS = st.lists(st.sampled_from(WORDS), max_size=60).map("".join)
READERS = [bibtex_read, csl_json_read, ris_read, pubmed_read]


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=150)
@given(text=SIGNS | st.text(max_size=200))
def test_no_text_breaks_a_reader(reader, text):
    with contextlib.suppress(ImportRefused):
        for reading in reader(text):
            assert reading.record.title if isinstance(reading, Found) else reading.reason


@settings(max_examples=150)
@given(data=st.binary(max_size=300) | SIGNS.map(str.encode), name=st.sampled_from([*FILES, "a.txt", ""]))
def test_no_bytes_break_the_import(data, name):
    with contextlib.suppress(ImportRefused):
        assert references_read(file_name=name, data=data).readings


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "author",
                    "issued",
                    "family",
                    "date-parts",
                    "given",
                    "DOI",
                    "PMID",
                    "id",
                    "type",
                    "URL",
                    "literal",
                    "raw",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=100)
@given(items=st.lists(JSON, max_size=4))
def test_no_json_breaks_the_reader(items):
    for reading in csl_json_read(json.dumps([*items, {"title": "A"}])):
        assert isinstance(reading, Found) or reading.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p < 0.05 and n > 5", "p < 0.05 and n > 5"),
        ("<jats:p>A<sub>2</sub></jats:p>", "A2"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("a\u200bb\x00c\n d", "ab c d"),
        ("&#xD800;", "\ufffd"),
    ],
)
def test_plain_text(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(("text", "month"), [("jul", 7), ("July 3", 7), ("2018/05//", 5), ("/13", None), ("", None)])
def test_months(text, month):
    assert month_in(text) == month


@pytest.mark.parametrize(
    ("text", "key"), [("Müller 2018", "muller-2018"), ("10.1/A_b", "10-1-a_b"), ("日本", ""), ("-x-", "x")]
)
def test_keys(text, key):
    assert key_made(text) == key

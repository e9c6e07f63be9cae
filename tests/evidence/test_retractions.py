"""Lists of retractions: how they are read, what they change, and what they leave to a person."""

import io

import pytest
from django.core.management import CommandError, call_command

from content.evidence import retractions
from content.evidence.models import Reference, ReferenceStatusChange
from content.evidence.retractions import BadLine, ListRefused, Notice, lines_of, notices_read, status_wanted
from tests.factories import claim_make, reference_make

HEADER = "Record ID,Title,OriginalPaperDOI,RetractionDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason"


def row(nature="Retraction", doi="10.1000/182", pmid="0", on="1/25/2025 0:00", why="+Made-up Data;+Lies;"):
    return f'1,"A title, with a comma",{doi},10.1000/notice,{pmid},{nature},{on},{why}'


def read(*rows, header=HEADER):
    return list(notices_read(iter([line + "\n" for line in (header, *rows)])))


@pytest.fixture
def check(tmp_path, db, capsys):
    """Run the command on a list; return what it said."""

    def run(*rows, header=HEADER, encoding="utf-8", **options):
        file = tmp_path / "list.csv"
        file.write_bytes("\n".join((header, *rows)).encode(encoding))
        call_command("check_retractions", str(file), verbosity=0, **options)
        said = capsys.readouterr()
        return said.out + said.err

    return run


def status_of(reference):
    return Reference.objects.get(pk=reference.pk).status


def test_a_line_is_read():
    [notice] = read(row())
    assert (notice.nature, notice.dois, notice.pmids) == ("retraction", ("10.1000/182",), ())
    assert notice.on.isoformat() == "2025-01-25"
    assert notice.why == "Made-up Data; Lies"
    assert notice.notice_doi == "10.1000/notice"


def test_the_names_of_columns_may_be_written_otherwise_and_stand_anywhere():
    [notice] = read("x,RETRACTION,https://doi.org/10.1000/ABC", header="Extra,retraction_nature,Original Paper DOI")
    assert (notice.dois, notice.nature) == (("10.1000/abc",), "retraction")


# The columns as Retraction Watch publishes them.
FULL_HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)


def full_row(doi, pmid="0", nature="Retraction"):
    return (
        '60001,"A ""quoted"" title, on\ntwo lines",(HSC) Medicine - Pharmacology;,"A hospital; another, abroad",'
        "A Journal,A Publisher,United Kingdom,A Author;B Author,https://retractionwatch.example/a,Research Article;,"
        f'3/14/2024 0:00,10.1000/notice,0,1/2/2020 0:00,"{doi}",{pmid},{nature},"+Data;+Results Not Reproducible;",No,'
    )


def test_the_real_columns_are_read():
    [notice] = read(full_row("10.1000/182"), header=FULL_HEADER)
    assert (notice.dois, notice.on.isoformat(), notice.notice_doi) == (("10.1000/182",), "2024-03-14", "10.1000/notice")
    assert notice.why == "Data; Results Not Reproducible"


@pytest.mark.parametrize(
    ("cell", "dois"),
    [
        ("10.1000/A; 10.1000/b", ("10.1000/a", "10.1000/b")),
        ("10.1000/a;10.1000/b,https://doi.org/10.1000/c", ("10.1000/a", "10.1000/b", "10.1000/c")),
        ("10.1000/a | unavailable", ()),
        ("10.1002/1097(1998)43:3<338::AID-J16>3.0.CO;2-B", ("10.1002/1097(1998)43:3<338::aid-j16>3.0.co;2-b",)),
    ],
)
def test_a_cell_may_hold_several_dois(cell, dois):
    assert [notice.dois for notice in read(full_row(cell), header=FULL_HEADER)] == ([dois] if dois else [])


def test_every_source_of_a_line_is_marked(check):
    first, second = reference_make(doi="10.1000/a"), reference_make(doi="10.1000/b")
    third, stranger = reference_make(pmid="123"), reference_make(pmid="789")
    rows = (full_row("10.1000/a;10.1000/B", pmid="789"), full_row("unavailable", pmid="456;123"))
    check(*rows, header=FULL_HEADER, apply=True)
    assert [status_of(one) for one in (first, second, third)] == ["retracted"] * 3
    # Where the DOI names the paper, a number beside it is not asked.
    assert status_of(stranger) == "current"


@pytest.mark.parametrize("header", ["", "a,b,c", "OriginalPaperDOI,Reason", "RetractionNature,Reason"])
def test_a_file_that_is_no_list_is_refused(header):
    with pytest.raises(ListRefused):
        read("1,2,3", header=header)


def test_bad_lines_are_named_and_the_rest_is_read():
    items = read(row(nature="Nonsense"), "1,2", "", row(), row(doi="unavailable"))
    assert [(type(item), item.line) for item in items] == [(BadLine, 2), (BadLine, 3), (Notice, 5)]


def test_a_quoted_field_may_hold_line_breaks():
    assert len(read('1,"A title', 'on two lines",10.1000/182,,0,Correction,,')) == 1


@pytest.mark.parametrize(
    "on", ["2025-01-25", "01/25/2025", "1/25/2025 12:30", "2025-01-25T00:00:00", "25 January 2025"]
)
def test_days_are_read_in_several_forms(on):
    assert read(row(on=on))[0].on.isoformat() == "2025-01-25"


def test_an_odd_day_is_no_reason_to_leave_a_line_out():
    assert read(row(on="soon"))[0].on is None


def test_bytes_are_read_whatever_they_are():
    lines = list(lines_of(io.BytesIO(b"\xef\xbb\xbfa,b\r\nc\xff\x00,d\n")))
    assert lines == ["a,b\r\n", "c\ufffd,d\n"]


def test_a_line_without_end_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(retractions, "MAX_LINE_BYTES", 100)
    with pytest.raises(ListRefused, match="Line 1"):
        list(lines_of(io.BytesIO(b"x" * 500)))


def test_a_dry_run_changes_nothing_and_says_what_it_would(check):
    reference = reference_make(doi="10.1000/182")
    claim = claim_make(reference)
    said = check(row(doi="https://doi.org/10.1000/182"))
    assert status_of(reference) == "current"
    assert f"{reference.key}: would be marked retracted" in said
    assert claim.identifier in said
    assert "Nothing was changed" in said


def test_applied_it_marks_the_source_once(check):
    reference = reference_make(doi="10.1000/ABC")
    said = check(row(doi="10.1000/abc"), apply=True)
    assert f"{reference.key}: marked retracted" in said
    change = ReferenceStatusChange.objects.get()
    assert (change.status, change.changed_by) == ("retracted", None)
    assert "25 January 2025" in change.reason
    assert "Made-up Data" in change.reason
    assert "marked retracted already" in check(row(doi="10.1000/abc"), apply=True)
    assert ReferenceStatusChange.objects.count() == 1


def test_a_source_is_found_by_its_pubmed_number(check):
    reference = reference_make(pmid="12345")
    check(row(doi="unavailable", pmid="12345"), apply=True)
    assert status_of(reference) == "retracted"


@pytest.mark.parametrize(
    ("natures", "present", "wanted"),
    [
        (["Retraction"], "current", "retracted"),
        (["Retraction"], "corrected", "retracted"),
        (["Retraction"], "superseded", "retracted"),
        (["Correction"], "current", "corrected"),
        (["Correction"], "retracted", "retracted"),
        (["Correction"], "superseded", "superseded"),
        (["Correction", "Retraction"], "current", "retracted"),
        (["Retraction", "Correction"], "current", "retracted"),
        (["Expression of concern"], "current", "current"),
        (["Expression  of Concern", "Retraction"], "current", "retracted"),
        (["Reinstatement"], "retracted", "retracted"),
        (["Retraction", "Reinstatement"], "current", "current"),
        (["Retraction", "Reinstatement", "Retraction"], "current", "retracted"),
    ],
)
def test_what_each_nature_does(check, natures, present, wanted):
    reference = reference_make(doi="10.1000/182", status=present)
    rows = [row(nature=nature, on=f"1/{day}/2025") for day, nature in enumerate(natures, 1)]
    said = check(*rows, apply=True)
    assert status_of(reference) == wanted
    assert reference.key in said


def test_the_order_in_the_file_does_not_matter_but_the_days_do():
    rows = read(row(nature="Reinstatement", on="1/1/2024"), row(nature="Retraction", on="1/1/2025"))
    assert status_wanted(rows, "current")[0] == "retracted"
    assert status_wanted(reversed(rows), "current")[0] == "retracted"


def test_bad_lines_are_reported_and_counted(check):
    reference = reference_make(doi="10.1000/182")
    said = check(*[row(nature="?")] * 30, row(), apply=True)
    assert "Line 2 was left out" in said
    assert "10 more lines" in said
    assert status_of(reference) == "retracted"


def test_a_byte_order_mark_and_another_encoding_do_no_harm(check):
    reference = reference_make(doi="10.1000/182")
    check(row(why="Donn\u00e9es fausses"), encoding="latin-1")
    check(row(), encoding="utf-8-sig", apply=True)
    assert status_of(reference) == "retracted"


def test_other_papers_leave_everything_alone(check):
    reference_make(doi="10.1000/182")
    assert "0 of the portal's sources" in check(row(doi="10.1000/other"), apply=True)
    assert not ReferenceStatusChange.objects.exists()


def test_a_file_that_cannot_be_read_is_a_sentence(db, tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_retractions", str(tmp_path / "nothing.csv"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("check_retractions", str(tmp_path))
    large = tmp_path / "large.csv"
    large.write_text(HEADER)
    monkeypatch.setattr("content.evidence.management.commands.check_retractions.MAX_BYTES", 10)
    with pytest.raises(CommandError, match="are the most"):
        call_command("check_retractions", str(large))

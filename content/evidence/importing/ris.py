"""Reads RIS, what reference managers and databases export, through rispy; pure, it knows no model."""

from collections.abc import Iterator
from typing import Any

import rispy

from content.evidence.identifiers import pmid_is_valid, pmid_normalised
from content.evidence.importing import reference_refusals
from content.evidence.importing.records import (
    Draft,
    Found,
    Reading,
    Record,
    Refused,
    at_line,
    body,
    person,
    record_made,
    year_in,
)
from content.evidence.importing.reference_refusals import ImportRefused, RecordRefused

START = "TY  -"
_END = "ER  -"
_TYPES = {
    **dict.fromkeys(("JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "ABST", "INPR", "ART", "UNPB"), "article-journal"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK", "SER"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC"), "chapter"),
    **dict.fromkeys(("ELEC", "BLOG", "WEB", "MULTI"), "webpage"),
    **dict.fromkeys(("LEGAL", "STAT", "BILL", "CASE", "HEAR"), "legislation"),
    "THES": "thesis",
}
# Only these are read; abstracts and keywords are left alone.
_WANTED = frozenset(
    (
        *("TY", "ER", "ID", "AU", "A1", "A2", "TI", "T1", "T2", "JO", "JF", "JA", "J2", "PY", "Y1", "DA"),
        *("VL", "IS", "SP", "EP", "PB", "DO", "UR", "AN", "DB", "DP", "C2"),
    )
)
_ABSENT = ""
_PUBMED_NAMES = ("pubmed", "medline", "nlm")


def ris_read(text: str) -> Iterator[Reading]:
    """Yield each record of the file with the line it begins on."""
    for found, (number, lines) in enumerate(_records(text), start=1):
        if found > reference_refusals.MAX_RECORDS:
            raise ImportRefused(reference_refusals.TOO_MANY)
        try:
            yield Found(at_line(number), _record(lines))
        except RecordRefused as refusal:
            yield Refused(at_line(number), str(refusal))


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of each record that the portal reads, and the number of its first line."""
    started, is_wanted = 0, False
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        if line.startswith(START):
            if started:
                yield started, lines
            started, lines, is_wanted = number, [line], True
        elif started:
            if _is_tag(line):
                is_wanted = line[:2] in _WANTED
            if is_wanted and line.strip() and len(lines) <= reference_refusals.MAX_LINES_OF_A_RECORD:
                lines.append(line)
            if line.startswith(_END):
                yield started, lines
                started, lines = 0, []
    if started:
        yield started, lines


def _is_tag(line: str) -> bool:
    return line[2:5] == "  -" and line[:2].isupper() and line[:1].isalpha()


def _record(lines: list[str]) -> Record:
    if len(lines) > reference_refusals.MAX_LINES_OF_A_RECORD:
        raise RecordRefused(reference_refusals.TOO_MANY_LINES)
    if not lines[-1].startswith(_END):
        raise RecordRefused(reference_refusals.NO_END)
    try:
        entries = rispy.loads("\n".join(lines), skip_unknown_tags=True)
    except Exception as error:  # whatever a foreign parser stumbles over is one record that cannot be read
        raise RecordRefused(reference_refusals.BROKEN_RECORD) from error
    if len(entries) != 1:
        raise RecordRefused(reference_refusals.BROKEN_RECORD)
    return record_made(_draft(entries[0]))


def _first(entry: dict[str, Any], *names: str) -> str:
    for name in names:
        value = entry.get(name, _ABSENT)
        if isinstance(value, list):
            value = next((item for item in value if item), _ABSENT)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return _ABSENT


def _draft(entry: dict[str, Any]) -> Draft:
    start, end = _first(entry, "start_page"), _first(entry, "end_page")
    draft = Draft(csl_type=_TYPES.get(_first(entry, "type_of_reference").upper(), "report"))
    draft.texts = {
        "key": _first(entry, "id"),
        "title": _first(entry, "title", "primary_title"),
        "container_title": _first(
            entry, "journal_name", "alternate_title3", "secondary_title", "alternate_title2", "alternate_title1"
        ),
        "volume": _first(entry, "volume"),
        "issue": _first(entry, "number"),
        "pages": f"{start}-{end}" if end and end != start and start else start or end,
        "publisher": _first(entry, "publisher"),
        "doi": _first(entry, "doi"),
        "pmid": _pmid(entry),
        "pmcid": _pmcid(entry),
        "url": _first(entry, "urls"),
    }
    draft.date = _date(entry)
    names = entry.get("authors") or entry.get("first_authors") or entry.get("secondary_authors") or []
    draft.authors = [author for name in names if isinstance(name, str) and (author := _author(name))]
    return draft


def _date(entry: dict[str, Any]) -> str:
    """Return the date in full, which Zotero writes beside the year, where both tell of the same year."""
    year, date = (_first(entry, *names).strip("/") for names in (("year", "publication_year"), ("date",)))
    return date if not year or (len(date) > len(year) and year_in(date) == year_in(year)) else year


def _pmid(entry: dict[str, Any]) -> str:
    """Return the accession number where it is PubMed's: those of Embase and CINAHL are numbers of as many digits."""
    number = _first(entry, "accession_number")
    source = f"{_first(entry, 'name_of_database')} {_first(entry, 'database_provider')}".casefold()
    if not number.upper().startswith("PMID") and not any(name in source for name in _PUBMED_NAMES):
        return _ABSENT
    bare = pmid_normalised(number)
    return bare if pmid_is_valid(bare) else _ABSENT


def _pmcid(entry: dict[str, Any]) -> str:
    number = _first(entry, "custom2")
    return number if number.upper().startswith("PMC") and number[3:].isdigit() else _ABSENT


def _author(name: str) -> dict[str, str] | None:
    family, comma, given = name.partition(",")
    if not comma:
        return body(name)
    return person(family, given.replace(",", " "))

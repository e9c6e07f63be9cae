"""Reads lists of retractions as Retraction Watch publishes them, line by line; it knows no model and no database.

Columns are told by their names, whatever their order, case and spaces; columns that are not needed are left alone.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from content.evidence.identifiers import doi_is_valid, doi_normalised, pmid_is_valid, pmid_normalised

MAX_BYTES = 200 * 1024 * 1024
MAX_LINE_BYTES = 1024 * 1024
DOI, PMID, NATURE = "originalpaperdoi", "originalpaperpubmedid", "retractionnature"
WHEN, WHY, NOTICE = "retractiondate", "reason", "retractiondoi"
NATURES = {
    "retraction": "retraction",
    "correction": "correction",
    "expression of concern": "concern",
    "reinstatement": "reinstatement",
}
# Months come before days: the list is made in the United States.
_BETWEEN_DOIS = re.compile(r"[;,|\s]+(?=(?:https?://|(?:dx\.)?doi\.org/|doi:\s*)?10\.|https?://)", re.IGNORECASE)
_DATE_FORMS = ("%m/%d/%Y", "%Y-%m-%d", "%Y/%m/%d", "%d %B %Y")


class ListRefused(ValueError):
    """A file that cannot be read as a list of retractions; the message says why."""


@dataclass(frozen=True)
class Notice:
    """One line of the list."""

    line: int
    # retraction, correction, concern or reinstatement
    nature: str
    dois: tuple[str, ...]
    pmids: tuple[str, ...]
    on: date | None
    why: str
    notice_doi: str


@dataclass(frozen=True)
class BadLine:
    line: int
    why: str


def notices_read(lines: Iterable[str]) -> Iterator[Notice | BadLine]:
    """Yield each line as a notice or with what is wrong with it; lines without any identifier are passed over."""
    rows = csv.reader(lines)
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise ListRefused(f"The first line cannot be read: {error}.") from error
    places = {_plain_name(name): place for place, name in reversed(list(enumerate(header)))}
    if NATURE not in places or not {DOI, PMID} & places.keys():
        raise ListRefused(
            "The first line must name the columns RetractionNature and OriginalPaperDOI or OriginalPaperPubMedID."
        )
    needed = max(places[name] for name in (DOI, PMID, NATURE, WHEN, WHY, NOTICE) if name in places)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadLine(rows.line_num, f"cannot be read: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= needed:
            yield BadLine(rows.line_num, f"has {len(row)} columns and not {len(header)}")
            continue
        cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        yield from _notice(rows.line_num, cells)


def _notice(line: int, cells: dict[str, str]) -> Iterator[Notice | BadLine]:
    dois, pmids = _dois(cells.get(DOI, "")), _pmids(cells.get(PMID, ""))
    # "Unavailable" and "0" stand for papers that have neither.
    if not dois and not pmids:
        return
    nature = NATURES.get(" ".join(cells[NATURE].lower().split()))
    if nature is None:
        yield BadLine(line, f"RetractionNature is “{cells[NATURE][:40]}”, which is not known")
        return
    yield Notice(
        line=line,
        nature=nature,
        dois=dois,
        pmids=pmids,
        on=_day(cells.get(WHEN, "")),
        why=_reasons(cells.get(WHY, "")),
        notice_doi=next(iter(_dois(cells.get(NOTICE, ""))), ""),
    )


def _dois(cell: str) -> tuple[str, ...]:
    """Return the DOIs of a cell, in small letters; a semicolon parts two only before the next, for old DOIs have it."""
    parts = (doi_normalised(part).lower() for part in _BETWEEN_DOIS.split(cell))
    return tuple(part for part in parts if doi_is_valid(part))


def _pmids(cell: str) -> tuple[str, ...]:
    parts = (pmid_normalised(part) for part in re.split(r"[;,|]", cell))
    return tuple(part for part in parts if pmid_is_valid(part))


def lines_of(stream: BinaryIO, *, tell_bytes: Callable[[int], object] = lambda count: None) -> Iterator[str]:
    """Yield the lines of a binary file as text, never more than one in memory; `tell_bytes` is told how far it is."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES:
            raise ListRefused(f"Line {number} is longer than {MAX_LINE_BYTES:,} bytes. This is no list of retractions.")
        tell_bytes(len(line))
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", errors="replace").replace("\x00", "")


def status_wanted(notices: Iterable[Notice], present: str) -> tuple[str, str]:
    """Return the status that a source with these notices should have, or an empty string, and a sentence that says why.

    Nothing is ever made better than it is: a person lifts a retraction.
    """
    ordered = sorted(notices, key=lambda notice: (notice.on or date.min, notice.line))
    natures = [notice.nature for notice in ordered]
    if "retraction" in natures:
        after = natures[len(natures) - natures[::-1].index("retraction") :]
        if "reinstatement" in after:
            return "", "It was retracted and reinstated later. Look at it and set its status by hand."
        return ("", "It is marked retracted already.") if present == "retracted" else ("retracted", "")
    if "correction" in natures:
        if present == "current":
            return "corrected", ""
        return "", f"There is a correction; its status stays “{present}”."
    if "concern" in natures:
        return "", "There is an expression of concern. Its status stays; look at it."
    return "", "It was reinstated. Look at it and set its status by hand."


def reason_said(notices: Iterable[Notice], status: str) -> str:
    """Return the reason to store with a status: what, when, why and where the notice is."""
    nature = {"retracted": "retraction", "corrected": "correction"}[status]
    decisive = [notice for notice in notices if notice.nature == nature]
    notice = max(decisive, key=lambda one: (one.on or date.min, one.line))
    words = ["Retracted" if status == "retracted" else "Corrected"]
    if notice.on:
        words.append(f"on {notice.on.day} {notice.on:%B %Y}")
    sentence = " ".join(words) + "."
    if notice.notice_doi:
        sentence += f" Notice: {notice.notice_doi}."
    if notice.why:
        sentence += f" Reason given: {notice.why}."
    return sentence if len(sentence) <= 500 else sentence[:499] + "…"


def _plain_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _reasons(text: str) -> str:
    """Return the reasons, which the list writes as +One;+Another; in one line."""
    return "; ".join(part for part in (piece.strip(" +") for piece in text.split(";")) if part)


def _day(text: str) -> date | None:
    bare = text.strip().split("T")[0]
    for words in (bare, bare.split(" ")[0]):
        for form in _DATE_FORMS:
            try:
                return datetime.strptime(words, form).date()
            except ValueError:
                continue
    return None

"""Reads PubMed's own format (NBIB, also called MEDLINE), through nbib; pure, it knows no model."""

import re
from collections.abc import Iterator
from typing import Any

import nbib

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
)
from content.evidence.importing.reference_refusals import ImportRefused, RecordRefused

START = "PMID-"
_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?")
_CONTINUED = " " * 6
_WANTED = frozenset(
    ("PMID", "TI", "BTI", "FAU", "AU", "CN", "DP", "JT", "TA", "VI", "IP", "PG", "AID", "LID", "PMC", "PT", "PB")
)
# What the library does not know, under a name that it does.
_RENAMED = {"BTI": "TI", "LID": "AID"}
_KINDS = (
    ("systematic_review", ("systematic review", "meta-analysis", "network meta-analysis")),
    ("guideline", ("guideline", "practice guideline")),
    (
        "trial",
        ("randomized controlled trial", "controlled clinical trial", "clinical trial", "pragmatic clinical trial"),
    ),
)
_INITIALS = re.compile(r"[A-Z]{1,4}\Z")


def pubmed_read(text: str) -> Iterator[Reading]:
    """Yield each record of the file with the line it begins on."""
    for found, (number, lines) in enumerate(_records(text), start=1):
        if found > reference_refusals.MAX_RECORDS:
            raise ImportRefused(reference_refusals.TOO_MANY)
        try:
            yield Found(at_line(number), _record(lines))
        except RecordRefused as refusal:
            yield Refused(at_line(number), str(refusal))


def _records(text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield tag and words of each line that the portal reads, and the number of the record's first line."""
    started, is_wanted = 0, False
    lines: list[tuple[str, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip()
        tag = _TAG.match(line)
        if line.startswith(START):
            if started:
                yield started, lines
            started, lines = number, []
        if not started or not line or len(lines) > reference_refusals.MAX_LINES_OF_A_RECORD:
            continue
        if tag:
            is_wanted = tag[1] in _WANTED
            if is_wanted:
                lines.append((tag[1], line[tag.end() :]))
        elif not line.startswith(_CONTINUED):
            lines.append(("", line))
        elif is_wanted:
            lines[-1] = (lines[-1][0], _joined(lines[-1][1], line))
    if started:
        yield started, lines


def _joined(words: str, line: str) -> str:
    """Return the words with the line that goes on with them, and no more than shows that they are too many."""
    return words if len(words) > reference_refusals.MAX_FIELD else f"{words} {line.strip()}"


def _record(lines: list[tuple[str, str]]) -> Record:
    if len(lines) > reference_refusals.MAX_LINES_OF_A_RECORD:
        raise RecordRefused(reference_refusals.TOO_MANY_LINES)
    tags = {tag for tag, _words in lines}
    if "" in tags:
        raise RecordRefused(reference_refusals.BROKEN_RECORD)
    if any(len(words) > reference_refusals.MAX_FIELD for _tag, words in lines):
        raise RecordRefused(reference_refusals.LONG_FIELD)
    written = []
    for tag, words in lines:
        if tag in ("AID", "LID") and not words.endswith(" [doi]"):
            continue
        if tag == "AU":
            if "FAU" in tags:
                continue
            tag = "FAU"
        if tag == "CN" or (tag == "BTI" and "TI" in tags):
            continue
        written.append(f"{_RENAMED.get(tag, tag):<4}- {words}")
    try:
        entries = nbib.read("\n".join(written) + "\n\n")
    except Exception as error:  # whatever a foreign parser stumbles over is one record that cannot be read
        raise RecordRefused(reference_refusals.BROKEN_RECORD) from error
    if len(entries) != 1:
        raise RecordRefused(reference_refusals.BROKEN_RECORD)
    bodies = [words for tag, words in lines if tag == "CN"]
    publisher = next((words for tag, words in lines if tag == "PB"), "")
    return record_made(_draft(entries[0], bodies, publisher, is_book="BTI" in tags))


def _draft(entry: dict[str, Any], bodies: list[str], publisher: str, *, is_book: bool) -> Draft:
    types = {str(name).casefold() for name in entry.get("publication_types", [])}
    draft = Draft(csl_type="book" if is_book else "article-journal")
    title = str(entry.get("title", ""))
    draft.texts = {
        "title": title.removesuffix("."),
        "container_title": str(entry.get("journal") or entry.get("journal_abbreviated") or ""),
        "volume": str(entry.get("journal_volume", "")),
        "issue": str(entry.get("journal_issue", "")),
        "pages": str(entry.get("pages", "")),
        "publisher": publisher if is_book else "",
        "doi": str(entry.get("doi", "")),
        "pmid": str(entry.get("pubmed_id", "")),
        "pmcid": f"PMC{entry['pmcid']}" if "pmcid" in entry else "",
    }
    draft.date = str(entry.get("publication_date", ""))
    draft.kind = next((kind for kind, names in _KINDS if types.intersection(names)), "other")
    draft.is_retracted = "retracted publication" in types
    people = [_author(author) for author in entry.get("authors", [])]
    draft.authors = [author for author in [*people, *map(body, bodies)] if author]
    return draft


def _author(author: dict[str, Any]) -> dict[str, str] | None:
    name = str(author.get("author", ""))
    family, comma, given = name.partition(",")
    if comma:
        return person(family, given)
    family, _space, last = name.rpartition(" ")
    if family and _INITIALS.match(last):
        return person(family, " ".join(last))
    return body(name)

"""What every format is brought to: one record with clean text, as CSL names it; it knows no format and no model."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from content.evidence.identifiers import (
    doi_is_valid,
    doi_normalised,
    pmcid_is_valid,
    pmcid_normalised,
    pmid_is_valid,
    pmid_normalised,
)
from content.evidence.importing import reference_refusals
from content.evidence.importing.reference_refusals import RecordRefused

Author = Mapping[str, str]

_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Marks that nobody sees: direction overrides, halves of signs, zero widths, soft hyphens.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]+")
_YEAR = re.compile(r"(?<![0-9])(?:1[5-9]|20|21)[0-9]{2}(?![0-9])")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+\Z", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-‐‑‒–—]+\s*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHERS = {"others", "et al", "et al."}
# Names of records that say nothing of them: EndNote's numbers, addresses of somebody's own library.
_MEANINGLESS_KEY = re.compile(r"(?:rn)?[0-9]+\Z|[a-z]+://", re.IGNORECASE)
# Where Zotero keeps what a format has no field for.
_PMID_IN_NOTE = re.compile(r"^\s*PMID:\s*([0-9]{1,9})\s*$", re.MULTILINE)
_LONGEST_NAME = 200
_LONGEST_QUOTED = 60
_LONGEST_KEY = 60
_LONGEST_ADDRESS = 500


@dataclass(frozen=True)
class Record:
    """One reference as a file gives it, in clean text."""

    title: str
    csl_type: str = "article-journal"
    authors: tuple[dict[str, str], ...] = ()
    container_title: str = ""
    year: int | None = None
    month: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    publisher: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    # What the file itself calls the record, in the form of the portal's keys; empty where it has no name.
    key: str = ""
    kind: str = "other"
    is_retracted: bool = False
    # One sentence for each thing that was left out.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A record and where it stands in the file."""

    where: str
    record: Record


@dataclass(frozen=True)
class Refused:
    """What stands there instead of a record, in one sentence."""

    where: str
    reason: str


Reading = Found | Refused


@dataclass
class Draft:
    """What a reader has gathered of one record, before it is cleaned."""

    csl_type: str
    texts: dict[str, str] = field(default_factory=dict)
    authors: list[dict[str, str]] = field(default_factory=list)
    year: int | None = None
    month: int | None = None
    # What the file says of the date, where that is one text.
    date: str = ""
    kind: str = "other"
    is_retracted: bool = False


def at_line(number: int) -> str:
    return _("Line %(number)s") % {"number": number}


def at_record(number: int) -> str:
    return _("Record %(number)s") % {"number": number}


def plain(text: str) -> str:
    """Return text without tags, entities, control characters and marks that nobody sees, on one line."""
    if len(text) > reference_refusals.MAX_FIELD:
        raise RecordRefused(reference_refusals.LONG_FIELD)
    text = _TAG.sub("", html.unescape(_TAG.sub("", text)))
    return " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", text)).split())


def quoted(text: str) -> str:
    """Return text that is short enough to stand inside a sentence."""
    return text if len(text) <= _LONGEST_QUOTED else text[: _LONGEST_QUOTED - 1] + "…"


def year_in(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def month_in(text: str) -> int | None:
    """Return the month that a text names or numbers."""
    for word in re.split(r"[\s,;:/.\-–]+", text.casefold()):
        if word[:3] in _MONTHS:
            return _MONTHS.index(word[:3]) + 1
        if len(word) <= 2 and word.isascii() and word.isdigit() and 1 <= int(word) <= 12:
            return int(word)
    return None


def pmid_in_note(text: str) -> str:
    """Return the PubMed number that stands on a line of its own in a note, or an empty string."""
    found = _PMID_IN_NOTE.search(text)
    return found[1] if found else ""


def key_of_record(name: str) -> str:
    """Return the key that a file's own name of a record makes, or an empty string where that name says nothing."""
    return "" if _MEANINGLESS_KEY.match(name) else key_made(name)


def key_made(text: str) -> str:
    """Return the text as a key of the portal: small letters, digits, hyphens and underscores."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", letters).strip("-_")[:_LONGEST_KEY].strip("-_")


def person(family: str, given: str = "") -> dict[str, str] | None:
    """Return a person as CSL-JSON has them, or None where there is no name."""
    family, given = plain(family), plain(given)
    if not family:
        return body(given)
    return {"family": family, "given": given} if given else {"family": family}


def body(name: str) -> dict[str, str] | None:
    """Return a body, or names that the record does not give, as CSL-JSON has them."""
    name = plain(name)
    if name.casefold() in _OTHERS:
        name = "et al."
    return {"literal": name} if name else None


def record_made(draft: Draft) -> Record:
    """Return the record in clean text. Raise RecordRefused where it cannot be a reference."""
    texts = {name: plain(value) for name, value in draft.texts.items()}
    notes: list[str] = []
    if not texts.get("title"):
        raise RecordRefused(reference_refusals.NO_TITLE)
    doi = doi_normalised(texts.get("doi", ""))
    if doi and not doi_is_valid(doi):
        raise RecordRefused(reference_refusals.BAD_DOI % {"value": quoted(doi)})
    pmid = pmid_normalised(texts.get("pmid", ""))
    if pmid and not pmid_is_valid(pmid):
        raise RecordRefused(reference_refusals.BAD_PMID % {"value": quoted(pmid)})
    pmcid = pmcid_normalised(texts.get("pmcid", ""))
    if pmcid and not pmcid_is_valid(pmcid):
        raise RecordRefused(reference_refusals.BAD_PMCID % {"value": quoted(pmcid)})
    date = plain(draft.date)
    year = draft.year if draft.year is not None else year_in(date)
    if year is None or not 1500 <= year <= 2200:
        if date or draft.year is not None:
            notes.append(_("Its date was left out, because no year could be read in it."))
        year = None
    month = draft.month if draft.month is not None else month_in(_YEAR.sub(" ", date))
    return Record(
        title=texts["title"],
        csl_type=draft.csl_type,
        authors=_authors(draft.authors),
        year=year,
        month=month if year and month and 1 <= month <= 12 else None,
        pages=_DASHES.sub("-", texts.get("pages", "")),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
        url=_address(texts.get("url", ""), doi, notes),
        key=key_of_record(texts.get("key", "")),
        kind=draft.kind,
        is_retracted=draft.is_retracted,
        notes=tuple(notes),
        **{name: texts.get(name, "") for name in ("container_title", "volume", "issue", "number", "publisher")},
    )


def _authors(authors: Iterable[Author]) -> tuple[dict[str, str], ...]:
    named = tuple(dict(author) for author in authors)
    if len(named) > reference_refusals.MAX_AUTHORS:
        raise RecordRefused(reference_refusals.MANY_AUTHORS)
    if any(len(part) > _LONGEST_NAME for author in named for part in author.values()):
        raise RecordRefused(_("The name of an author is longer than 200 letters."))
    return named


def _address(url: str, doi: str, notes: list[str]) -> str:
    """Return the web address, unless it only repeats the DOI."""
    if not url or (doi and doi.casefold() in url.casefold()):
        return ""
    if not _WEB_ADDRESS.match(url) or len(url) > _LONGEST_ADDRESS:
        notes.append(_("Its address was left out, because it is not a web address of at most 500 letters."))
        return ""
    return url

"""Writes a source in Vancouver style from plain data; it knows no model, link or template.

After the ICMJE's sample references (Citing Medicine, 2nd edition), with three departures: journals keep their
full names, a publisher that is also the author is not repeated, and links, with the day on which a web page was seen,
stand apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MAX_AUTHORS = 6
MAX_INITIALS = 2
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SUFFIX = re.compile(r"(?:^|[\s,]+)(Jr|Sr|2nd|3rd|4th|II|III|IV)\.?\Z", re.IGNORECASE)
_PAGE_RANGE = re.compile(r"([A-Za-z]*)([0-9]+)[-‐‑–]\1([0-9]+)")
_AND_OTHERS = {"et al", "et al.", "and others"}


@dataclass(frozen=True)
class CitationData:
    """What a style needs to know of a source."""

    csl_type: str
    title: str
    authors: Sequence[Mapping[str, str]] = field(default_factory=tuple)
    container_title: str = ""
    year: int | None = None
    month: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    publisher: str = ""


def initials(given: str) -> str:
    """Return the initials of given names: "Jean-Pierre A." is JP."""
    parts = [part for part in re.split(r"[\s.\-‐‑]+", given) if part]
    return "".join(part[0].upper() for part in parts)[:MAX_INITIALS]


def author_name(author: Mapping[str, str]) -> str:
    """Return a body's name, or a person's as in "Gilstrap LC 3rd"."""
    if author.get("literal"):
        return author["literal"]
    given = author.get("given", "")
    suffix = _SUFFIX.search(given)
    parts = (author.get("family", ""), initials(given[: suffix.start()] if suffix else given), suffix and suffix[1])
    return " ".join(part for part in parts if part).strip()


def author_list(authors: Iterable[Mapping[str, str]]) -> str:
    """Return at most six names; the rest, and names the record does not give, are "et al.".

    A comma stands between people, a semicolon before and after a body.
    """
    named = [(author_name(author), bool(author.get("literal"))) for author in authors]
    known = [(name, is_body) for name, is_body in named if name and name.lower() not in _AND_OTHERS]
    shown = known[:MAX_AUTHORS]
    if not shown:
        return ""
    text, was_body = shown[0]
    for name, is_body in shown[1:]:
        text += ("; " if was_body or is_body else ", ") + name
        was_body = is_body
    return f"{text}, et al." if len(shown) < len(named) else text


def page_range(pages: str) -> str:
    """Return pages without the digits that the last one repeats: 521-546 is 521-46, S93-S99 is S93-9."""
    found = _PAGE_RANGE.fullmatch(pages.strip())
    if not found:
        return pages
    letters, first, last = found.groups()
    if len(first) == len(last) and first < last:
        shared = next(place for place, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
        last = last[shared:]
    return f"{letters}{first}-{last}"


def vancouver(source: CitationData) -> str:
    """Return the source in one line of Vancouver style."""
    authors = author_list(source.authors)
    if source.volume or source.csl_type == "article-journal":
        tail = _in_journal(source)
    else:
        tail = _on_its_own(source, authors)
    return " ".join(_sentence(part) for part in (authors, _title(source), *tail) if part)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _title(source: CitationData) -> str:
    suffix = {"webpage": " [Internet]", "thesis": " [thesis]"}.get(source.csl_type, "")
    return source.title.strip().rstrip(".") + suffix


def _date(source: CitationData) -> str:
    if source.year is None:
        return "[date unknown]"
    return f"{source.year} {MONTHS[source.month - 1]}" if source.month else str(source.year)


def _in_journal(source: CitationData) -> list[str]:
    place = source.volume + (f"({source.issue})" if source.issue else "")
    pages = page_range(source.pages) or source.number
    where = (f";{place}" if place else "") + (f":{pages}" if pages else "")
    return [source.container_title or source.publisher, _date(source) + where]


def _on_its_own(source: CitationData, authors: str) -> list[str]:
    publisher = "" if source.publisher == authors else source.publisher
    imprint = f"{publisher}; {_date(source)}" if publisher else _date(source)
    container = f"In: {source.container_title}" if source.container_title else ""
    number = f"Report No.: {source.number}" if source.number and source.number not in source.title else ""
    pages = f"p. {page_range(source.pages)}" if source.pages and source.csl_type == "chapter" else ""
    return [container, imprint, number, pages]

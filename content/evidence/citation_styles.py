"""Writes a source in Vancouver style from plain data; it knows no model, link or template.

After the ICMJE's sample references (Citing Medicine, 2nd edition), with three departures: journals keep their
full names, a publisher that is also the author is not repeated, and links stand apart.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MAX_AUTHORS = 6
MAX_INITIALS = 2
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
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
    if author.get("literal"):
        return author["literal"]
    return f"{author.get('family', '')} {initials(author.get('given', ''))}".strip()


def author_list(authors: Iterable[Mapping[str, str]]) -> str:
    """Return at most six names; the rest, and names the record does not give, are "et al."."""
    names = [author_name(author) for author in authors]
    known = [name for name in names if name and name.lower() not in _AND_OTHERS]
    shown = known[:MAX_AUTHORS]
    if not shown:
        return ""
    return ", ".join([*shown, "et al."] if len(shown) < len(names) else shown)


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
    pages = source.pages or source.number
    where = (f";{place}" if place else "") + (f":{pages}" if pages else "")
    return [source.container_title or source.publisher, _date(source) + where]


def _on_its_own(source: CitationData, authors: str) -> list[str]:
    publisher = "" if source.publisher == authors else source.publisher
    imprint = f"{publisher}; {_date(source)}" if publisher else _date(source)
    container = f"In: {source.container_title}" if source.container_title else ""
    number = f"Report No.: {source.number}" if source.number and source.number not in source.title else ""
    return [container, imprint, number]

"""Reads CSL-JSON, what Zotero and most citation tools export, and Crossref's own; pure, it knows no model."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from content.evidence.importing import reference_refusals
from content.evidence.importing.records import (
    Draft,
    Found,
    Reading,
    Refused,
    at_record,
    body,
    person,
    pmid_in_note,
    record_made,
    year_in,
)
from content.evidence.importing.reference_refusals import ImportRefused, RecordRefused

# CSL's types, and after them Crossref's, onto the portal's; what is not named here is a report.
_TYPES = {
    "article": "article-journal",
    "article-journal": "article-journal",
    "article-magazine": "article-journal",
    "article-newspaper": "article-journal",
    "review": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "paper-conference": "chapter",
    "thesis": "thesis",
    "webpage": "webpage",
    "post": "webpage",
    "post-weblog": "webpage",
    "bill": "legislation",
    "legislation": "legislation",
    "legal_case": "legislation",
    "regulation": "legislation",
    "treaty": "legislation",
    "journal-article": "article-journal",
    "posted-content": "article-journal",
    "monograph": "book",
    "book-chapter": "chapter",
    "proceedings-article": "chapter",
    "dissertation": "thesis",
}
# The portal's name of a field and what CSL calls it, the first that is filled counts.
_FIELDS = {
    "key": ("citation-key", "id"),
    "title": ("title",),
    "container_title": ("container-title", "collection-title"),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page", "number-of-pages"),
    "number": ("number",),
    "publisher": ("publisher",),
    "doi": ("DOI",),
    "pmid": ("PMID",),
    "pmcid": ("PMCID",),
    "url": ("URL",),
}
_LISTS = ("items", "references")


def csl_json_read(text: str) -> Iterator[Reading]:
    """Yield each record of the file. Raise ImportRefused where it is no list of references."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefused(reference_refusals.BROKEN_JSON) from error
    if isinstance(data, dict) and isinstance(data.get("message"), dict):
        data = data["message"]
    if isinstance(data, dict):
        data = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), [data])
    if not isinstance(data, list) or not any(isinstance(item, dict) and "title" in item for item in data):
        raise ImportRefused(reference_refusals.NOT_CSL)
    if len(data) > reference_refusals.MAX_RECORDS:
        raise ImportRefused(reference_refusals.TOO_MANY)
    for number, item in enumerate(data, start=1):
        try:
            yield Found(at_record(number), record_made(_draft(item)))
        except RecordRefused as refusal:
            yield Refused(at_record(number), str(refusal))


def _draft(item: object) -> Draft:
    if not isinstance(item, dict):
        raise RecordRefused(reference_refusals.NOT_A_RECORD)
    texts = {name: _first(item, keys) for name, keys in _FIELDS.items()}
    draft = Draft(csl_type=_TYPES.get(_text(item.get("type")), "report"), texts=texts)
    texts["pmid"] = texts["pmid"] or pmid_in_note(_text(item.get("note")))
    draft.authors = _names(item.get("author")) or _names(item.get("editor"))
    _date_read(draft, item.get("issued"))
    return draft


def _first(item: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := _text(item.get(key)))), "")


def _text(value: object) -> str:
    """Return a text or a number as text, the first text of a list, and nothing for anything else."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(value) if math.isfinite(value) else ""


def _names(value: object) -> list[dict[str, str]]:
    if not isinstance(value, list):
        return []
    if len(value) > reference_refusals.MAX_AUTHORS:
        raise RecordRefused(reference_refusals.MANY_AUTHORS)
    return [name for item in value if isinstance(item, dict) and (name := _name(item))]


def _name(item: Mapping[str, Any]) -> dict[str, str] | None:
    if literal := _text(item.get("literal")) or _text(item.get("name")):
        return body(literal)
    family = " ".join(filter(None, (_text(item.get(part)) for part in ("non-dropping-particle", "family"))))
    given = " ".join(filter(None, (_text(item.get(part)) for part in ("given", "dropping-particle", "suffix"))))
    return person(family, given)


def _date_read(draft: Draft, issued: object) -> None:
    if not isinstance(issued, dict):
        draft.date = _text(issued)
        return
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [_text(part) for part in first[:2]]
    draft.year = year_in(numbers[0]) if numbers else None
    if draft.year is not None:
        month = numbers[1] if len(numbers) > 1 else ""
        draft.month = int(month) if len(month) <= 2 and month.isascii() and month.isdigit() else None
    else:
        draft.date = _text(issued.get("raw")) or _text(issued.get("literal")) or " ".join(numbers)

"""The one form in which a page is hashed and signed; it knows only plain values.

Canonical JSON: sorted keys, no white space, UTF-8, Unicode NFC, days in ISO 8601. The version number stands in the
document, so that a later form cannot be taken for this one.
"""

import hashlib
import html
import json
import re
import unicodedata
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from content.common.stored_blocks import without_ids
from content.governance.said.clinical_sentences import clinical_sentences
from content.governance.said.meanings import passage_kind
from content.governance.said.page_content import CLAIM_SIGNED, ClaimFacts, PageContent, Passage

VERSION = 1

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
# Where a link in running text leads outside the pages of the portal, to a file or to a telephone.
_LEADS_TO = re.compile(r'<a [^<>]*?(href="[^"]*"|id="[^"]*" linktype="document")')
_SPACE = re.compile(r"[ \t\r\n]+")
_SPACE_BETWEEN_TAGS = re.compile(r">\s+<")
_SPELLINGS = {"strong": "b", "em": "i"}


def canonical_json(value: Any) -> bytes:
    """Return the one spelling of a JSON value; days and times become ISO 8601, anything else raises TypeError."""
    return json.dumps(
        _normal(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def sha256(value: Any) -> str:
    """Return the SHA-256 of the canonical JSON of a value, in hex digits."""
    return hashlib.sha256(canonical_json(value)).hexdigest()


def whole_hash(content: PageContent) -> str:
    """Return the hash of everything the page says, its claims and their sources included."""
    return sha256(document(content))


def clinical_hash(content: PageContent) -> str:
    """Return the hash of the clinical parts alone."""
    return sha256(clinical_document(document(content)))


def document(content: PageContent) -> dict[str, Any]:
    """Return what the whole hash covers.

    Left out are the ids and labels of the editor, the heading above each passage (a passage of its own), and what
    time and recalls do on their own: none of these is an edit. The frame (telephone numbers, statements of the
    clinic) belongs to the portal, not to the page.
    """
    value = {
        "version": VERSION,
        "page_type": content.page_type,
        "title": content.title,
        "fields": _stored(content.fields),
        "passages": [_passage(passage) for passage in content.passages],
    }
    normal: dict[str, Any] = _normal(value)
    return normal


def clinical_document(whole: dict[str, Any]) -> dict[str, Any]:
    """Return what the clinical hash covers, from what the whole hash covers."""
    parts: list[Any] = []
    sections = 0
    for passage in whole["passages"]:
        sections += passage["kind"] == "heading"
        if is_clinical_passage(passage):
            # A heading's words may be corrected; which heading a part stands under may not.
            parts.append([sections, passage])
            continue
        if sentences := clinical_sentences(passage["text"]):
            parts.append([sections, passage["is_folded"], passage["purpose"], sentences])
        if beside := what_no_words_tell(passage):
            parts.append([sections, beside])
    fields = {
        name: sentences
        for name, value in {**whole["fields"], "title": whole["title"]}.items()
        if (sentences := clinical_sentences(" ".join(words_in(value))))
    }
    # Version 1 has a place for fields that are clinical as a whole. No page type has one: they stand in passages.
    return {"version": whole["version"], "clinical": parts, "fields": {}, "sentences": fields}


def is_clinical_passage(passage: dict[str, Any]) -> bool:
    """Say whether a passage of a document is clinical as a whole."""
    has_numbers = passage["kind"] == "media" and re.search(r"\d", passage["text"])
    return bool(passage_kind(passage["kind"]).is_clinical or passage["claims"] or has_numbers)


def what_no_words_tell(passage: dict[str, Any]) -> list[str]:
    """Return which pictures and films a passage shows, which sources it cites and where its links lead.

    Links to other pages of the portal are left out: those pages have sign-offs of their own.
    """
    data = passage["data"] if isinstance(passage["data"], dict) else {}
    pictures = [str(picture.get("file_hash", "")) for picture in data.get("pictures", [])]
    sources = [f"{source['key']}: {source['status']}. {source['citation']}" for source in data.get("sources", [])]
    value = data.get("value")
    addresses = [str(leaf) for path, leaf in leaves(value) if path.split()[-1:] == ["url"]]
    links = _LEADS_TO.findall(" ".join(words_in(value)))
    return [told for told in (*pictures, *sources, *addresses, *links) if told]


def snapshot(content: PageContent) -> dict[str, Any]:
    """Return what a sign-off stores: the document, and beside it where each passage stands in the editor."""
    return {**document(content), "places": [passage.where for passage in content.passages]}


def snapshot_document(stored: dict[str, Any]) -> dict[str, Any]:
    """Return the document of a stored snapshot, whose hashes are those that were signed."""
    return {name: value for name, value in stored.items() if name != "places"}


def _normal(value: Any) -> Any:
    """Return the value in plain JSON types, its words in Unicode NFC."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", str(value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {_normal(str(name)): _normal(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form.")


def _stored(value: Any) -> Any:
    """Return stored data without what the editor adds or respells when somebody only opens and saves a page.

    Ids of blocks and keys of paragraphs go, what is empty is as if it were not there, and the two spellings of bold
    and italic text are one. No reader meets any of this.
    """
    return _compact(without_ids(value))


def _compact(value: Any) -> Any:
    if isinstance(value, str):
        return _respelled(value)
    if isinstance(value, dict):
        kept = ((name, _compact(item)) for name, item in value.items())
        return {name: item for name, item in kept if item not in (None, "", [], {})}
    return [_compact(item) for item in value] if isinstance(value, list) else value


def _respelled(text: str) -> str:
    """Spell markup one way: names and order of attributes, white space between tags, entities. Words stay."""
    if "<" not in text:
        return text
    text = _SPACE_BETWEEN_TAGS.sub("><", _SPACE.sub(" ", _TAG.sub(_tag_respelled, text)))
    return html.unescape(text.replace("<p></p>", "").strip())


def _tag_respelled(match: re.Match[str]) -> str:
    end, name, rest = match.groups()
    attributes = sorted(f'{key}="{value}"' for key, value in _ATTRIBUTE.findall(rest))
    return f"<{end}{' '.join([_SPELLINGS.get(name, name), *attributes])}>"


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "text": passage.text,
        "level": passage.level,
        "is_folded": passage.is_folded,
        "purpose": passage.purpose,
        "claims": [_claim(claim) for claim in passage.claims],
        "care_level": passage.care_level,
        "data": _stored(passage.data),
    }


def _claim(claim: ClaimFacts) -> dict[str, Any]:
    signed = {name: getattr(claim, name) for name in CLAIM_SIGNED}
    return {**signed, "sources": [asdict(source) for source in claim.sources]}


def words_in(value: Any) -> list[str]:
    """Return every text of a stored value, in the order of its names."""
    if isinstance(value, dict):
        return [word for name in sorted(value) for word in words_in(value[name])]
    if isinstance(value, list):
        return [word for item in value for word in words_in(item)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def leaves(value: Any, path: str = "") -> list[tuple[str, Any]]:
    """Return every bare value inside a stored value with the names that lead to it."""
    if isinstance(value, dict):
        return [leaf for name in sorted(value) for leaf in leaves(value[name], f"{path} {name}".strip())]
    if isinstance(value, list):
        return [leaf for place, item in enumerate(value, 1) for leaf in leaves(item, f"{path} {place}".strip())]
    return [(path, value)]

"""The one form in which a page is hashed and signed, and what differs between two such forms; it knows only shapes.

Canonical JSON: sorted keys, no white space, UTF-8, Unicode NFC, days in ISO 8601. The version number stands in the
document, so that a later form cannot be taken for this one.
"""

import hashlib
import html
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any, Literal

from content.governance.clinical_sentences import clinical_sentences
from content.governance.shapes import ClaimFacts, PageContent, Passage, SourceFacts

VERSION = 1

# Passages that are clinical whatever their words are.
CLINICAL_KINDS = frozenset(
    {
        "claim",
        "fact_box",
        "disagreement",
        "unknowns",
        "care_card",
        "warning",
        "table",
        "do_list",
        "dont_list",
        "quotation",
        "frequency",
        "field",
    }
)
# Fields of a page type that are clinical whatever their words are.
CLINICAL_FIELDS = frozenset({"licence", "licence_status", "onset", "setting", "supervision", "evidence"})

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
# Where a link in running text leads outside the pages of the portal, to a file or to a telephone.
_LEADS_TO = re.compile(r'<a [^<>]*?(href="[^"]*"|id="[^"]*" linktype="document")')
_SPACE = re.compile(r"[ \t\r\n]+")
_SPACE_BETWEEN_TAGS = re.compile(r">\s+<")
# The editor marks paragraphs with keys of its own; readers never meet them.
_EDITORS_ATTRIBUTES = frozenset({"data-block-key"})
_SPELLINGS = {"strong": "b", "em": "i"}

ChangeKind = Literal["clinical", "wording"]


@dataclass(frozen=True)
class Change:
    """One difference between two forms of a page; `before` is empty for what is new, `after` for what is gone."""

    where: str
    before: str
    after: str
    kind: ChangeKind


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
    fields = {name: value for name, value in whole["fields"].items() if name in CLINICAL_FIELDS}
    others = {
        name: sentences
        for name, value in {**whole["fields"], "title": whole["title"]}.items()
        if name not in CLINICAL_FIELDS and (sentences := clinical_sentences(" ".join(_words_in(value))))
    }
    return {"version": whole["version"], "clinical": parts, "fields": fields, "sentences": others}


def is_clinical_passage(passage: dict[str, Any]) -> bool:
    """Say whether a passage of a document is clinical as a whole."""
    has_numbers = passage["kind"] == "media" and re.search(r"\d", passage["text"])
    return bool(passage["kind"] in CLINICAL_KINDS or passage["claims"] or has_numbers)


def what_no_words_tell(passage: dict[str, Any]) -> list[str]:
    """Return which pictures and films a passage shows, which sources it cites and where its links lead.

    Links to other pages of the portal are left out: those pages have sign-offs of their own.
    """
    data = passage["data"] if isinstance(passage["data"], dict) else {}
    pictures = [str(picture.get("file_hash", "")) for picture in data.get("pictures", [])]
    sources = [f"{source['key']}: {source['status']}. {source['citation']}" for source in data.get("sources", [])]
    value = data.get("value")
    addresses = [str(leaf) for path, leaf in _leaves(value) if path.split()[-1:] == ["url"]]
    links = _LEADS_TO.findall(" ".join(_words_in(value)))
    return [told for told in (*pictures, *sources, *addresses, *links) if told]


def snapshot(content: PageContent) -> dict[str, Any]:
    """Return what a sign-off stores: the document, and beside it where each passage stands in the editor."""
    return {**document(content), "places": [passage.where for passage in content.passages]}


def snapshot_document(stored: dict[str, Any]) -> dict[str, Any]:
    """Return the document of a stored snapshot, whose hashes are those that were signed."""
    return {name: value for name, value in stored.items() if name != "places"}


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """Return what differs between two snapshots, in the reading order of the later one."""
    found = _field_changes(before, after)
    old, new = before.get("passages", []), after.get("passages", [])
    old_places, new_places = before.get("places", []), after.get("places", [])
    matcher = SequenceMatcher(a=[canonical_json(p) for p in old], b=[canonical_json(p) for p in new], autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        for place in range(max(end - start, new_end - new_start)):
            was = old[start + place] if start + place < end else None
            now = new[new_start + place] if new_start + place < new_end else None
            where = _place(new_places, new_start + place) if now else _place(old_places, start + place)
            found.append(_passage_change(where, was, now))
    return found


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
    if isinstance(value, str):
        return _respelled(value)
    if isinstance(value, dict):
        is_block = "value" in value and "id" in value
        kept = ((name, _stored(item)) for name, item in value.items() if not (is_block and name == "id"))
        return {name: item for name, item in kept if item not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_stored(item) for item in value]
    return value


def _respelled(text: str) -> str:
    """Spell markup one way: names and order of attributes, white space between tags, entities. Words stay."""
    if "<" not in text:
        return text
    text = _SPACE_BETWEEN_TAGS.sub("><", _SPACE.sub(" ", _TAG.sub(_tag_respelled, text)))
    return html.unescape(text.replace("<p></p>", "").strip())


def _tag_respelled(match: re.Match[str]) -> str:
    end, name, rest = match.groups()
    attributes = sorted(f'{key}="{value}"' for key, value in _ATTRIBUTE.findall(rest) if key not in _EDITORS_ATTRIBUTES)
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
    return {
        "uuid": str(claim.uuid),
        "identifier": claim.identifier,
        "text": claim.text,
        "kind": claim.kind,
        "direction": claim.direction,
        "certainty": claim.certainty,
        "certainty_basis": claim.certainty_basis,
        "caveat": claim.caveat,
        "numbers": claim.numbers,
        "topic": claim.topic,
        "route": claim.route,
        "population": claim.population,
        "outcome": claim.outcome,
        "comparator": claim.comparator,
        "time_frame": claim.time_frame,
        "effect_measure": claim.effect_measure,
        "effect_with": claim.effect_with,
        "effect_without": claim.effect_without,
        "effect_per": claim.effect_per,
        "effect_interval": claim.effect_interval,
        "is_live": claim.is_live,
        "is_verified": claim.is_verified,
        "fallback_text": claim.fallback_text,
        "sources": [_source(source) for source in claim.sources],
    }


def _source(source: SourceFacts) -> dict[str, Any]:
    return {
        "key": source.key,
        "citation": source.citation,
        "status": source.status,
        "is_live": source.is_live,
        "is_verified": source.is_verified,
    }


def _words_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for name in sorted(value) for word in _words_in(value[name])]
    if isinstance(value, list):
        return [word for item in value for word in _words_in(item)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def _field_changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    old = {**before.get("fields", {}), "title": before.get("title", "")}
    new = {**after.get("fields", {}), "title": after.get("title", "")}
    found = []
    for name in sorted(old.keys() | new.keys(), key=lambda name: (name != "title", name)):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        was_text, now_text = (" ".join(_words_in(value)) for value in (was, now))
        is_clinical = name in CLINICAL_FIELDS or clinical_sentences(was_text) != clinical_sentences(now_text)
        found.append(Change(name, was_text, now_text, "clinical" if is_clinical else "wording"))
    return found


def _passage_change(where: str, was: dict[str, Any] | None, now: dict[str, Any] | None) -> Change:
    before, after = _shown(was), _shown(now)
    if was and now and before == after:
        before, after = _facts_that_differ(was, now)
    return Change(where, before, after, "clinical" if _is_clinical_change(was, now) else "wording")


def _is_clinical_change(was: dict[str, Any] | None, now: dict[str, Any] | None) -> bool:
    sides = [passage for passage in (was, now) if passage]
    if any(is_clinical_passage(passage) for passage in sides):
        return True
    found = [clinical_sentences(passage["text"]) + what_no_words_tell(passage) for passage in sides]
    if len(found) == 1:
        return bool(found[0])
    moved = any(sides[0][name] != sides[1][name] for name in ("is_folded", "purpose"))
    return found[0] != found[1] or (moved and bool(found[0]))


def _shown(passage: dict[str, Any] | None) -> str:
    """Return the words of a passage; a passage that only chooses claims shows their words."""
    if passage is None:
        return ""
    return passage["text"] or " ".join(claim["text"] for claim in passage["claims"]) or f"[{passage['kind']}]"


def _facts_that_differ(was: dict[str, Any], now: dict[str, Any]) -> tuple[str, str]:
    """Name what changed where the words did not: certainty, a source's status, a link, the place in an expander."""
    old, new = dict(_leaves(was)), dict(_leaves(now))
    names = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    before, after = ("; ".join(f"{name}: {side[name]}" for name in names if name in side) for side in (old, new))
    return before, after


def _leaves(value: Any, path: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [leaf for name in sorted(value) for leaf in _leaves(value[name], f"{path} {name}".strip())]
    if isinstance(value, list):
        return [leaf for place, item in enumerate(value, 1) for leaf in _leaves(item, f"{path} {place}".strip())]
    return [(path, value)]


def _place(places: list[str], index: int) -> str:
    return places[index] if index < len(places) else ""

"""What differs between two stored forms of a page, and which of it is clinical; it reads only canonical documents."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from content.governance.said.canonical import canonical_json, is_clinical_passage, leaves, what_no_words_tell, words_in
from content.governance.said.clinical_sentences import clinical_sentences

ChangeKind = Literal["clinical", "wording"]


@dataclass(frozen=True)
class Change:
    """One difference between two forms of a page; `before` is empty for what is new, `after` for what is gone."""

    where: str
    before: str
    after: str
    kind: ChangeKind


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


def _field_changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    old = {**before.get("fields", {}), "title": before.get("title", "")}
    new = {**after.get("fields", {}), "title": after.get("title", "")}
    found = []
    for name in sorted(old.keys() | new.keys(), key=lambda name: (name != "title", name)):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        was_text, now_text = (" ".join(words_in(value)) for value in (was, now))
        is_clinical = clinical_sentences(was_text) != clinical_sentences(now_text)
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
    old, new = dict(leaves(was)), dict(leaves(now))
    names = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    before, after = ("; ".join(f"{name}: {side[name]}" for name in names if name in side) for side in (old, new))
    return before, after


def _place(places: list[str], index: int) -> str:
    return places[index] if index < len(places) else ""

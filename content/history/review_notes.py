"""What readers learn of the clinical review of a page: who, when, until when, and what changed since."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from content.evidence.models import Claim, Reference
from content.evidence.selectors import claims_hidden, claims_recalled
from content.governance.said.canonical import snapshot
from content.governance.said.changes import changes
from content.governance.sign_off.models import SignOff
from content.governance.sign_off.selectors import latest_sign_off, sign_off_standing
from content.history.claim_words import facts_in_words

CHANGES_SHOWN = 20
# Read by search engines and menus only.
UNSEEN_FIELDS = ("seo_title", "search_description", "social_image", "short_title")


@dataclass(frozen=True)
class ShownChange:
    """One thing that changed. Without words on either side, something other than words did."""

    where: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class ReviewNotes:
    """What stands at the foot of a page about its review."""

    # signed, corrected, changed, overdue, withdrawn or unsigned
    state: str
    sign_off: SignOff | None = None
    due_on: date | None = None
    # Day and reason of each correction of the wording after the review.
    corrections: tuple[tuple[date, str], ...] = ()
    changes: tuple[ShownChange, ...] = ()
    changes_left_out: int = 0


def review_notes(page) -> ReviewNotes | None:
    """Return the notes of a page, None where there is nothing to say: one query for a page that nobody signed.

    A signed page is put together once more as it was signed; the number of queries is fixed there too.
    """
    if page.pk is None:
        return None
    if latest_sign_off(page) is None:
        return _unsigned(page)
    content = page.governed_content()
    standing = sign_off_standing(page, content, today=timezone.localdate())
    if standing.sign_off is None:
        return _unsigned(page)
    found = [
        ShownChange(change.get("where", ""), change.get("before", ""), change.get("after", ""))
        for change in standing.changes
    ]
    if standing.state == "changed":
        found = _changes_since(standing.sign_off.content, snapshot(content))
    return ReviewNotes(
        state=standing.state,
        sign_off=standing.sign_off,
        due_on=standing.due_on,
        corrections=tuple(
            (timezone.localdate(correction.corrected_at), correction.reason) for correction in standing.corrections
        ),
        changes=tuple(found[:CHANGES_SHOWN]),
        changes_left_out=len(found[CHANGES_SHOWN:]),
    )


def _unsigned(page) -> ReviewNotes | None:
    return ReviewNotes("unsigned") if page.is_clinical or page.cited() else None


def _changes_since(before: dict[str, Any], after: dict[str, Any]) -> list[ShownChange]:
    """Return the claims that changed, then what else did. Claims that readers may not see now are left out."""
    recalled = Claim.objects.filter(pk__in=claims_recalled()).values_list("uuid", flat=True)
    hidden = {str(uuid) for uuid in [*recalled, *(claim.uuid for claim in claims_hidden())]}
    found = _claim_changes(_claims_of(before, hidden), _claims_of(after, hidden))
    words = {passage["text"] for side in (before, after) for passage in side.get("passages", [])}
    for change in changes(_without_claims(before), _without_claims(after)):
        if change.where in UNSEEN_FIELDS:
            continue
        # Where the words are the same, the comparison names facts of the editor, which say nothing to a reader.
        is_words = change.where == "title" or {change.before, change.after} <= words | {""}
        where = _("Title") if change.where == "title" else change.where
        found.append(ShownChange(where, change.before, change.after) if is_words else ShownChange(where))
    return found


def _claims_of(side: dict[str, Any], hidden: set[str]) -> dict[str, dict[str, Any]]:
    claims = (claim for passage in side.get("passages", []) for claim in passage["claims"])
    return {claim["uuid"]: claim for claim in claims if claim["uuid"] not in hidden}


def _without_claims(side: dict[str, Any]) -> dict[str, Any]:
    passages, places = side.get("passages", []), side.get("places", [])
    kept = [place for place, passage in enumerate(passages) if not passage["claims"]]
    return {
        **side,
        "passages": [passages[place] for place in kept],
        "places": [places[place] if place < len(places) else "" for place in kept],
    }


def _claim_changes(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> list[ShownChange]:
    found = []
    for uuid, now in after.items():
        was = before.get(uuid)
        if was is None:
            found.append(ShownChange(_("New statement"), "", now["text"]))
            continue
        old, new = _claim_facts(was), _claim_facts(now)
        changed = [name for name in new if old[name] != new[name]]
        if _("Words") not in changed and changed:
            # So that a reader knows which statement it is.
            changed = [_("Words"), *changed]
        if changed:
            sides = ("\n".join(f"{name}: {side[name]}" for name in changed if side[name]) for side in (old, new))
            found.append(ShownChange(_("Changed statement"), *sides))
    found += [
        ShownChange(_("No longer on this page"), was["text"], "") for uuid, was in before.items() if uuid not in after
    ]
    return found


def _claim_facts(claim: dict[str, Any]) -> dict[str, str]:
    statuses = dict(Reference.Status.choices)
    sources = "; ".join(f"{source['citation']} ({statuses[source['status']]})" for source in claim["sources"])
    return {**facts_in_words(claim), _("Sources"): sources}

"""Words the entries of the public log of corrections for claims, sources and pages; readers see every line of it."""

from django.utils.translation import gettext as _

from content.evidence.models import Claim, Reference, ReferenceStatusChange
from content.evidence.usage import page_uses
from content.governance.log.models import CorrectionEntry
from content.governance.log.services import correction_publish
from content.governance.said.changes import changes
from content.governance.sign_off.models import SignOff
from content.history.claim_words import claim_words, words_changed

Kind = CorrectionEntry.Kind
# More would be a page of its own; what is left out is counted.
CHANGES_NAMED = 10


def recall_entry(claim: Claim, recall) -> None:
    """Say that a statement was taken down; its words are not repeated, because they are off every page."""
    if claim.live:
        correction_publish(
            kind=Kind.RECALL,
            subject=claim.identifier,
            what_changed=_("We took a statement off our pages. It was about: %(topic)s.")
            % {"topic": claim.get_topic_display()},
            why=recall.reason,
            user=recall.recalled_by,
        )


def reinstatement_entry(claim: Claim, recall) -> None:
    if claim.live:
        correction_publish(
            kind=Kind.REINSTATED,
            subject=claim.identifier,
            what_changed=_("We put a statement back on our pages: “%(words)s”") % {"words": claim.text},
            why=recall.lifted_reason,
            user=recall.lifted_by,
        )


def source_entry(reference: Reference, change: ReferenceStatusChange) -> None:
    if not reference.live:
        return
    words = {
        Reference.Status.CURRENT: _("A source is current again: %(source)s"),
        Reference.Status.CORRECTED: _("A source was corrected: %(source)s"),
        Reference.Status.RETRACTED: _("A source was retracted. It no longer counts: %(source)s"),
        Reference.Status.SUPERSEDED: _("A newer source takes the place of this one: %(source)s"),
    }[Reference.Status(change.status)]
    what = words % {"source": reference.citation}
    if change.superseded_by is not None and change.superseded_by.live:
        what += "\n" + _("The newer one: %(source)s") % {"source": change.superseded_by.citation}
    correction_publish(
        kind=Kind.SOURCE, subject=reference.key, what_changed=what, why=change.reason, user=change.changed_by
    )


def claim_change_entry(claim: Claim, before: dict[str, str]) -> list[tuple[str, str, str]]:
    """Say what changed of a claim that readers see; return the changes, none where nobody saw it or nothing changed.

    What is taken down is seen by nobody: its words are told when it comes back.
    """
    changed = words_changed(before, claim_words(claim))
    if not changed or claim.recalls.standing().exists():
        return []
    if not any(use.is_public for use in page_uses([claim])):
        return []
    lines = [_("A statement changed.")]
    lines += [_line(name, old, new) for name, old, new in changed]
    correction_publish(kind=Kind.EVIDENCE, subject=claim.identifier, what_changed="\n".join(lines))
    return changed


def claim_removed_entry(claim: Claim) -> None:
    if any(use.page.live for use in page_uses([claim])):
        correction_publish(
            kind=Kind.EVIDENCE,
            subject=claim.identifier,
            what_changed=_("We took a statement off our pages. It was about: %(topic)s.")
            % {"topic": claim.get_topic_display()},
        )


def page_entry(page, whole_hash_now: str) -> None:
    """Say what a new sign-off changed on a page, once, when it is public. Corrected wording has an entry already."""
    signed = list(SignOff.objects.filter(page_id=page.pk, decision=SignOff.Decision.APPROVED)[:2])
    if not signed:
        return
    newest = signed[0]
    if len(signed) < 2 or newest.whole_hash != whole_hash_now or _is_logged(page, Kind.EVIDENCE, newest.signed_at):
        return
    found = [change for change in changes(signed[1].content, newest.content) if change.kind == "clinical"]
    if found:
        lines = [_("This page changed after a new review.")]
        lines += [_line(change.where, change.before, change.after) for change in found[:CHANGES_NAMED]]
        if len(found) > CHANGES_NAMED:
            lines.append(_("And %(count)s more.") % {"count": len(found) - CHANGES_NAMED})
        correction_publish(kind=Kind.EVIDENCE, page=page, what_changed="\n".join(lines))


def _is_logged(page, kind: str, since) -> bool:
    return CorrectionEntry.objects.filter(page_id=page.pk, kind=kind, published_at__gte=since).exists()


def _line(name: str, before: str, after: str) -> str:
    values = {"name": name, "before": before, "after": after}
    if not before:
        return _("%(name)s: new: “%(after)s”") % values
    if not after:
        return _("%(name)s: no longer there: “%(before)s”") % values
    return _("%(name)s: before: “%(before)s” Now: “%(after)s”") % values

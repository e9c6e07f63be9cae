"""What is signed: every field of a sign-off that people are shown, as one canonical message; it reads no database."""

from datetime import UTC, datetime
from typing import Any

from content.governance.said.canonical import canonical_json, sha256, snapshot_document
from content.governance.sign_off.models import SignOff

STATEMENT_VERSION = 1


def sign_off_statement(sign_off: SignOff) -> dict[str, Any]:
    """Return the fields that the signature covers; the key and the algorithm are among them."""
    return {
        "version": STATEMENT_VERSION,
        "page": sign_off.page_id,
        "page_title": sign_off.page_title,
        "revision": sign_off.revision_id,
        "decision": sign_off.decision,
        "whole_hash": sign_off.whole_hash,
        "clinical_hash": sign_off.clinical_hash,
        "reviewer_name": sign_off.reviewer_name,
        "reviewer_role": sign_off.reviewer_role,
        "registration_body": sign_off.registration_body,
        "registration_number": sign_off.registration_number,
        "registration_expires_on": sign_off.registration_expires_on,
        "interests": sign_off.interests,
        "comment": sign_off.comment,
        "signed_at": _utc(sign_off.signed_at),
        "next_due_on": sign_off.next_due_on,
        "algorithm": sign_off.algorithm,
        "key_id": sign_off.key_id,
    }


def sign_off_message(sign_off: SignOff) -> bytes:
    """Return the very bytes that are signed."""
    return canonical_json(sign_off_statement(sign_off))


def holds_what_was_signed(sign_off: SignOff) -> bool:
    """Say whether the stored content is the one whose hash was signed; a withdrawal stores none.

    The hash of the clinical parts is not worked out again: the signature covers it, and a later version of the portal
    may count more words as clinical than the one that signed.
    """
    if not sign_off.content:
        return sign_off.decision == SignOff.Decision.WITHDRAWN
    return sha256(snapshot_document(sign_off.content)) == sign_off.whole_hash


def _utc(moment: datetime) -> str:
    """Spell a moment the same way whatever time zone the database gives it back in."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

"""Puts together what anybody may know about the sign-off of a public page; it writes nothing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wagtail.models import Page

from content.governance.said.canonical import canonical_json, clinical_hash, document, whole_hash
from content.governance.said.mixins import GovernedPageMixin
from content.governance.said.page_content import PageContent
from content.governance.sign_off.models import SigningKey
from content.governance.sign_off.selectors import SignOffStanding, sign_off_standing, sign_offs_of, verify_sign_off
from content.governance.sign_off.statements import sign_off_message, sign_off_statement

# Beside the states of a sign-off: a signature that does not match proves nothing, whatever the record says.
NOT_PROVEN = "not_proven"
NOT_CLINICAL = "not_clinical"
# Of a page in one of these states, the gate has let only what is public go into the signed content.
CONTENT_STATES = frozenset({"signed", "corrected", "overdue"})


@dataclass(frozen=True)
class Verification:
    """How a public page stands to its sign-off today, with what is needed to check it."""

    page: Page
    state: str
    standing: SignOffStanding
    content: PageContent
    whole_hash: str
    clinical_hash: str
    is_signature_right: bool
    message: str
    public_key: str
    today: date

    @property
    def signed_content(self) -> bytes | None:
        """Return the bytes whose hash is `whole_hash`, where all of them may be public."""
        return canonical_json(document(self.content)) if self.state in CONTENT_STATES else None


def page_verification(page: Page, *, today: date) -> Verification | None:
    """Return how a page stands, or None for a page type that is never signed; a fixed number of queries."""
    page = page.specific
    if not isinstance(page, GovernedPageMixin):
        return None
    content = page.governed_content()
    whole = whole_hash(content)
    standing = sign_off_standing(page, content, today=today)
    if standing.sign_off is None:
        # A record that says this form was signed, and whose signature does not hold, is told of here alone.
        standing = replace(standing, sign_off=sign_offs_of(page).filter(whole_hash=whole).first())
    sign_off = standing.sign_off
    is_right = verify_sign_off(sign_off) if sign_off else False
    state: str = standing.state
    if sign_off and not is_right:
        state = NOT_PROVEN
    elif state == "unsigned" and not content.is_clinical:
        state = NOT_CLINICAL
    keys = SigningKey.objects.filter(key_id=sign_off.key_id) if sign_off else SigningKey.objects.none()
    return Verification(
        page=page,
        state=state,
        standing=standing,
        content=content,
        whole_hash=whole,
        clinical_hash=clinical_hash(content),
        is_signature_right=is_right,
        message=sign_off_message(sign_off).decode() if sign_off else "",
        public_key=keys.values_list("public_key", flat=True).first() or "",
        today=today,
    )


def verification_data(found: Verification, *, url: str, content_url: str) -> dict[str, Any]:
    """Return it as JSON for programs."""
    sign_off, standing = found.standing.sign_off, found.standing
    return {
        "page": found.page.pk,
        "title": found.page.title,
        "url": url,
        "state": found.state,
        "checked_on": found.today.isoformat(),
        "next_review_due": standing.due_on.isoformat() if standing.due_on else None,
        "whole_hash": found.whole_hash,
        "clinical_hash": found.clinical_hash,
        "content_url": content_url if found.signed_content is not None else None,
        "sign_off": sign_off
        and {
            "statement": _plain(sign_off_statement(sign_off)),
            "message": found.message,
            "algorithm": sign_off.algorithm,
            "key_id": sign_off.key_id,
            "public_key": found.public_key,
            "signature": sign_off.signature,
            "is_signature_right": found.is_signature_right,
        },
        "corrections": [
            {
                "corrected_at": correction.corrected_at.isoformat(),
                "reason": correction.reason,
                "whole_hash": correction.whole_hash,
                "changes": correction.changes,
            }
            for correction in standing.corrections
        ],
    }


def keys_data() -> list[dict[str, Any]]:
    """Return every public key that sign-offs were ever signed with, the newest first."""
    return [
        {
            "key_id": key.key_id,
            "algorithm": "ed25519",
            "public_key": key.public_key,
            "first_used_at": key.first_used_at.isoformat(),
            "retired_at": key.retired_at.isoformat() if key.retired_at else None,
        }
        for key in SigningKey.objects.all()
    ]


def _plain(statement: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in statement.items()}

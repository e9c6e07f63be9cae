"""Reads sign-offs: how a page stands to what was signed, and whether a signature is right; it writes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.contrib.auth.models import Permission
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page

from content.common.aliases import source_of
from content.governance.review.models import PageReview
from content.governance.said.canonical import clinical_hash, whole_hash
from content.governance.said.page_content import PageContent
from content.governance.sign_off.models import EditorialCorrection, ReviewerProfile, SigningKey, SignOff
from content.governance.sign_off.permissions import SIGN
from content.governance.sign_off.signatures import ALGORITHM, key_id, verify
from content.governance.sign_off.statements import holds_what_was_signed, sign_off_message

State = Literal["signed", "corrected", "changed", "overdue", "withdrawn", "unsigned", "example"]


@dataclass(frozen=True)
class SignOffStanding:
    """How one form of a page stands to what was signed."""

    state: State
    # The sign-off that covers this form; for "changed" the newest one that was public, for "withdrawn" the withdrawal.
    sign_off: SignOff | None = None
    # What was corrected after it, oldest first; they lead to this form.
    corrections: tuple[EditorialCorrection, ...] = ()
    due_on: date | None = None

    @property
    def changes(self) -> list[dict[str, str]]:
        """Return what differs from what was signed; each correction tells all of it, so the newest does."""
        return self.corrections[-1].changes if self.corrections else []


Covering = tuple[SignOff, tuple[EditorialCorrection, ...]]


def sign_offs_of(page: Page):
    """Return every record of a decision about a page, the newest first, without the contents, proven or not.

    An alias shares its source's.
    """
    return SignOff.objects.filter(page_id=source_pk(page)).defer("content")


def latest_sign_off(page: Page) -> SignOff | None:
    """Return the newest proven decision about a page; it may be a withdrawal."""
    return next(_proven(sign_offs_of(page)), None)


def approval_relied_on(page: Page) -> SignOff | None:
    """Return the newest proven approval that nobody withdrew: what was written until then, a second person has read."""
    is_withdrawn = False
    for decision in _proven(sign_offs_of(page)):
        if decision.decision == SignOff.Decision.WITHDRAWN:
            is_withdrawn = True
        elif is_withdrawn:
            is_withdrawn = False
        else:
            return decision
    return None


def sign_off_standing(page: Page, content: PageContent, *, today: date | None = None) -> SignOffStanding:
    """Return how this form of the page stands: three queries, however many decisions there are.

    A newer sign-off of a draft leaves the public form signed by the older one, until a withdrawal ends both. A record
    whose signature does not hold signs nothing and withdraws nothing.
    """
    [standing] = sign_off_standings([(page, content)], today=today)
    return standing


def sign_off_standings(
    forms: Sequence[tuple[Page, PageContent]], *, today: date | None = None
) -> list[SignOffStanding]:
    """Return how each of these forms stands, in their order; as many queries as for one page."""
    today = today or timezone.localdate()
    pages = {source_pk(page) for page, _content in forms}
    decisions: dict[int, list[SignOff]] = {pk: [] for pk in pages}
    for decision in _proven(SignOff.objects.filter(page_id__in=pages).defer("content")):
        if decision.page_id is not None:  # the page may be gone
            decisions[decision.page_id].append(decision)
    valid = {pk: _after_withdrawal(of_page) for pk, of_page in decisions.items()}
    hashes = [whole_hash(content) if valid[source_pk(page)] else "" for page, content in forms]
    corrections = _corrections_of(
        sign_off.pk
        for (page, _content), now in zip(forms, hashes, strict=True)
        if all(sign_off.whole_hash != now for sign_off in valid[source_pk(page)])
        for sign_off in valid[source_pk(page)]
    )
    reviews = {review.page_id: review for review in PageReview.objects.filter(page_id__in=pages)}
    found = []
    for (page, content), now in zip(forms, hashes, strict=True):
        pk = source_pk(page)
        covering = _covering(content, now, valid[pk], corrections)
        found.append(_standing(page, covering, decisions[pk], reviews.get(pk), today))
    return found


def _standing(
    page: Page,
    covering: Covering | None,
    decisions: list[SignOff],
    review: PageReview | None,
    today: date,
) -> SignOffStanding:
    if covering:
        sign_off, corrections = covering
        is_newest = sign_off.pk == decisions[0].pk
        due_on = review.due_on if is_newest and review and review.due_on else sign_off.next_due_on
        state: State = "corrected" if corrections else "signed"
        if due_on and due_on < today:
            state = "overdue"
        return SignOffStanding(state, sign_off, corrections, due_on)
    if review and review.publication == PageReview.Publication.EXAMPLE and page.live:
        return SignOffStanding("example", due_on=review.due_on)
    newest = next(iter(_decisions_readers_know(page, decisions)), None)
    if newest is None:
        return SignOffStanding("unsigned", due_on=review.due_on if review else None)
    return SignOffStanding("changed" if newest.decision == SignOff.Decision.APPROVED else "withdrawn", newest)


def _decisions_readers_know(page: Page, decisions: list[SignOff]) -> list[SignOff]:
    """Return the decisions about forms that were public, the newest first: a draft that is signed is still a draft.

    A withdrawal ends every sign-off before it, so it is known where one of those is.
    """
    live_revision = source_of(page).live_revision_id
    known: list[SignOff] = []
    for decision in reversed(decisions):
        is_draft = live_revision and decision.revision_id and decision.revision_id > live_revision
        if known if decision.decision == SignOff.Decision.WITHDRAWN else not is_draft:
            known.insert(0, decision)
    return known


def is_signed_in_this_form(page: Page, content: PageContent) -> bool:
    """Say whether the newest proven decision approves this very form, or a corrected wording of it: two queries."""
    newest = latest_sign_off(page)
    if newest is None or newest.decision != SignOff.Decision.APPROVED:
        return False
    now = whole_hash(content)
    if now == newest.whole_hash:
        return True
    is_corrected = EditorialCorrection.objects.filter(sign_off=newest, whole_hash=now).exists()
    return is_corrected and clinical_hash(content) == newest.clinical_hash


def verify_sign_off(sign_off: SignOff) -> bool:
    """Say whether the record is the one that was signed, by the key it names: one query."""
    public_key = SigningKey.objects.filter(key_id=sign_off.key_id).values_list("public_key", flat=True).first()
    return holds_what_was_signed(sign_off) and _is_signed_with(public_key, sign_off)


def _proven(records: QuerySet[SignOff]) -> Iterator[SignOff]:
    """Yield the records that are as they were signed: one query, their keys with it.

    Hashes are signed and what stands beside them is not read, so this is quick.
    """
    keys = SigningKey.objects.filter(key_id=OuterRef("key_id")).values("public_key")[:1]
    for record in records.annotate(public_key=Subquery(keys)):
        if _is_signed_with(record.public_key, record):
            yield record


def _is_signed_with(public_key: str | None, sign_off: SignOff) -> bool:
    return (
        public_key is not None
        and sign_off.algorithm == ALGORITHM
        and key_id(public_key) == sign_off.key_id
        and verify(public_key, sign_off_message(sign_off), sign_off.signature)
    )


def reviewer_profile_of(user) -> ReviewerProfile | None:
    """Return what a person signs with, or None for somebody who has no profile."""
    return ReviewerProfile.objects.filter(user_id=user.pk).first()


def has_reviewer_role(user) -> bool:
    """Say whether one of the person's groups may sign."""
    app_label, codename = SIGN.split(".")
    signing = Permission.objects.filter(content_type__app_label=app_label, codename=codename)
    return user.is_active and signing.filter(group__user=user).exists()


def source_pk(page: Page) -> int:
    """Return the page whose decisions count: an alias says what its source says."""
    return source_of(page).pk


def _after_withdrawal(decisions: list[SignOff]) -> list[SignOff]:
    valid = []
    for decision in decisions:
        if decision.decision == SignOff.Decision.WITHDRAWN:
            break
        valid.append(decision)
    return valid


def _corrections_of(sign_offs: Iterable[int]) -> dict[int, list[EditorialCorrection]]:
    """Return the editorial corrections of each of these sign-offs, the oldest first: one query, or none."""
    found: dict[int, list[EditorialCorrection]] = {}
    if wanted := set(sign_offs):
        for correction in EditorialCorrection.objects.filter(sign_off__in=wanted).order_by("corrected_at", "pk"):
            found.setdefault(correction.sign_off_id, []).append(correction)
    return found


def _covering(
    content: PageContent, now: str, valid: list[SignOff], corrections: dict[int, list[EditorialCorrection]]
) -> Covering | None:
    """Return the newest valid sign-off of this form, with the corrections that led from it to this form."""
    if not valid:
        return None
    for sign_off in valid:
        if sign_off.whole_hash == now:
            return sign_off, ()
    clinical = clinical_hash(content)
    for sign_off in valid:
        own = corrections.get(sign_off.pk, [])
        here = max((place for place, one in enumerate(own) if one.whole_hash == now), default=None)
        if here is not None and sign_off.clinical_hash == clinical:
            return sign_off, tuple(own[: here + 1])
    return None

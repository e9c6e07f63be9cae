"""Says of many pages how their review and sign-off stand and what they rest on; it writes nothing.

It is here because governance must not know the evidence library, nor the evidence library pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from content.evidence.models import Claim, Reference
from content.evidence.usage import page_uses
from content.governance.review.models import PageReview
from content.governance.review.policy import ReviewState
from content.governance.review.selectors import review_state
from content.governance.sign_off.selectors import SignOffStanding, sign_off_standings, source_pk
from content.pages.governed import pages_content
from content.pages.models.base import BasePage

# From the weakest up. What has no rating is no weak rating, so it is left out.
CERTAINTIES_FROM_WEAKEST = (
    Claim.Certainty.NO_STUDIES,
    Claim.Certainty.VERY_LOW,
    Claim.Certainty.LOW,
    Claim.Certainty.MODERATE,
    Claim.Certainty.HIGH,
)
SIGNED_STATES = frozenset({"signed", "corrected", "overdue"})
SIGN_OFF_WORDS: dict[str, str | Promise] = {
    "signed": _("Signed off"),
    "corrected": _("Signed off, wording corrected"),
    "overdue": _("Signed off, review overdue"),
    "changed": _("Changed since the sign-off"),
    "withdrawn": _("Sign-off withdrawn"),
    "unsigned": _("Not signed off"),
    "example": _("Example content, unsigned"),
    "not_clinical": _("Not clinical"),
}
REVIEW_WORDS: dict[ReviewState, str | Promise] = {
    ReviewState.NO_DATE: _("No date yet"),
    ReviewState.CURRENT: _("Current"),
    ReviewState.DUE_SOON: _("Due soon"),
    ReviewState.OVERDUE: _("Overdue"),
    ReviewState.PAST_GRACE: _("Long overdue"),
}
# Pages are read in portions, so that a portal of any size fits into memory.
_PORTION = 200


@dataclass(frozen=True)
class ReviewRow:
    """How one public page stands."""

    page: Page
    review: PageReview | None
    state: ReviewState
    is_clinical: bool
    standing: SignOffStanding

    @property
    def sign_off_state(self) -> str:
        """The state of the sign-off, or that none is needed. What was signed although it need not be says so."""
        if self.is_clinical or self.standing.sign_off is not None:
            return self.standing.state
        return "not_clinical"

    @property
    def is_unsigned(self) -> bool:
        return self.is_clinical and self.standing.state not in SIGNED_STATES


def review_rows(pages: Sequence[Page], *, today: date) -> list[ReviewRow]:
    """Return how each of these pages stands, in their order.

    The number of queries depends on how many types of pages there are, never on how many pages.
    """
    keys = [page.pk for page in pages]
    specific = {page.pk: page for page in Page.objects.filter(pk__in=keys).specific() if isinstance(page, BasePage)}
    governed = [specific[pk] for pk in keys if pk in specific]
    forms = list(zip(governed, pages_content(governed), strict=True))
    reviews = {
        review.page_id: review
        for review in PageReview.objects.filter(page__in={source_pk(page) for page in governed}).select_related(
            "owner", "deputy"
        )
    }
    return [
        ReviewRow(
            page=page,
            review=reviews.get(source_pk(page)),
            state=review_state(reviews.get(source_pk(page)), today),
            is_clinical=content.is_clinical,
            standing=standing,
        )
        for (page, content), standing in zip(forms, sign_off_standings(forms, today=today), strict=True)
    ]


def unsigned_page_ids(pages: Iterable[Page], *, today: date) -> list[int]:
    """Return the clinical pages among these that nobody signed in the form that readers see."""
    found, pages = [], list(pages)
    for start in range(0, len(pages), _PORTION):
        rows = review_rows(pages[start : start + _PORTION], today=today)
        found += [row.page.pk for row in rows if row.is_unsigned]
    return found


def page_ids_with_lost_sources() -> list[int]:
    """Return the pages that show readers a claim or a source that was retracted or superseded."""
    lost = Reference.objects.filter(status__in=(Reference.Status.RETRACTED, Reference.Status.SUPERSEDED))
    return [use.page.pk for use in page_uses(lost) if use.is_public]


def weakest_certainties() -> dict[str, list[int]]:
    """Return by certainty the pages whose weakest rated claim has it: two queries."""
    ranks = {certainty.value: rank for rank, certainty in enumerate(CERTAINTIES_FROM_WEAKEST)}
    rated = Claim.objects.filter(live=True, certainty__in=ranks).values_list("pk", "certainty")
    rank_of_claim = {str(pk): ranks[certainty] for pk, certainty in rated}
    shown = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Claim),
    ).values_list("object_id", "to_object_id")
    weakest: dict[int, int] = {}
    for page_id, claim_id in shown:
        rank = rank_of_claim.get(claim_id)
        if rank is not None:
            weakest[int(page_id)] = min(rank, weakest.get(int(page_id), rank))
    pages: dict[str, list[int]] = {}
    for page_id, rank in weakest.items():
        pages.setdefault(CERTAINTIES_FROM_WEAKEST[rank].value, []).append(page_id)
    return pages

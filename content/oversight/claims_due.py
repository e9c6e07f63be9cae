"""Tells the review cycle when claims fall due; it is here because governance must not know the evidence library."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from content.evidence.models import Claim
from content.governance.review.subjects import ReviewSubject


def claims_due_until(day: date) -> Iterable[ReviewSubject]:
    """Return the live claims that are valid until this day or one before it: one query."""
    claims = Claim.objects.filter(live=True, valid_until__lte=day)
    fields = ("identifier", "text", "valid_until", "grace_days", "owner", "deputy")
    for claim in claims.only(*fields).order_by():
        yield ReviewSubject(
            subject="claim",
            pk=claim.pk,
            label=str(claim),
            due_on=claim.valid_until,
            grace_days=claim.grace_days,
            owner_id=claim.owner_id,
            deputy_id=claim.deputy_id,
        )


def claim_edit_path(pk: int) -> str:
    return reverse(Claim.snippet_viewset.get_url_name("edit"), args=[pk])


def claims_existing():
    return Claim.objects.order_by().values("pk")

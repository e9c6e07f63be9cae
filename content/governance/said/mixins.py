"""What a page type does to be governed; it knows no page type."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

from django.db import transaction

from content.governance.said.page_content import PageContent


class GovernedPageMixin:
    """Page types mix this in before Wagtail's `Page`. The gate, sign-off, review and scores ask nothing else."""

    # Of Wagtail's `Page`, beside which this stands.
    title: str
    latest_revision_id: int | None
    get_latest_revision_as_object: Callable[[], Any]

    # A page that declares itself clinical cannot go live without a sign-off. One that holds clinical words of
    # its own is clinical too, whatever its type says (docs/decisions/0007-what-makes-a-page-clinical.md).
    is_clinical = False
    # Treatment and side-effect pages say when to get help.
    needs_emergency_advice = False
    # Months from one full review to the next: 36 at most, 24 for treatment pages, 12 where benefit, numbers or law
    # are told (specification "Care cards, review dates and words", after PIF TICK's three years).
    review_months = 36

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """Publish a revision, or nothing: Wagtail cancels the page's schedule before the gate sees the page."""
        return super().publish(*args, **kwargs)

    @abstractmethod
    def governed_content(self) -> PageContent:
        """Return what the page says now, its claims and sources as they stand in the evidence library.

        Reads a fixed number of queries, however many claims there are.
        """

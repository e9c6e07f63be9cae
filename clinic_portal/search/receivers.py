"""Keeps the search index of pages in step with the claims they show; it holds no other rule."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.signals import published, unpublished

from content.evidence.models import Claim
from content.evidence.signals import claim_recalled, claim_reinstated, reference_status_changed

# Few enough that nobody else who writes waits for long.
PAGES_AT_ONCE = 100


def pages_reindex(sender, instance, **kwargs):
    """Index again every page that shows the claim: its words change, come or go with it."""
    claims_reindex([instance.pk])


def claims_reindex(claim_ids: Iterable[int]) -> None:
    """Index again every page that shows one of the claims, each page once."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Claim),
        to_object_id__in=[str(pk) for pk in claim_ids],
    )
    page_ids = sorted({int(page_id) for page_id in references.values_list("object_id", flat=True)})
    for start in range(0, len(page_ids), PAGES_AT_ONCE):
        _pages_index(page_ids[start : start + PAGES_AT_ONCE])


@transaction.atomic
def _pages_index(page_ids: list[int]) -> None:
    """Index these pages by type, all of a type at once: Wagtail's way for one page reads the whole index each time."""
    by_type = defaultdict(list)
    for page in Page.objects.filter(pk__in=page_ids).specific():
        by_type[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, pages in by_type.items():
            backend.add_bulk(model, pages)


# A recall is public before a thousand pages are indexed again; until then the search hides the words by itself. What
# else waits for the commit comes to its turn even if the index cannot be written.
def on_recall(sender, claim, **kwargs):
    transaction.on_commit(lambda: claims_reindex([claim.pk]), robust=True)


def on_source_status(sender, claims, **kwargs):
    transaction.on_commit(lambda: claims_reindex([claim.pk for claim in claims]), robust=True)


def connect() -> None:
    """Connect the receivers once, when the apps are ready."""
    published.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-published")
    unpublished.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-unpublished")
    post_delete.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-deleted")
    claim_recalled.connect(on_recall, dispatch_uid="search-claim-recalled")
    claim_reinstated.connect(on_recall, dispatch_uid="search-claim-reinstated")
    reference_status_changed.connect(on_source_status, dispatch_uid="search-source-status")

"""Keeps the search index of pages in step with the claims they show; it holds no other rule."""

from collections.abc import Iterable
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.signals import published, unpublished

from content.evidence.models import Claim, ClaimRecall
from content.evidence.signals import reference_status_changed


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
    page_ids = {int(page_id) for page_id in references.values_list("object_id", flat=True)}
    for page in Page.objects.filter(pk__in=page_ids).specific():
        index.insert_or_update_object(page)


# A recall is public before a thousand pages are indexed again; until then the search hides the words by itself.
def on_recall(sender, instance, **kwargs):
    transaction.on_commit(partial(claims_reindex, [instance.claim_id]))


def on_source_status(sender, claims, **kwargs):
    transaction.on_commit(partial(claims_reindex, [claim.pk for claim in claims]))


def connect() -> None:
    """Connect the receivers once, when the apps are ready."""
    published.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-published")
    unpublished.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-unpublished")
    post_delete.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-deleted")
    post_save.connect(on_recall, sender=ClaimRecall, dispatch_uid="search-claim-recalled")
    reference_status_changed.connect(on_source_status, dispatch_uid="search-source-status")

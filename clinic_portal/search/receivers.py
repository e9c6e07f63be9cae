"""Keeps the search index of pages in step with the claims they show; it holds no other rule."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index
from wagtail.signals import published, unpublished

from content.evidence.models import Claim


def pages_reindex(sender, instance, **kwargs):
    """Index again every page that shows the claim: its words change, come or go with it."""
    references = ReferenceIndex.get_references_to(instance).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    page_ids = {int(page_id) for page_id in references.values_list("object_id", flat=True)}
    for page in Page.objects.filter(pk__in=page_ids).specific():
        index.insert_or_update_object(page)


def connect() -> None:
    """Connect the receivers once, when the apps are ready."""
    published.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-published")
    unpublished.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-unpublished")
    post_delete.connect(pages_reindex, sender=Claim, dispatch_uid="search-claim-deleted")

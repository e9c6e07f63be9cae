"""Reads what the blocks of a page lead to and show, for all of them at once; it must not know the page."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.blocks import BoundBlock
from wagtail.images.blocks import ImageChooserBlock

from content.blocks.links import LinkingValue, links_load


def blocks_load(bound_blocks: Iterable[BoundBlock]) -> None:
    """Read the public pages behind all links, and the sizes of all pictures, however many blocks there are."""
    bound_blocks = list(bound_blocks)
    links_load([bound.value for bound in bound_blocks if isinstance(bound.value, LinkingValue)])
    pictures = [bound.value for bound in bound_blocks if isinstance(bound.block, ImageChooserBlock) and bound.value]
    prefetch_related_objects(pictures, Prefetch("renditions", to_attr="prefetched_renditions"))

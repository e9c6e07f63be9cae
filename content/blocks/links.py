"""Blocks that lead to other pages; only pages the public may see are shown."""

from collections.abc import Iterable

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page


class LinkingValue(blocks.StructValue):
    """A block that leads to one page or several, less those that the public may not see."""

    @property
    def chosen(self) -> list[Page]:
        pages = self.get("pages") or [self.get("page")]
        return [page for page in pages if page is not None]

    @cached_property
    def public_pages(self) -> list[Page]:
        public = public_among(self.chosen)
        return [page for page in self.chosen if page.pk in public]


def links_load(values: Iterable[LinkingValue]) -> None:
    """Find out which pages of all these blocks the public may see, in one go."""
    values = list(values)
    public = public_among([page for value in values for page in value.chosen])
    for value in values:
        value.public_pages = [page for page in value.chosen if page.pk in public]


def public_among(pages: list[Page]) -> set[int]:
    """Return the keys of those pages that the public may see."""
    if not pages:
        return set()
    return set(Page.objects.live().public().filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))


class RelatedPagesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"))

    def get_preview_value(self):
        pages = Page.objects.live().public().filter(depth__gt=2)[:3]
        return self.normalize({"heading": "", "pages": list(pages)})

    class Meta:
        passage_kind = "links"
        icon = "doc-full"
        label = _("Related pages")
        group = _("Links")
        template = "components/related_pages.html"
        description = _("Two to four pages to read next. Private and unpublished pages are left out.")
        value_class = LinkingValue

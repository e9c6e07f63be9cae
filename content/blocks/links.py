"""Blocks that lead to other pages; only pages the public may see are shown."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page


class RelatedPagesValue(blocks.StructValue):
    """The chosen pages, less those that the public may not see."""

    @cached_property
    def public_pages(self):
        chosen = [page for page in self.get("pages") or [] if page is not None]
        public = Page.objects.live().public().filter(pk__in=[page.pk for page in chosen])
        visible = {page.pk: page for page in public.specific()} if chosen else {}
        return [visible[page.pk] for page in chosen if page.pk in visible]


class RelatedPagesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"))

    def get_preview_value(self):
        pages = Page.objects.live().public().filter(depth__gt=2)[:3]
        return self.normalize({"heading": "", "pages": list(pages)})

    class Meta:
        icon = "doc-full"
        label = _("Related pages")
        group = _("Links")
        template = "components/related_pages.html"
        description = _("Two to four pages to read next. Private and unpublished pages are left out.")
        value_class = RelatedPagesValue

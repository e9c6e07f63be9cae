"""The home page: the sections as clear routes, urgent help, and how to get in touch."""

from django.utils.translation import gettext_lazy as _

from content.blocks.compositions import ContentBlock, SectionsBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class HomePage(BasePage):
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    parts = [
        Part("welcome", purpose=Purpose.NONE, entries_have_headings=False),
        Part("help_offered", purpose=Purpose.NONE),
    ]

    welcome = StreamField(
        ContentBlock(),
        blank=True,
        verbose_name=_("welcome"),
        help_text=_("Stands under the introduction. The sections of the site follow by themselves."),
    )
    help_offered = StreamField(SectionsBlock(), blank=True, verbose_name=_("sections after the routes"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("home page")

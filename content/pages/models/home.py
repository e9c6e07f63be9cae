"""The home page: the sections as clear routes, urgent help, and how to get in touch."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.compositions import ContentBlock, SectionsBlock
from content.common.fields import StreamField
from content.pages.models.base import BasePage, Part


class HomePage(BasePage):
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    parts = [Part("welcome", entries_have_headings=False), Part("help_offered")]

    welcome = StreamField(
        ContentBlock(),
        blank=True,
        verbose_name=_("welcome"),
        help_text=_("Stands under the introduction. The sections of the site follow by themselves."),
    )
    help_offered = StreamField(SectionsBlock(), blank=True, verbose_name=_("sections after the routes"))

    content_panels = [*BasePage.content_panels, FieldPanel("welcome"), FieldPanel("help_offered")]
    search_fields = [*BasePage.search_fields, index.SearchField("welcome"), index.SearchField("help_offered")]

    class Meta:
        verbose_name = _("home page")

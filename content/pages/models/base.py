"""What every page type shares: introduction, names, promotion, parts in reading order; it knows no page type."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import BoundBlock
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.search import index

from content.blocks.compositions import SectionsBlock
from content.blocks.walk import walk_stream
from content.common.fields import StreamField
from content.common.headings import Heading, outline
from content.evidence.text_citations import cited_in_texts, cited_keys
from content.governance.said.meanings import Purpose
from content.governance.said.mixins import GovernedPageMixin
from content.governance.said.page_content import PageContent
from content.pages.context import page_context
from content.pages.governed import page_content
from content.pages.parts import Part, part_panels, part_search_fields

# The free part of most page types, of whatever the editor likes to add.
BODY = Part("body", purpose=Purpose.NONE)


class BasePage(GovernedPageMixin, Page):
    """Fields and panels of every page."""

    # The eight sections of the portal have a place in the header, each with its icon.
    is_section = False
    section_icon = ""
    # Pages about treatment carry the country's off-label statement.
    shows_off_label_statement = False
    # The streams of the page in the order a reader meets them.
    parts: list[Part] = []

    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences that say what this page answers."),
    )
    short_title = models.CharField(
        _("short title"),
        max_length=40,
        blank=True,
        help_text=_("The name in menus, on the home page and in the trail above the title."),
    )
    social_image = models.ForeignKey(
        "media.CustomImage",
        verbose_name=_("social image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when somebody shares a link to this page."),
    )
    is_example_content = models.BooleanField(
        _("example content"),
        default=False,
        help_text=_("Shows a line that clinicians must review this page. Untick it once they have."),
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    # Wagtail's own names for these fields are written for developers.
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    heading=_("Web address"),
                    help_text=_(
                        "The last part of the page's address. When you change it, the old address still leads here."
                    ),
                ),
                FieldPanel(
                    "seo_title",
                    heading=_("Title in search results"),
                    help_text=_("Leave empty to use the title of the page."),
                ),
                FieldPanel(
                    "search_description",
                    heading=_("Description in search results"),
                    help_text=_("One or two sentences, at most 160 characters: what the page answers."),
                ),
                FieldPanel("social_image"),
            ],
            heading=_("For search engines and sharing"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("short_title"),
                FieldPanel(
                    "show_in_menus",
                    heading=_("Show at the foot of every page"),
                    help_text=_("For pages right below the home page. The eight sections are in every menu anyway."),
                ),
            ],
            heading=_("In menus"),
        ),
    ]
    settings_panels = [FieldPanel("is_example_content"), *Page.settings_panels]

    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction", boost=1.5),
        index.SearchField("short_title"),
        index.SearchField("search_description"),
    ]

    class Meta:
        abstract = True

    @property
    def nav_title(self) -> str:
        return self.short_title or self.title

    @property
    def part_headings(self) -> dict[str, str]:
        """Return the fixed headings by field, for the template that writes them."""
        return {part.field: part.heading for part in self.parts if part.heading}

    def headings(self) -> list[Heading]:
        """Return the second-level headings in reading order: fixed ones of filled parts, then editors' own."""
        titles = []
        for part in self.parts:
            stream = getattr(self, part.field)
            if part.heading:
                titles += [str(part.heading)] if stream else []
            elif part.entries_have_headings:
                titles += [child.value["heading"] for child in stream]
        return outline(titles)

    def in_reading_order(self, field: str):
        """Return the blocks of a part as the template shows them; a page that sorts a part says so here."""
        return getattr(self, field)

    def shown_blocks(self) -> list[BoundBlock]:
        """Return every block of the page in reading order, those inside others too."""
        return [bound for part in self.parts for bound in walk_stream(self.in_reading_order(part.field))]

    def cited(self) -> list:
        """Return the claims and sources that the page cites in reading order, a repeated one each time.

        One query at most, for the sources that running text cites; the rest is in hand.
        """
        blocks = self.shown_blocks()
        in_text = cited_in_texts(bound.value.source for bound in blocks if isinstance(bound.value, RichText))
        found = []
        for bound in blocks:
            if isinstance(bound.value, RichText):
                found += [in_text[key] for key in cited_keys(bound.value.source) if key in in_text]
            elif bound.value is not None and getattr(bound.block, "is_cited", False):
                found.append(bound.value)
        return found

    def governed_content(self) -> PageContent:
        return page_content(self)

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **page_context(self, request)}


class ArticlePage(BasePage):
    """A page whose free part is a body of sections."""

    parts = [BODY]

    body = StreamField(SectionsBlock(), blank=True, verbose_name=_("sections"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        abstract = True

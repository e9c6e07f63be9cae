"""What the treatment may do, each benefit with its certainty, beside what is unknown and what may harm."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.compositions import ContentBlock
from content.blocks.structured import BenefitBlock
from content.common.fields import StreamField
from content.pages.models.base import ArticlePage, Part


class BenefitsPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "benefits"
    shows_off_label_statement = True
    is_clinical = True
    needs_emergency_advice = True
    review_months = 12
    parts = [
        Part("benefits"),
        Part("unknowns", _("What we do not know")),
        Part("harms", _("Possible harms")),
        Part("body"),
    ]

    benefits = StreamField(
        [("benefit", BenefitBlock())],
        blank=True,
        verbose_name=_("benefits"),
        help_text=_("Tell each benefit through claims. Harms and unknowns of similar weight stand below."),
    )
    unknowns = StreamField(ContentBlock(), blank=True, verbose_name=_("what we do not know"))
    harms = StreamField(ContentBlock(), blank=True, verbose_name=_("possible harms"))

    content_panels = [
        *ArticlePage.content_panels[:-1],
        FieldPanel("benefits"),
        FieldPanel("unknowns"),
        FieldPanel("harms"),
        FieldPanel("body"),
    ]
    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("benefits"),
        index.SearchField("unknowns"),
        index.SearchField("harms"),
    ]

    class Meta:
        verbose_name = _("benefits page")

"""What the treatment may do, each benefit with its certainty, beside what is unknown and what may harm."""

from django.utils.translation import gettext_lazy as _

from content.blocks.compositions import ContentBlock
from content.blocks.structured import BenefitBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


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
        Part("benefits", purpose=Purpose.BENEFITS),
        Part("unknowns", _("What we do not know"), purpose=Purpose.UNKNOWNS),
        Part("harms", _("Possible harms"), purpose=Purpose.HARMS),
        BODY,
    ]

    benefits = StreamField(
        [("benefit", BenefitBlock())],
        blank=True,
        verbose_name=_("benefits"),
        help_text=_("Tell each benefit through claims. Harms and unknowns of similar weight stand below."),
    )
    unknowns = StreamField(ContentBlock(), blank=True, verbose_name=_("what we do not know"))
    harms = StreamField(ContentBlock(), blank=True, verbose_name=_("possible harms"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("benefits page")

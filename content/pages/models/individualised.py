"""Deciding together: what a plan looks at, and questions to ask."""

from django.utils.translation import gettext_lazy as _

from content.blocks.lists import QuestionBlock
from content.blocks.structured import PlanFactorBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class IndividualisedTreatmentPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "individualised"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24
    parts = [
        Part("factors", purpose=Purpose.NONE),
        Part("questions", _("Questions to ask your team"), purpose=Purpose.NONE),
        BODY,
    ]

    factors = StreamField([("plan_factor", PlanFactorBlock())], blank=True, verbose_name=_("parts of the plan"))
    questions = StreamField([("question", QuestionBlock(max_length=200))], blank=True, verbose_name=_("questions"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("individualised treatment page")

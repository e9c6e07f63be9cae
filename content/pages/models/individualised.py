"""Deciding together: what a plan looks at, and questions to ask."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.lists import QuestionBlock
from content.blocks.structured import PlanFactorBlock
from content.common.fields import StreamField
from content.pages.models.base import ArticlePage, Part


class IndividualisedTreatmentPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "individualised"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24
    parts = [Part("factors"), Part("questions", _("Questions to ask your team")), Part("body")]

    factors = StreamField([("plan_factor", PlanFactorBlock())], blank=True, verbose_name=_("parts of the plan"))
    questions = StreamField([("question", QuestionBlock(max_length=200))], blank=True, verbose_name=_("questions"))

    content_panels = [
        *ArticlePage.content_panels[:-1],
        FieldPanel("factors"),
        FieldPanel("questions"),
        FieldPanel("body"),
    ]
    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("factors"),
        index.SearchField("questions"),
    ]

    class Meta:
        verbose_name = _("individualised treatment page")

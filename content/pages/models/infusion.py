"""The infusion treatment as a journey: before, on the day, monitoring, afterwards, and the course as a whole."""

from django.utils.translation import gettext_lazy as _

from content.blocks.compositions import ContentBlock
from content.blocks.lists import TimelineEntryBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class InfusionTherapyPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "infusion"
    shows_off_label_statement = True
    is_clinical = True
    needs_emergency_advice = True
    review_months = 24
    parts = [
        Part("timeline", _("Your treatment, step by step"), purpose=Purpose.NONE),
        Part("before", _("Before your infusion"), purpose=Purpose.NONE),
        Part("on_the_day", _("On the day"), purpose=Purpose.NONE),
        Part("monitoring", _("How you are watched"), purpose=Purpose.NONE),
        Part("afterwards", _("Afterwards"), purpose=Purpose.NONE),
        Part("course", _("First series and maintenance"), purpose=Purpose.NONE),
        BODY,
    ]

    timeline = StreamField([("timeline_entry", TimelineEntryBlock())], blank=True, verbose_name=_("timeline"))
    before = StreamField(ContentBlock(), blank=True, verbose_name=_("before the infusion"))
    on_the_day = StreamField(ContentBlock(), blank=True, verbose_name=_("on the day"))
    monitoring = StreamField(ContentBlock(), blank=True, verbose_name=_("monitoring"))
    afterwards = StreamField(ContentBlock(), blank=True, verbose_name=_("afterwards"))
    course = StreamField(ContentBlock(), blank=True, verbose_name=_("first series and maintenance"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("infusion treatment page")

"""The infusion treatment as a journey: before, on the day, monitoring, afterwards, and the course as a whole."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.compositions import ContentBlock
from content.blocks.lists import TimelineEntryBlock
from content.common.fields import StreamField
from content.pages.models.base import ArticlePage, Part


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
        Part("timeline", _("Your treatment, step by step")),
        Part("before", _("Before your infusion")),
        Part("on_the_day", _("On the day")),
        Part("monitoring", _("How you are watched")),
        Part("afterwards", _("Afterwards")),
        Part("course", _("First series and maintenance")),
        Part("body"),
    ]

    timeline = StreamField([("timeline_entry", TimelineEntryBlock())], blank=True, verbose_name=_("timeline"))
    before = StreamField(ContentBlock(), blank=True, verbose_name=_("before the infusion"))
    on_the_day = StreamField(ContentBlock(), blank=True, verbose_name=_("on the day"))
    monitoring = StreamField(ContentBlock(), blank=True, verbose_name=_("monitoring"))
    afterwards = StreamField(ContentBlock(), blank=True, verbose_name=_("afterwards"))
    course = StreamField(ContentBlock(), blank=True, verbose_name=_("first series and maintenance"))

    content_panels = [
        *ArticlePage.content_panels[:-1],
        FieldPanel("timeline"),
        FieldPanel("before"),
        FieldPanel("on_the_day"),
        FieldPanel("monitoring"),
        FieldPanel("afterwards"),
        FieldPanel("course"),
        FieldPanel("body"),
    ]
    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("timeline"),
        index.SearchField("before"),
        index.SearchField("on_the_day"),
        index.SearchField("monitoring"),
        index.SearchField("afterwards"),
        index.SearchField("course"),
    ]

    class Meta:
        verbose_name = _("infusion treatment page")

"""How the treatment works in the body: receptor, pain signals, inflammation, nerve protection."""

from django.utils.translation import gettext_lazy as _

from content.blocks.media import DiagramBlock
from content.blocks.structured import MechanismTopicBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class MechanismPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "mechanism"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24
    parts = [
        Part("diagram", purpose=Purpose.NONE, entries_have_headings=False, is_searched=False),
        Part("topics", purpose=Purpose.NONE),
        BODY,
    ]

    diagram = StreamField([("diagram", DiagramBlock())], blank=True, max_num=1, verbose_name=_("diagram"))
    topics = StreamField([("mechanism_topic", MechanismTopicBlock())], blank=True, verbose_name=_("topics"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("mechanism page")

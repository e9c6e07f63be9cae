"""How the treatment works in the body: receptor, pain signals, inflammation, nerve protection."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.media import DiagramBlock
from content.blocks.structured import MechanismTopicBlock
from content.common.fields import StreamField
from content.pages.models.base import ArticlePage, Part


class MechanismPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "mechanism"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24
    parts = [Part("diagram", entries_have_headings=False), Part("topics"), Part("body")]

    diagram = StreamField([("diagram", DiagramBlock())], blank=True, max_num=1, verbose_name=_("diagram"))
    topics = StreamField([("mechanism_topic", MechanismTopicBlock())], blank=True, verbose_name=_("topics"))

    content_panels = [
        *ArticlePage.content_panels[:-1],
        FieldPanel("diagram"),
        FieldPanel("topics"),
        FieldPanel("body"),
    ]
    search_fields = [*ArticlePage.search_fields, index.SearchField("topics")]

    class Meta:
        verbose_name = _("mechanism page")

"""A throwaway page type: what people may do while they wait for an appointment."""

from django.utils.translation import gettext_lazy as _

from content.blocks.compositions import ContentBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class WaitingPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_clinical = True
    review_months = 24
    parts = [Part("meanwhile", _("While you wait"), purpose=Purpose.NONE), BODY]

    meanwhile = StreamField(ContentBlock(), blank=True, verbose_name=_("while you wait"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("waiting page")

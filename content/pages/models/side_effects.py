"""Side effects by urgency and by frequency, and who should not have the treatment."""

from itertools import groupby

from django.utils.translation import gettext_lazy as _

from content.blocks.advice import CareCardBlock
from content.blocks.compositions import ContentBlock
from content.blocks.structured import SideEffectBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class SideEffectsPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "side_effects"
    shows_off_label_statement = True
    is_clinical = True
    needs_emergency_advice = True
    review_months = 24
    parts = [
        Part("urgent_help", _("When to get help"), purpose=Purpose.HARMS),
        Part("effects", _("Side effects"), purpose=Purpose.HARMS),
        Part("who_should_not", _("Who should not have ketamine"), purpose=Purpose.HARMS),
        BODY,
    ]

    urgent_help = StreamField(
        [("care_card", CareCardBlock())],
        blank=True,
        verbose_name=_("when to get help"),
        help_text=_("One card a level, the most urgent first."),
    )
    effects = StreamField(
        [("side_effect", SideEffectBlock())],
        blank=True,
        verbose_name=_("side effects"),
        help_text=_("The page groups them by how often they happen."),
    )
    who_should_not = StreamField(ContentBlock(), blank=True, verbose_name=_("who should not have it"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("side effects page")

    def in_reading_order(self, field):
        if field != "effects":
            return super().in_reading_order(field)
        order = [frequency for frequency, _label in SideEffectBlock.FREQUENCIES]
        return sorted(self.effects, key=lambda effect: order.index(effect.value.frequency))

    def effects_by_frequency(self) -> list[dict]:
        """Return the effects in groups, the most frequent first; within a group as the editor ordered them."""
        labels = dict(SideEffectBlock.FREQUENCIES)
        groups = groupby(self.in_reading_order("effects"), key=lambda effect: effect.value.frequency)
        return [
            {"frequency": frequency, "label": labels[frequency], "effects": list(group)} for frequency, group in groups
        ]

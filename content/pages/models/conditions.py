"""The types of pain: an index, and one page a condition with its evidence, unknowns, harms and other options."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.compositions import ContentBlock
from content.blocks.lists import CodeBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields
from content.pages.selectors import public_children


class PainConditionIndexPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.PainConditionPage"]
    max_count = 1

    is_section = True
    section_icon = "conditions"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24

    class Meta:
        verbose_name = _("types of pain page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "conditions": public_children(self, PainConditionPage, context["site"])}


class PainConditionPage(ArticlePage):
    parent_page_types = ["pages.PainConditionIndexPage"]
    subpage_types = []

    shows_off_label_statement = True
    is_clinical = True
    needs_emergency_advice = True
    review_months = 24
    parts = [
        Part("what_it_is", _("What it is"), purpose=Purpose.NONE),
        Part(
            "evidence",
            _("What the evidence says about ketamine"),
            purpose=Purpose.BENEFITS,
            group=_("Evidence and harms"),
        ),
        Part("unknowns", _("What we do not know"), purpose=Purpose.UNKNOWNS, group=_("Evidence and harms")),
        Part("harms", _("Possible harms"), purpose=Purpose.HARMS, group=_("Evidence and harms")),
        Part("other_options", _("Other options"), purpose=Purpose.NONE),
        BODY,
        Part("codes", purpose=Purpose.NONE, entries_have_headings=False, is_searched=False),
    ]

    also_called = models.CharField(
        _("also called"),
        max_length=200,
        blank=True,
        help_text=_("Other names people may know, with commas between."),
    )
    what_it_is = StreamField(ContentBlock(), blank=True, verbose_name=_("what it is"))
    evidence = StreamField(
        ContentBlock(),
        blank=True,
        verbose_name=_("what the evidence says"),
        help_text=_("What is said about benefit stands here as claims."),
    )
    unknowns = StreamField(ContentBlock(), blank=True, verbose_name=_("what we do not know"))
    harms = StreamField(ContentBlock(), blank=True, verbose_name=_("possible harms"))
    other_options = StreamField(
        ContentBlock(),
        blank=True,
        verbose_name=_("other options"),
        help_text=_("Include care without medicine, and no treatment."),
    )
    codes = StreamField([("code", CodeBlock())], blank=True, verbose_name=_("codes"), help_text=_("For professionals."))

    content_panels = [*BasePage.content_panels, FieldPanel("also_called"), *part_panels(parts)]
    search_fields = [*BasePage.search_fields, index.SearchField("also_called", boost=1.5), *part_search_fields(parts)]

    class Meta:
        verbose_name = _("pain condition page")
        verbose_name_plural = _("pain condition pages")

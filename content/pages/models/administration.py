"""The ways the medicine is given: one page a route, and an index that compares them in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from content.blocks.compositions import ContentBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields
from content.pages.selectors import public_children


class AdministrationIndexPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.AdministrationRoutePage"]
    max_count = 1

    is_section = True
    section_icon = "administration"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24

    class Meta:
        verbose_name = _("ways it is given page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "routes": public_children(self, AdministrationRoutePage, context["site"])}


class AdministrationRoutePage(ArticlePage):
    parent_page_types = ["pages.AdministrationIndexPage"]
    subpage_types = []

    shows_off_label_statement = True
    is_clinical = True
    needs_emergency_advice = True
    review_months = 24
    parts = [
        Part("how_it_is_given", _("How it is given"), purpose=Purpose.NONE),
        Part("evidence", _("What the evidence says"), purpose=Purpose.BENEFITS, group=_("Evidence and harms")),
        Part("unknowns", _("What we do not know"), purpose=Purpose.UNKNOWNS, group=_("Evidence and harms")),
        Part("harms", _("Possible harms"), purpose=Purpose.HARMS, group=_("Evidence and harms")),
        BODY,
    ]

    onset = models.CharField(_("how soon it may work"), max_length=200, blank=True)
    setting = models.CharField(_("where it is given"), max_length=200, blank=True)
    supervision = models.CharField(_("who is with you"), max_length=200, blank=True)
    licence_status = models.CharField(_("licence"), max_length=200, blank=True)
    evidence_summary = models.CharField(_("evidence in short"), max_length=200, blank=True)
    how_it_is_given = StreamField(ContentBlock(), blank=True, verbose_name=_("how it is given"))
    evidence = StreamField(
        ContentBlock(),
        blank=True,
        verbose_name=_("what the evidence says"),
        help_text=_("What is said about benefit stands here as claims."),
    )
    unknowns = StreamField(ContentBlock(), blank=True, verbose_name=_("what we do not know"))
    harms = StreamField(ContentBlock(), blank=True, verbose_name=_("possible harms"))

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("onset"),
                FieldPanel("setting"),
                FieldPanel("supervision"),
                FieldPanel("licence_status"),
                FieldPanel("evidence_summary"),
            ],
            heading=_("In the comparison table"),
            help_text=_("Short answers. The index page compares all routes in one table."),
        ),
        *part_panels(parts),
    ]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("route page")
        verbose_name_plural = _("route pages")

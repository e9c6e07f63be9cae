"""Care by a whole team: approaches other than medicine, and the professional roles."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from content.blocks.structured import CareApproachBlock, TeamRoleBlock
from content.common.fields import StreamField
from content.pages.models.base import ArticlePage, Part


class MultidisciplinaryCarePage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "care_team"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24
    parts = [Part("approaches"), Part("roles", _("Who is in the team")), Part("body")]

    approaches = StreamField([("care_approach", CareApproachBlock())], blank=True, verbose_name=_("approaches"))
    roles = StreamField([("team_role", TeamRoleBlock())], blank=True, verbose_name=_("roles"))

    content_panels = [
        *ArticlePage.content_panels[:-1],
        FieldPanel("approaches"),
        FieldPanel("roles"),
        FieldPanel("body"),
    ]
    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("approaches"),
        index.SearchField("roles"),
    ]

    class Meta:
        verbose_name = _("multidisciplinary care page")

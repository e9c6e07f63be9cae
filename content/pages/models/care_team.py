"""Care by a whole team: approaches other than medicine, and the professional roles."""

from django.utils.translation import gettext_lazy as _

from content.blocks.structured import CareApproachBlock, TeamRoleBlock
from content.common.fields import StreamField
from content.governance.said.meanings import Purpose
from content.pages.models.base import BODY, ArticlePage, BasePage
from content.pages.parts import Part, part_panels, part_search_fields


class MultidisciplinaryCarePage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    is_section = True
    section_icon = "care_team"
    shows_off_label_statement = True
    is_clinical = True
    review_months = 24
    parts = [
        Part("approaches", purpose=Purpose.NONE),
        Part("roles", _("Who is in the team"), purpose=Purpose.NONE),
        BODY,
    ]

    approaches = StreamField([("care_approach", CareApproachBlock())], blank=True, verbose_name=_("approaches"))
    roles = StreamField([("team_role", TeamRoleBlock())], blank=True, verbose_name=_("roles"))

    content_panels = [*BasePage.content_panels, *part_panels(parts)]
    search_fields = [*BasePage.search_fields, *part_search_fields(parts)]

    class Meta:
        verbose_name = _("multidisciplinary care page")

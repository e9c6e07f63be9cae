"""The page that lists every source by topic in plain words."""

from django.utils.translation import gettext_lazy as _

from content.evidence.kinds import KINDS
from content.evidence.selectors import references_by_topic
from content.pages.models.base import ArticlePage


class EvidenceLibraryPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    class Meta:
        verbose_name = _("evidence library page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "references_by_topic": references_by_topic(), "kinds_of_evidence": KINDS.values()}

"""The page that lists every glossary term from A to Z."""

from django.utils.translation import gettext_lazy as _

from content.glossary.selectors import terms_by_letter
from content.pages.models.base import ArticlePage


class GlossaryIndexPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    class Meta:
        verbose_name = _("glossary page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "terms_by_letter": terms_by_letter()}

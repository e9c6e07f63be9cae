"""The page that lists every correction, newest first."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from content.history.public_log import corrections_page
from content.pages.models.base import ArticlePage


class CorrectionsPage(ArticlePage):
    parent_page_types = ["pages.HomePage"]
    subpage_types = []
    max_count = 1

    class Meta:
        verbose_name = _("corrections page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        log = corrections_page(Site.find_for_request(request), request.GET.get("page"), request)
        return {**context, "corrections": log}

"""A page of plain sections, for all that has no page type of its own: privacy, accessibility, how we write."""

from django.utils.translation import gettext_lazy as _

from content.pages.models.base import ArticlePage


class StandardPage(ArticlePage):
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

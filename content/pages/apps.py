"""Registers the pages app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "content.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from content.pages import checks  # noqa: F401 - checks register themselves

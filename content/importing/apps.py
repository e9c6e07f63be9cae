"""Registers the importing app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportingConfig(AppConfig):
    name = "content.importing"
    label = "importing"
    verbose_name = _("Article import")

    def ready(self):
        from content.importing import checks  # noqa: F401 - checks register themselves

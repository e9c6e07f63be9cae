"""Registers the search app with Django and connects its receivers; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "clinic_portal.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from clinic_portal.search import receivers

        receivers.connect()

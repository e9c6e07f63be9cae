"""Registers the governance app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    name = "content.governance"
    label = "governance"
    verbose_name = _("Review and sign-off")

    def ready(self):
        from content.governance import checks  # noqa: F401 - registers itself

"""Registers the ops app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpsConfig(AppConfig):
    name = "clinic_portal.ops"
    label = "ops"
    verbose_name = _("Operations")

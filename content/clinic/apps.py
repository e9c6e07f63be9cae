"""Registers the clinic app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClinicConfig(AppConfig):
    name = "content.clinic"
    label = "clinic"
    verbose_name = _("Clinic")

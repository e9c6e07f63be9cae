"""Registers the starter app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StarterConfig(AppConfig):
    name = "content.starter"
    label = "starter"
    verbose_name = _("Starter content")

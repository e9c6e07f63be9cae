"""Registers the glossary app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "content.glossary"
    label = "glossary"
    verbose_name = _("Glossary")

"""Registers the evidence app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "content.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

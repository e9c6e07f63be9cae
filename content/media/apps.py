"""Registers the media app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "content.media"
    label = "media"
    verbose_name = _("Media")

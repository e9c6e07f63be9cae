"""Registers the media app with Django and connects it with Wagtail; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "content.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self):
        from wagtail.admin.views.account import AvatarSettingsPanel

        from content.media import signal_handlers
        from content.media.forms import CleanAvatarForm

        signal_handlers.connect()
        # Wagtail has a setting for the forms of images and documents, but none for this one.
        AvatarSettingsPanel.form_class = CleanAvatarForm

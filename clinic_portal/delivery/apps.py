"""Registers the delivery app with Django and connects its receivers; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "clinic_portal.delivery"
    label = "delivery"
    verbose_name = _("Delivery")

    def ready(self):
        from clinic_portal.delivery import receivers

        receivers.connect()

"""Registers the accounts app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "clinic_portal.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

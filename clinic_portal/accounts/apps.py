"""Registers the accounts app with Django and its rule for files with Wagtail; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "clinic_portal.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from wagtail.documents import get_document_model
        from wagtail.images import get_image_model
        from wagtail.permissions import register_permission_policy

        from clinic_portal.accounts.media_permissions import FilePermissionPolicy

        for model, auth_model in (
            (get_image_model(), "wagtailimages.Image"),
            (get_document_model(), "wagtaildocs.Document"),
        ):
            policy = FilePermissionPolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
            # Wagtail registers its own policy later; the one for the exact class wins whatever the order.
            register_permission_policy(model, policy, exact_class=True)

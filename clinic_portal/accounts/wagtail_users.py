"""Puts the portal's own account pages in the place of Wagtail's; it holds no logic.

It stands apart from `apps`, where Django would take it for the accounts app itself.
"""

from wagtail.users.apps import WagtailUsersAppConfig


class PortalUsersConfig(WagtailUsersAppConfig):
    user_viewset = "clinic_portal.accounts.viewsets.AccountViewSet"

    def ready(self):
        super().ready()
        from django.contrib.auth import get_user_model
        from wagtail.permissions import register_permission_policy

        from clinic_portal.accounts.permissions import AccountPermissionPolicy

        user_model = get_user_model()
        register_permission_policy(user_model, AccountPermissionPolicy(user_model))

"""The one place that says whose account a person may manage; it knows no view.

Every route of the admin asks here: the list, the forms, the history and the bulk actions.
"""

from wagtail.permission_policies import ModelPermissionPolicy

from clinic_portal.accounts.selectors import accounts_manageable_by


class AccountPermissionPolicy(ModelPermissionPolicy):
    """Django's model permissions, narrowed to the accounts that can do no more than their manager."""

    def user_has_permission_for_instance(self, user, action, instance):
        if user.is_active and user.is_superuser:
            return True
        return (
            self.user_has_permission(user, action)
            and self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()
        )

    def instances_user_has_any_permission_for(self, user, actions):
        if not self.user_has_any_permission(user, actions):
            return self.model._default_manager.none()
        return accounts_manageable_by(user)

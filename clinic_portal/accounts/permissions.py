"""The one place that says whose account a person may manage; it knows no view.

Every route of the admin asks here: the list, the forms, the history and the bulk actions.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from clinic_portal.accounts.roles import PERSONAL_PERMISSIONS


def accounts_manageable_by(user) -> QuerySet:
    """Return the accounts that this user may change, where the permission to change accounts is given.

    Whoever can change an account can set its password and sign in with it. So an account that may do
    something its manager may not (a superuser first of all) is left to superusers. What is held personally does
    not count: a portal admin looks after clinical reviewers too, and every sign-off stands in the page's history.
    """
    accounts = get_user_model()._default_manager.all()
    if user.is_superuser:
        return accounts
    own = Permission.objects.filter(Q(group__user=user) | Q(user=user))
    foreign = Permission.objects.exclude(pk__in=own.values("pk")).exclude(pk__in=_personal().values("pk"))
    mightier = Q(groups__permissions__in=foreign) | Q(user_permissions__in=foreign)
    return accounts.filter(is_superuser=False).exclude(pk__in=accounts.filter(mightier).values("pk"))


def _personal() -> QuerySet:
    names = Q()
    for name in PERSONAL_PERMISSIONS:
        app_label, _dot, codename = name.partition(".")
        names |= Q(content_type__app_label=app_label, codename=codename)
    return Permission.objects.filter(names)


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

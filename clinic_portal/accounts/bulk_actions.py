"""Wagtail's bulk actions on accounts, closed for accounts the reader may not manage; no rule is made here."""

from uuid import uuid4

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.users.views import bulk_actions as wagtail_actions
from wagtail.users.views.bulk_actions.assign_role import RoleForm

from clinic_portal.accounts.permissions import accounts_manageable_by
from clinic_portal.accounts.roles import role_named
from clinic_portal.accounts.selectors import role_groups


class GroupChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, group):
        return role_named(group.name).label


class MatrixRoleForm(RoleForm):
    role = GroupChoiceField(queryset=role_groups(), label=_("Role"))


class ManageableAccountsMixin:
    """Leaves out accounts that are not this person's to manage; Wagtail then names them as left out."""

    @cached_property
    def manageable_ids(self) -> set[int]:
        return set(accounts_manageable_by(self.request.user).values_list("pk", flat=True))

    def check_perm(self, obj):
        return obj.pk in self.manageable_ids and super().check_perm(obj)


class DeleteAccountsAction(ManageableAccountsMixin, wagtail_actions.DeleteBulkAction):
    pass


class AssignRoleAction(ManageableAccountsMixin, wagtail_actions.AssignRoleBulkAction):
    form_class = MatrixRoleForm


class SetActiveAction(ManageableAccountsMixin, wagtail_actions.SetActiveStateBulkAction):
    pass


BULK_ACTIONS = (DeleteAccountsAction, AssignRoleAction, SetActiveAction)


def account_changes_log(request, action_type, objects, action):
    """Write into each account's history what Wagtail's bulk actions leave unwritten; deletions are gone."""
    if isinstance(action, AssignRoleAction | SetActiveAction):
        for account in objects:
            # Entries of one request share an id unless told otherwise, and a history shows one of each id.
            log(account, "wagtail.edit", user=request.user, uuid=uuid4())

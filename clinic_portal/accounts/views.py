"""The account pages of the admin, each closed for accounts its reader may not manage; no rule is made here."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.usage import UsageView
from wagtail.users.views import users as wagtail_views

from clinic_portal.accounts.permissions import accounts_manageable_by
from clinic_portal.accounts.selectors import roles_of
from clinic_portal.accounts.sign_in import failed_sign_ins_forget


class ManageableAccountMixin:
    """Refuses the page, whatever the method, where the account is not this person's to manage."""

    account_action = "change"

    def dispatch(self, request, *args, **kwargs):
        account = self.get_object()
        if not self.permission_policy.user_has_permission_for_instance(request.user, self.account_action, account):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountEditView(ManageableAccountMixin, wagtail_views.EditView):
    def save_instance(self):
        account = super().save_instance()
        if self.form.cleaned_data.get("password1"):
            failed_sign_ins_forget(account.get_username())
        return account


class AccountDeleteView(ManageableAccountMixin, wagtail_views.DeleteView):
    account_action = "delete"


class AccountHistoryView(ManageableAccountMixin, wagtail_views.HistoryView):
    pass


class AccountUsageView(ManageableAccountMixin, UsageView):
    pass


class AccountIndexView(wagtail_views.IndexView):
    """The list of people: everybody is seen, and only accounts that may be managed have links."""

    @cached_property
    def manageable_ids(self) -> set[int]:
        return set(accounts_manageable_by(self.request.user).values_list("pk", flat=True))

    @cached_property
    def columns(self):
        roles = Column("roles", label=_("Roles"), accessor=_roles_text, width="25%")
        return [roles if column.name == "is_superuser" else column for column in super().columns]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")

    def get_list_buttons(self, instance):
        return super().get_list_buttons(instance) if instance.pk in self.manageable_ids else []

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.pk in self.manageable_ids else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if instance.pk in self.manageable_ids else None


def _roles_text(user) -> str:
    names = [str(role.label) for role in roles_of(user)]
    if user.is_superuser:
        names.insert(0, str(_("Superuser")))
    return ", ".join(names)

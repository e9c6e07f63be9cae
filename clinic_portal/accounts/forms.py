"""The account forms of the admin: a person, their password and their roles; nobody is made a superuser here."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from clinic_portal.accounts.roles import PORTAL_ADMIN, role_named
from clinic_portal.accounts.selectors import is_last_portal_admin, role_groups

FIELD_ORDER = [
    "username",
    "first_name",
    "last_name",
    "email",
    "groups",
    "is_active",
    "password1",
    "password2",
]
LAST_ADMIN = _("This is the only active portal admin. Give that role to somebody else first.")


class RoleChoiceField(forms.ModelMultipleChoiceField):
    """The groups of the matrix, each with the sentence that says what the role does."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=role_groups(),
            required=False,
            label=_("Roles"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("A person may have several roles. Without a role, a person cannot sign in to the admin."),
            **kwargs,
        )

    def label_from_instance(self, group):
        role = role_named(group.name)
        return format_html('<span class="role-choice"><strong>{}</strong> {}</span>', role.label, role.description)


class AccountCreationForm(UserCreationForm):
    field_order = FIELD_ORDER
    is_superuser = None
    groups = RoleChoiceField()

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields - {"is_superuser"}


class AccountEditForm(UserEditForm):
    field_order = FIELD_ORDER
    is_superuser = None
    groups = RoleChoiceField()

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields - {"is_superuser"}

    def __init__(self, *args, editing_self=False, **kwargs):
        # Wagtail's form deletes the superuser field of people who edit themselves; there is none to delete.
        super().__init__(*args, editing_self=False, **kwargs)
        if editing_self:
            del self.fields["is_active"]

    def clean_groups(self):
        """Keep the groups that are not roles: a superuser gave them, and this form does not show them."""
        roles = self.cleaned_data["groups"]
        return [*roles, *self.instance.groups.exclude(pk__in=role_groups().values("pk"))]

    def clean(self):
        data = super().clean()
        loses_role = PORTAL_ADMIN.name not in [group.name for group in data.get("groups", ())]
        deactivated = data.get("is_active") is False
        # The database still holds the account as it was before this form.
        if (loses_role or deactivated) and is_last_portal_admin(self.instance):
            field = "groups" if loses_role else "is_active"
            self.add_error(field, ValidationError(LAST_ADMIN, code="last_portal_admin"))
        return data

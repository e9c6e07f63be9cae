"""How accounts are listed and edited in the admin; who may manage whom is decided in `permissions`."""

from wagtail.users.views.users import UserViewSet

from clinic_portal.accounts import forms, views


class AccountViewSet(UserViewSet):
    # A copy of an account would carry over its password and its superuser status.
    copy_view_enabled = False
    index_view_class = views.AccountIndexView
    edit_view_class = views.AccountEditView
    delete_view_class = views.AccountDeleteView
    history_view_class = views.AccountHistoryView
    usage_view_class = views.AccountUsageView
    # One plain form: Wagtail's own account templates ask for the superuser field that ours leaves out.
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update=False):
        return forms.AccountEditForm if for_update else forms.AccountCreationForm

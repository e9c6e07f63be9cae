"""Registers the import with the admin's addresses and menu; it holds no logic."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Site

from content.importing.selectors import may_import
from content.importing.views import ImportView, ReportView


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_import(request.user, Site.find_for_request(request))


@hooks.register("register_admin_urls")
def import_urls():
    patterns = [
        path("", ImportView.as_view(), name="import"),
        path("<int:pk>/", ReportView.as_view(), name="report"),
    ]
    return [path("import-article/", include((patterns, "importing")))]


@hooks.register("register_admin_menu_item")
def import_menu_item():
    return ImportMenuItem(
        _("Import an article"), reverse("importing:import"), name="import-article", icon_name="upload", order=450
    )

"""What safety notices add to the admin: addresses and an entry of the menu."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.admin.menus import PermittedMenuItem
from content.governance.safety import urls
from content.governance.safety.permissions import END_NOTICES


def safety_admin_urls():
    return [path("governance/", include(urls))]


def safety_notices_menu_item():
    return PermittedMenuItem(
        _("Safety notices"),
        reverse("safety_notices:list"),
        name="safety-notices",
        icon_name="warning",
        order=460,
        permission=END_NOTICES,
    )


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_admin_urls", safety_admin_urls)
    hooks.register("register_admin_menu_item", safety_notices_menu_item)

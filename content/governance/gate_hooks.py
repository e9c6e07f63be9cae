"""What the gate adds to the admin: its addresses, its places in the menus, its views in the place of Wagtail's."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.common.menus import PermittedMenuItem
from content.governance import gate_urls
from content.governance.actions import whole_actions_register
from content.governance.bulk_actions import GatedPublishBulkAction
from content.governance.publish_hooks import publication_check
from content.governance.views.pages import gated_page_viewset
from content.governance.views.rules import MAY_CHANGE_RULES
from content.governance.views.safety_notices import MAY_END_NOTICES

# After Wagtail's own registrations of the same things: the last one of a name counts. After the guards of accounts
# too: who may not publish at all is told so first.
AFTER_OTHERS = 10


def gate_urlpatterns():
    return [path("governance/", include(gate_urls))]


def rules_menu_item():
    return PermittedMenuItem(
        _("Rules before publication"),
        reverse("gate:rules"),
        name="publication-rules",
        icon_name="tasks",
        order=605,
        permission=MAY_CHANGE_RULES,
    )


def safety_notices_menu_item():
    return PermittedMenuItem(
        _("Safety notices"),
        reverse("gate:safety_notices"),
        name="safety-notices",
        icon_name="warning",
        order=460,
        permission=MAY_END_NOTICES,
    )


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_admin_urls", gate_urlpatterns)
    hooks.register("register_settings_menu_item", rules_menu_item)
    hooks.register("register_admin_menu_item", safety_notices_menu_item)
    hooks.register("register_admin_viewset", lambda: gated_page_viewset, order=AFTER_OTHERS)
    hooks.register("register_bulk_action", GatedPublishBulkAction, order=AFTER_OTHERS)
    hooks.register("before_publish_page", publication_check, order=AFTER_OTHERS)
    hooks.register("register_actions", whole_actions_register, order=AFTER_OTHERS)

"""What the gate adds to the admin: its addresses, its places in the menus, its views in the place of Wagtail's."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.admin.menus import PermittedMenuItem
from content.governance.gate import urls
from content.governance.gate.actions import whole_actions_register
from content.governance.gate.bulk_actions import BULK_ACTIONS
from content.governance.gate.page_views import gated_page_viewset
from content.governance.gate.permissions import CHANGE_RULES, SEE_GATE_LOG
from content.governance.gate.publish_hooks import publication_check

# After Wagtail's own registrations of the same things: the last one of a name counts. After the guards of accounts
# too: who may not publish at all is told so first.
AFTER_OTHERS = 10


def gate_urlpatterns():
    return [path("governance/", include(urls))]


def rules_menu_item():
    return PermittedMenuItem(
        _("Rules before publication"),
        reverse("gate:rules"),
        name="publication-rules",
        icon_name="tasks",
        order=605,
        permission=CHANGE_RULES,
    )


def gate_log_menu_item():
    return PermittedMenuItem(
        _("Gate: rules and log"),
        reverse("gate:log"),
        name="gate-log",
        icon_name="clipboard-list",
        order=120,
        permission=SEE_GATE_LOG,
    )


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_admin_urls", gate_urlpatterns)
    hooks.register("register_settings_menu_item", rules_menu_item)
    hooks.register("register_reports_menu_item", gate_log_menu_item)
    hooks.register("register_admin_viewset", lambda: gated_page_viewset, order=AFTER_OTHERS)
    for action in BULK_ACTIONS:
        hooks.register("register_bulk_action", action, order=AFTER_OTHERS)
    hooks.register("before_publish_page", publication_check, order=AFTER_OTHERS)
    hooks.register("register_actions", whole_actions_register, order=AFTER_OTHERS)

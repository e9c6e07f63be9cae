"""Registers the dashboard, the brand and the guarded bulk actions with the admin; it holds no logic."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from clinic_portal.accounts.bulk_actions import BULK_ACTIONS, account_changes_log
from clinic_portal.accounts.panels import NextStepsPanel

# After Wagtail's own registrations of the same actions (order 0): the last one of a name counts.
AFTER_WAGTAIL = 10

for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)

hooks.register("after_bulk_action", account_changes_log)


@hooks.register("construct_homepage_panels")
def next_steps_first(request, panels):
    panels.append(NextStepsPanel(request))


@hooks.register("insert_global_admin_css")
def brand_stylesheet():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/brand.css"))


@hooks.register("construct_help_menu")
def no_wagtail_news(request, menu_items):
    """Leave out the link to Wagtail's release notes, which are written for developers."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new-in-wagtail")]

"""Registers the dashboard, the brand and the guards with the admin; it holds no logic."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from clinic_portal.accounts import media_guards, page_guards
from clinic_portal.accounts.bulk_actions import BULK_ACTIONS, account_changes_log
from clinic_portal.accounts.panels import NextStepsPanel

# After Wagtail's own registrations of the same actions (order 0): the last one of a name counts.
AFTER_WAGTAIL = 10
# Of two views at one address the first one answers.
BEFORE_WAGTAIL = -10

for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)

hooks.register("after_bulk_action", account_changes_log)

for hook_name in (
    "before_delete_page",
    "before_move_page",
    "before_copy_page",
    "before_convert_alias_page",
    "before_publish_page",
    "before_unpublish_page",
    "before_bulk_action",
):
    hooks.register(hook_name, page_guards.page_action_refuse)

hooks.register("before_edit_page", page_guards.page_submission_refuse)
hooks.register("construct_page_action_menu", page_guards.page_submission_hide)


@hooks.register("construct_admin_api")
def guarded_pages_api(router):
    router.register_endpoint("pages", page_guards.GuardedPagesAPIViewSet)


@hooks.register("register_admin_urls", order=BEFORE_WAGTAIL)
def public_file_urls():
    return media_guards.urlpatterns


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

"""What reviews add to the admin: addresses, an entry of the menu, lines of a page's history."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.admin.menus import PermittedMenuItem
from content.governance.review import urls
from content.governance.review.log_actions import review_log_actions
from content.governance.review.permissions import SEE_TASKS


def review_admin_urls():
    return [path("governance/", include(urls))]


def tasks_menu_item():
    return PermittedMenuItem(
        _("Review tasks"),
        reverse("reviews:tasks"),
        name="review-tasks",
        icon_name="tasks",
        order=110,
        permission=SEE_TASKS,
    )


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_log_actions", review_log_actions)
    hooks.register("register_admin_urls", review_admin_urls)
    hooks.register("register_reports_menu_item", tasks_menu_item)

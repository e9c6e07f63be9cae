"""What reviews add to the admin: addresses, entries of the menu and the dashboard; registered in `wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from content.common.menus import PermittedMenuItem
from content.governance.review_rights import SEE_GATE_LOG, SEE_TASKS


def review_admin_urls():
    return [path("governance/", include("content.governance.review_urls"))]


def tasks_menu_item():
    return PermittedMenuItem(
        _("Review tasks"),
        reverse("reviews:tasks"),
        name="review-tasks",
        icon_name="tasks",
        order=110,
        permission=SEE_TASKS,
    )


def gate_log_menu_item():
    return PermittedMenuItem(
        _("Gate: rules and log"),
        reverse("reviews:gate_log"),
        name="gate-log",
        icon_name="clipboard-list",
        order=120,
        permission=SEE_GATE_LOG,
    )


def page_review_buttons(page, user, view_name, next_url=None):
    """Lead from the page's menu to its review cycle."""
    if user.has_perm(SEE_TASKS) and page.permissions_for_user(user).can_edit():
        address = reverse("reviews:page", args=[page.pk])
        yield Button(_("Reviews"), address, icon_name="history", priority=66)

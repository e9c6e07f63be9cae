"""Registers the report and the dashboard's panel on reviews with the admin; it holds no logic."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from content.common.menus import PermittedMenuItem
from content.governance.review_rights import SEE_TASKS
from content.pages.panels import ReviewPanel


@hooks.register("register_admin_urls")
def report_urls():
    return [path("reports/review/", include("content.pages.report_urls"))]


@hooks.register("register_reports_menu_item")
def review_report_menu_item():
    return PermittedMenuItem(
        _("Review and sign-off"),
        reverse("page_reports:review"),
        name="review-and-sign-off",
        icon_name="history",
        order=100,
        permission=SEE_TASKS,
    )


@hooks.register("construct_homepage_panels")
def review_panel(request, panels):
    panels.append(ReviewPanel(request))

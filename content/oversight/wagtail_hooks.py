"""Registers the report, a page's review cycle and the dashboard's panel with the admin; it holds no logic."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from content.admin.menus import PermittedMenuItem
from content.admin.permitted import may_open
from content.governance.review.permissions import SEE_TASKS
from content.oversight import urls
from content.oversight.panels import ReviewPanel


@hooks.register("register_admin_urls")
def oversight_admin_urls():
    return [path("", include(urls))]


@hooks.register("register_reports_menu_item")
def review_report_menu_item():
    return PermittedMenuItem(
        _("Review and sign-off"),
        reverse("oversight:review_report"),
        name="review-and-sign-off",
        icon_name="history",
        order=100,
        permission=SEE_TASKS,
    )


@hooks.register("construct_homepage_panels")
def review_panel(request, panels):
    panels.append(ReviewPanel(request))


@hooks.register("register_page_header_buttons")
def page_review_buttons(page, user, view_name, next_url=None):
    """Lead from the page's menu to its review cycle."""
    if user.has_perm(SEE_TASKS) and may_open(user, page):
        address = reverse("oversight:page_review", args=[page.pk])
        yield Button(_("Reviews"), address, icon_name="history", priority=66)

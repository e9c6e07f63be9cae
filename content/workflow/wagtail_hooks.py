"""Registers the sign-off desk with the admin: addresses, buttons of pages, and what the editor is told first."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import WorkflowState

from content.admin.permitted import may_open
from content.governance.said.mixins import GovernedPageMixin
from content.governance.sign_off.selectors import has_reviewer_role, reviewer_profile_of
from content.workflow import urls
from content.workflow.models import ClinicalReviewTask


class SignOffMenuItem(PageMenuItem):
    """Leads from a page to its sign-offs."""

    label = _("Sign-off")
    icon_name = "clipboard-list"
    url_name = "sign_offs:page"

    def is_shown(self, user):
        is_governed = issubclass(self.page.specific_class or type(self.page), GovernedPageMixin)
        return is_governed and may_open(user, self.page)


@hooks.register("register_admin_urls")
def sign_off_admin_urls():
    return [path("governance/", include(urls))]


@hooks.register("register_page_header_buttons")
def page_header_button(page, user, view_name, next_url=None):
    yield SignOffMenuItem(page=page, priority=12)


@hooks.register("register_page_listing_more_buttons")
def page_listing_button(page, user, next_url=None):
    yield SignOffMenuItem(page=page, priority=55)


@hooks.register("register_account_menu_item")
def interests_menu_item(request):
    """Offer a clinical reviewer the page of their interests, among the things of their account."""
    if reviewer_profile_of(request.user) is None:
        return None
    return {
        "url": reverse("sign_offs:interests"),
        "label": _("My declared interests"),
        "help_text": _("What a reader might think could sway your reviews. It goes into everything you sign."),
    }


@hooks.register("before_edit_page")
def refusal_tell_first(request, page):
    """Say in the editor why a reviewer is not offered the sign-off that the page waits for."""
    if request.method != "GET":
        return
    task = page.current_workflow_task
    if not isinstance(task, ClinicalReviewTask) or not has_reviewer_role(request.user):
        return
    if reason := task.reason_against_approval(page, request.user):
        messages.warning(request, reason)


@hooks.register("before_edit_page")
def requests_tell_first(request, page):
    """Say in the editor what a reviewer or publisher asked to be changed, until the page is submitted again."""
    state = page.current_workflow_state if request.method == "GET" else None
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES or state.current_task_state is None:
        return
    if comment := state.current_task_state.comment:
        told = {"step": state.current_task_state.task.name, "comment": comment}
        messages.warning(request, _("%(step)s asks for changes: “%(comment)s”") % told)

"""What sign-off adds to the admin: addresses, buttons of pages, reviewer profiles; registered in `wagtail_hooks`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import WorkflowState

from content.governance.mixins import GovernedPageMixin
from content.governance.models import ClinicalReviewTask
from content.governance.selectors.sign_offs import has_reviewer_role, reviewer_profile_of
from content.governance.sign_off_log import sign_off_log_actions
from content.governance.views.reviewers import reviewer_viewset


class SignOffMenuItem(PageMenuItem):
    """Leads from a page to its sign-offs."""

    label = _("Sign-off")
    icon_name = "clipboard-list"
    url_name = "sign_offs:page"

    def is_shown(self, user):
        is_governed = issubclass(self.page.specific_class or type(self.page), GovernedPageMixin)
        return is_governed and self.page.permissions_for_user(user).can_edit()


def sign_off_admin_urls():
    return [path("governance/", include("content.governance.sign_off_urls"))]


def page_header_button(page, user, view_name, next_url=None):
    yield SignOffMenuItem(page=page, priority=12)


def page_listing_button(page, user, next_url=None):
    yield SignOffMenuItem(page=page, priority=55)


def interests_menu_item(request):
    """Offer a clinical reviewer the page of their interests, among the things of their account."""
    if reviewer_profile_of(request.user) is None:
        return None
    return {
        "url": reverse("sign_offs:interests"),
        "label": _("My declared interests"),
        "help_text": _("What a reader might think could sway your reviews. It goes into everything you sign."),
    }


def refusal_tell_first(request, page):
    """Say in the editor why a reviewer is not offered the sign-off that the page waits for."""
    if request.method != "GET":
        return
    task = page.current_workflow_task
    if not isinstance(task, ClinicalReviewTask) or not has_reviewer_role(request.user):
        return
    if reason := task.reason_against_approval(page, request.user):
        messages.warning(request, reason)


def requests_tell_first(request, page):
    """Say in the editor what a reviewer or publisher asked to be changed, until the page is submitted again."""
    state = page.current_workflow_state if request.method == "GET" else None
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES or state.current_task_state is None:
        return
    if comment := state.current_task_state.comment:
        told = {"step": state.current_task_state.task.name, "comment": comment}
        messages.warning(request, _("%(step)s asks for changes: “%(comment)s”") % told)


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_log_actions", sign_off_log_actions)
    hooks.register("register_admin_urls", sign_off_admin_urls)
    hooks.register("register_page_header_buttons", page_header_button)
    hooks.register("register_page_listing_more_buttons", page_listing_button)
    hooks.register("register_account_menu_item", interests_menu_item)
    hooks.register("before_edit_page", refusal_tell_first)
    hooks.register("before_edit_page", requests_tell_first)
    hooks.register("register_admin_viewset", lambda: reviewer_viewset)

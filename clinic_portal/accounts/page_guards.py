"""Refuses what Wagtail lets a clinical reviewer do with pages beyond comments; the rule is in `policy`."""

from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import PermissionDenied
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet

from clinic_portal.accounts.policy import only_comments
from clinic_portal.accounts.selectors import roles_of

ONLY_COMMENTS = _("A clinical reviewer reads and comments on pages; ask an editor or a publisher for anything else.")

# What starts a review; approving and asking for changes are other actions.
SUBMISSIONS = ("action-submit", "action-restart-workflow")


def is_refused(user) -> bool:
    return not user.is_superuser and only_comments([role.name for role in roles_of(user)])


def page_action_refuse(request, *subjects):
    """Answer before Wagtail deletes, moves, copies, publishes or takes down pages; None lets it go on."""
    if not is_refused(request.user):
        return None
    messages.error(request, ONLY_COMMENTS)
    return redirect("wagtailadmin_home")


def page_submission_refuse(request, page):
    if request.method == "POST" and any(name in request.POST for name in SUBMISSIONS):
        return page_action_refuse(request, page)
    return None


def page_submission_hide(menu_items, request, context):
    if is_refused(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in SUBMISSIONS]


class GuardedPagesAPIViewSet(PagesAdminAPIViewSet):
    """The admin's own interface for scripts, whose actions run none of the hooks above."""

    def action_view(self, request, pk, action_name):
        if is_refused(request.user):
            raise PermissionDenied(ONLY_COMMENTS)
        # All or nothing: an action on a branch that is refused halfway leaves nothing behind.
        with transaction.atomic():
            return super().action_view(request, pk, action_name)

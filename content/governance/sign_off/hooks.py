"""What sign-offs add to the admin below the desk: lines of a page's history and the profiles of reviewers."""

from wagtail import hooks

from content.governance.sign_off.log_actions import sign_off_log_actions
from content.governance.sign_off.viewsets import reviewer_viewset


def register() -> None:
    """Register all of it; called once, from the app's hooks."""
    hooks.register("register_log_actions", sign_off_log_actions)
    hooks.register("register_admin_viewset", lambda: reviewer_viewset)

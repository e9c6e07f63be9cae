"""Registers the governance app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    name = "content.governance"
    label = "governance"
    verbose_name = _("Review and sign-off")

    def ready(self):
        from content.governance import checks, receivers  # noqa: F401 - checks register themselves
        from content.governance.registry import review_subjects_register
        from content.governance.selectors.reviews import page_edit_path, pages_due_until, pages_existing

        review_subjects_register("page", due_until=pages_due_until, edit_path=page_edit_path, existing=pages_existing)
        receivers.connect()

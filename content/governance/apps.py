"""Registers the governance app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    name = "content.governance"
    label = "governance"
    verbose_name = _("Review and sign-off")

    def ready(self):
        from content.governance.gate import checks as gate_checks  # noqa: F401 - checks register themselves
        from content.governance.gate import receivers
        from content.governance.quality import checks as quality_checks  # noqa: F401
        from content.governance.review.selectors import page_edit_path, pages_due_until, pages_existing
        from content.governance.review.subjects import review_subjects_register
        from content.governance.sign_off import checks as sign_off_checks  # noqa: F401

        review_subjects_register("page", due_until=pages_due_until, edit_path=page_edit_path, existing=pages_existing)
        receivers.connect()

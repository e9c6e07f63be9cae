"""Registers the pages app with Django and claims with the review cycle; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "content.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from content.governance.registry import review_subjects_register
        from content.pages import receivers
        from content.pages.claims_due import claim_edit_path, claims_due_until, claims_existing

        review_subjects_register(
            "claim", due_until=claims_due_until, edit_path=claim_edit_path, existing=claims_existing
        )
        receivers.connect()

"""Registers the oversight app with Django and claims with the review cycle; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OversightConfig(AppConfig):
    name = "content.oversight"
    label = "oversight"
    verbose_name = _("Oversight")

    def ready(self):
        from content.governance.review.subjects import review_subjects_register
        from content.oversight import receivers
        from content.oversight.claims_due import claim_edit_path, claims_due_until, claims_existing

        review_subjects_register(
            "claim", due_until=claims_due_until, edit_path=claim_edit_path, existing=claims_existing
        )
        receivers.connect()

"""Registers the evidence app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "content.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self):
        from content.common.snippet_publication import publication_checked
        from content.evidence.models import Claim, Reference
        from content.wording.patient_words import patient_words_problems

        for model in (Claim, Reference):
            publication_checked(model, fields=model.patient_fields(), problems=patient_words_problems)

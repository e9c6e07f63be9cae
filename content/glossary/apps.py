"""Registers the glossary app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "content.glossary"
    label = "glossary"
    verbose_name = _("Glossary")

    def ready(self):
        from content.common.snippet_publication import publication_checked
        from content.glossary.forms import GlossaryTermForm
        from content.glossary.models import GlossaryTerm
        from content.wording.promises import promise_problems

        publication_checked(GlossaryTerm, fields=GlossaryTermForm.reader_fields, problems=promise_problems)

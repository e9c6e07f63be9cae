"""Registers the glossary with the admin; it holds no logic."""

from wagtail.snippets.models import register_snippet

from content.glossary.viewsets import GlossaryTermViewSet

register_snippet(GlossaryTermViewSet)

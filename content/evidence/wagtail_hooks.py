"""Registers references and claims with the admin; it holds no logic."""

from wagtail.snippets.models import register_snippet

from content.evidence.viewsets import EvidenceViewSetGroup

register_snippet(EvidenceViewSetGroup)

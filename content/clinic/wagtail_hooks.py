"""Registers the clinic's snippets with the admin; it holds no logic."""

from wagtail.snippets.models import register_snippet

from content.clinic.viewsets import ClinicViewSetGroup

register_snippet(ClinicViewSetGroup)

"""Reads the clinic's details; it writes nothing and knows nothing of pages."""

from content.clinic.models import ClinicSettings


def clinic_settings_for_request(request) -> ClinicSettings:
    """Return the settings of the site that this request is for, its country loaded with them."""
    return ClinicSettings.for_request(request)

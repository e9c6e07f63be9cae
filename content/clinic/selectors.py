"""Reads the clinic's details; it writes nothing and knows nothing of pages."""

from content.clinic.models import ClinicSettings, Location, TeamMember


def clinic_settings_for_request(request) -> ClinicSettings:
    """Return the settings of the site that this request is for, its country loaded with them."""
    return ClinicSettings.for_request(request)


def locations():
    """Return the places in the clinic's order, with their opening hours in one further query."""
    return Location.objects.prefetch_related("opening_hours")


def team_members():
    """Return the roles in the clinic's order, each with its photo."""
    return TeamMember.objects.select_related("photo")

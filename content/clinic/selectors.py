"""Reads the clinic's details; it writes nothing and knows nothing of pages."""

from django.db.models import Prefetch

from content.clinic.models import ClinicSettings, Location, TeamMember
from content.media.models import CustomImage


def clinic_settings_for_request(request) -> ClinicSettings:
    """Return the settings of the site that this request is for, its country loaded with them.

    Deleting the home page deletes its site too. Then there are none, and a reader still gets a page that says so.
    """
    try:
        return ClinicSettings.for_request(request)
    except ClinicSettings.DoesNotExist:
        return ClinicSettings()


def locations():
    """Return the places in the clinic's order, with their opening hours in one further query."""
    return Location.objects.prefetch_related("opening_hours")


def team_members():
    """Return the roles in the clinic's order, with all photos and their sizes in two further queries."""
    photos = CustomImage.objects.prefetch_renditions()
    return TeamMember.objects.prefetch_related(Prefetch("photo", queryset=photos))

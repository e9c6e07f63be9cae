"""How the clinic's places, team and countries are listed and edited in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from content.clinic.models import CountryProfile, Location, TeamMember


class LocationViewSet(SnippetViewSet):
    model = Location
    icon = "site"
    list_display = ["name", "telephone"]


class TeamMemberViewSet(SnippetViewSet):
    model = TeamMember
    icon = "group"
    list_display = ["role_title", "name"]


class CountryProfileViewSet(SnippetViewSet):
    model = CountryProfile
    icon = "globe"
    list_display = ["name", "emergency_number", "urgent_line"]


class ClinicViewSetGroup(SnippetViewSetGroup):
    items = (LocationViewSet, TeamMemberViewSet, CountryProfileViewSet)
    menu_label = _("Clinic")
    menu_icon = "home"
    menu_name = "clinic"
    menu_order = 250

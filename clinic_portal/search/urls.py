"""The address of the search page; it knows only the view."""

from django.urls import path

from clinic_portal.search.views import search

urlpatterns = [path("", search, name="search")]

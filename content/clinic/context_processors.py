"""Gives every template the clinic's details and its country; it knows nothing of pages."""

from django.utils.functional import SimpleLazyObject

from content.clinic.selectors import clinic_settings_for_request


def clinic(request):
    """Return `clinic` and `country`; both are read only when a template asks for them."""
    settings = SimpleLazyObject(lambda: clinic_settings_for_request(request))
    return {"clinic": settings, "country": SimpleLazyObject(lambda: settings.country_profile)}

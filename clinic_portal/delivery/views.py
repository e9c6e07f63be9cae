"""The small addresses outside the page tree: robots.txt, security.txt, favicon; they read settings only."""

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from content.clinic.selectors import clinic_settings_for_request

# RFC 9116 asks for a date less than a year ahead, so that a stale file can be told.
SECURITY_TXT_VALID = timedelta(days=180)


@require_safe
def robots_txt(request):
    """Tell crawlers where the sitemap is and to leave the admin alone."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request):
    """Say where to report a security problem (RFC 9116), if the clinic has said so in its settings."""
    contact = clinic_settings_for_request(request).security_contact
    if not contact:
        raise Http404
    expires = (timezone.now() + SECURITY_TXT_VALID).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en",
        f"Canonical: {request.build_absolute_uri(reverse('security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class FaviconView(RedirectView):
    """Lead browsers that ask for /favicon.ico to the hashed file."""

    def get_redirect_url(self, *args, **kwargs):
        return static("img/favicon.svg")

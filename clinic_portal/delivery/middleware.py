"""What every response carries beyond Django's own headers; it must not know any page."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property


class AdminContentSecurityPolicyMiddleware:
    """Gives the admin the wider policy that Wagtail's own widgets need; readers keep the strict one."""

    def __init__(self, get_response):
        self.get_response = get_response

    @cached_property
    def admin_path(self) -> str:
        return reverse("wagtailadmin_home")

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(self.admin_path):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY
        return response


class SignedInResponsesMiddleware:
    """Keeps what a signed-in person sees out of shared caches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-cache"
        return response

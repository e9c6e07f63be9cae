"""What every response carries beyond Django's own headers; it must not know any page."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponseNotModified
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.cache import has_vary_header, patch_vary_headers
from django.utils.functional import cached_property
from django.utils.http import parse_etags

from clinic_portal.delivery.policy import ANY_TAG, CACHE_CONTROL, is_held, page_tag
from clinic_portal.delivery.release import release_fingerprint
from clinic_portal.delivery.selectors import generation_number


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
            # A live preview comes back from a request of its own, with the readers' policy on it already.
            del response["Content-Security-Policy"]
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


class UnchangedPagesMiddleware:
    """Gives readers' pages a tag, and answers who holds the present one without making the page again.

    It stands outside everything that sets cookies, so that it sees them, and inside what gives every response
    its headers, so that a short answer carries them too.
    """

    # The page tree alone. Searches are left out: what one reader asks for is kept in no shared cache.
    VIEW_NAME = "wagtail_serve"

    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed("Templates change under a development server.")
        self.get_response = get_response
        # Taken at the start: files that a deploy changes later are not what this process runs.
        self.release = release_fingerprint()

    def __call__(self, request):
        if not self._is_readers(request):
            return self.get_response(request)
        # Read before the page is made: a change meanwhile leaves a tag that no later content has.
        tag = page_tag(
            generation=generation_number(),
            release=self.release,
            day=timezone.localdate(),
            address=request.build_absolute_uri(),
        )
        held = parse_etags(request.headers.get("If-None-Match", ""))
        if is_held(tag, held):
            return self._not_modified(tag)
        response = self.get_response(request)
        if self._is_for_everybody(response):
            # The star asks whether there is a page at all, which is known only now.
            if ANY_TAG in held:
                return self._not_modified(tag)
            response["ETag"] = tag
            response["Cache-Control"] = CACHE_CONTROL
        return response

    def _is_readers(self, request) -> bool:
        """Say whether an anonymous reader asks for an address of the page tree."""
        if request.method not in ("GET", "HEAD") or "Authorization" in request.headers:
            return False
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return False
        try:
            return resolve(request.path_info).view_name == self.VIEW_NAME
        except Resolver404:
            return False

    @staticmethod
    def _is_for_everybody(response) -> bool:
        """Say whether this is a page that any reader would get; what speaks of caches itself is left as it is."""
        return (
            response.status_code == 200
            and response.get("Content-Type", "").startswith("text/html")
            and not response.cookies
            and "Cache-Control" not in response
            and "ETag" not in response
            and not has_vary_header(response, "Cookie")
        )

    @staticmethod
    def _not_modified(tag: str) -> HttpResponseNotModified:
        response = HttpResponseNotModified(headers={"ETag": tag, "Cache-Control": CACHE_CONTROL})
        # As on the page itself, where the compression says so; an empty answer is not compressed.
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

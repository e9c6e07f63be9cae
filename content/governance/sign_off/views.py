"""The public view that answers whether a page is as it was signed; it decides nothing, sets no cookie."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from content.common.public import public_pages
from content.governance.sign_off.verification import Verification, keys_data, page_verification, verification_data

# Any cache may keep the answer, and asks each time: a withdrawal must be seen at once.
CACHE_CONTROL = "public, no-cache"


@require_safe
def verify(request, page_id):
    """Say in plain words how a public page stands to its sign-off; `?format=json` says it to programs."""
    found = _verification(request, page_id)
    if request.GET.get("format") == "json":
        return _json(request, found)
    response = render(
        request,
        "governance/sign_off/verify.html",
        {"found": found, "standing": found.standing, "sign_off": found.standing.sign_off},
    )
    return _with_headers(response)


@require_safe
def verify_json(request, page_id):
    return _json(request, _verification(request, page_id))


@require_safe
def verify_content(request, page_id):
    """Return the very bytes whose SHA-256 is the signed hash of the whole page."""
    content = _verification(request, page_id).signed_content
    if content is None:
        raise Http404
    return _with_headers(HttpResponse(content, content_type="application/json"))


@require_safe
def verify_keys(request):
    return _with_headers(JsonResponse({"keys": keys_data()}, json_dumps_params={"indent": 2}))


def _verification(request, page_id: int) -> Verification:
    """Find the page among the public ones; what is private, a draft or no page at all is answered alike."""
    page = public_pages(Site.find_for_request(request)).filter(pk=page_id).first()
    found = page_verification(page, today=timezone.localdate()) if page else None
    if found is None:
        raise Http404
    return found


def _json(request, found: Verification) -> JsonResponse:
    data = verification_data(
        found,
        url=found.page.get_full_url(request),
        content_url=request.build_absolute_uri(reverse("governance:verify_content", args=[found.page.pk])),
    )
    return _with_headers(JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2}))


def _with_headers(response):
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = CACHE_CONTROL
    return response

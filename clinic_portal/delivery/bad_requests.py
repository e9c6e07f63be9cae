"""Answers what no form of the admin sends with one sentence instead of a fault; it must not know any page.

Wagtail's own views take for granted that a request comes from one of their forms: a made-up number in an address, a
field left out of a form or rich text that is no rich text end in an exception. Readers' pages have no such views.
"""

import logging
from traceback import walk_tb

from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage
from django.db import DataError, IntegrityError
from django.http import JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

logger = logging.getLogger(__name__)

# A field that is not there, a number no column holds, a text no encoding holds, a page of a list that does not exist.
UNREADABLE = (MultiValueDictKeyError, OverflowError, UnicodeError, DataError, InvalidPage)
# The second of two clicks or two people who add the same thing in the same moment, after the form found it free.
CLASHING = (IntegrityError, ValidationError)
# Django's name for taking a field's value out of what was sent, and for nothing else.
READS_A_FORM = "value_from_datadict"
# Django's name for making a looked-up value fit its column; bulk actions look up what the address names.
LOOKS_UP = "get_prep_value"


def is_unreadable(request, exception: Exception) -> bool:
    """Say whether it is the request that is wrong, and not the portal."""
    if isinstance(exception, (*UNREADABLE, *CLASHING)):
        return True
    if isinstance(exception, NoReverseMatch):
        # Of a made-up number in the address, or of the address to go on to.
        return bool(request.GET) or "next" in request.POST
    if request.method in ("GET", "HEAD"):
        return bool(request.GET) and isinstance(exception, ValueError)
    functions = [frame.f_code.co_name for frame, _line in walk_tb(exception.__traceback__)]
    is_made_up = bool(request.GET) and isinstance(exception, ValueError) and functions[-1:] == [LOOKS_UP]
    return is_made_up or READS_A_FORM in functions


class AdminBadRequestMiddleware:
    """The log keeps what happened, so that a fault of ours that looks like this is found all the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    @cached_property
    def admin_path(self) -> str:
        return reverse("wagtailadmin_home")

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not request.path.startswith(self.admin_path) or not is_unreadable(request, exception):
            return None
        level = logging.ERROR if isinstance(exception, CLASHING) else logging.WARNING
        logger.log(level, "This request could not be read: %s", request.path, exc_info=exception)
        if request.headers.get("accept", "").startswith("application/json"):
            return JsonResponse(
                {"detail": _("This request cannot be read. Load the page again and check that all is as you left it.")},
                status=400,
            )
        return bad_request(request, exception)

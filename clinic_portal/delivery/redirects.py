"""How redirects are written: one at a time of each address, and a list of them all or none; it knows no page type."""

from django.db import transaction
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView, process_import
from wagtail.models import Site

SHORT_LINE = _(
    "A line of the file is empty or has fewer columns than the first one, so nothing was imported. Mend the file and "
    "choose it again."
)
FILE_GONE = _("This file was imported already, or waited too long. To import it again, choose it again.")


def redirects_import(request):
    try:
        with transaction.atomic():
            return process_import(request)
    except IndexError:
        messages.error(request, SHORT_LINE)
    except (FileNotFoundError, KeyError):
        # Wagtail throws the file away once it is imported, and somebody pressed the button twice or left out its name.
        messages.error(request, FILE_GONE)
    return redirect("wagtailredirects:start_import")


class RedirectCreateView(CreateView):
    """The database allows the same address twice where a redirect is for every site, so only the form stops it."""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            # Two clicks take turns, and the second one's form finds the first one's redirect.
            list(Site.objects.select_for_update())
            return super().post(request, *args, **kwargs)


class OneRedirectMiddleware(RedirectMiddleware):
    """Wagtail's own, for which an address that is there twice is a fault; for a reader it is not there."""

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except Redirect.DoesNotExist:
            return response


# The addresses of Wagtail's own views, which keep their names.
urlpatterns = [
    path("redirects/add/", RedirectCreateView.as_view()),
    path("redirects/import/process/", redirects_import),
]

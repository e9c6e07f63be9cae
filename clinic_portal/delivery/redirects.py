"""The step of Wagtail's import of redirects that writes them, all or none; a file it cannot follow is told in words."""

from django.db import transaction
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.contrib.redirects.views import process_import

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


# The address of Wagtail's own view, which keeps its name.
urlpatterns = [path("redirects/import/process/", redirects_import)]

"""Serves pictures from the local media folder, and only pictures; it must not know how they got there."""

from pathlib import PurePath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import condition, require_safe

# Each picture's name carries a mark of its content, so a name never comes to mean something else.
CACHE_CONTROL = "public, max-age=31536000, immutable"
PICTURE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def _last_modified(request, folder, name):
    try:
        return default_storage.get_modified_time(f"{folder}/{name}")
    except (OSError, ValueError):
        return None


@require_safe
@condition(last_modified_func=_last_modified)
def picture(request, folder: str, name: str):
    """Serve one picture; the address names one of our folders and a plain file name, nothing else matches.

    Documents lie in a folder that has no address here: Wagtail's view serves them, and asks who may.
    """
    content_type = PICTURE_TYPES.get(PurePath(name).suffix.lower())
    if content_type is None:
        raise Http404
    try:
        file = default_storage.open(f"{folder}/{name}")
    except (OSError, ValueError) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=content_type)
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = CACHE_CONTROL
    response["X-Content-Type-Options"] = "nosniff"
    # A picture opened in a tab of its own may load and run nothing.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

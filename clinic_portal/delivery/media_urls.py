"""The addresses of pictures below the media address; it names the folders that may be read, and no other."""

from django.urls import re_path

from clinic_portal.delivery.media_views import picture

# The first character is never a dot, and a slash is in no name: nothing outside these folders can be named.
urlpatterns = [
    re_path(r"^(?P<folder>images|original_images|avatar_images)/(?P<name>[\w-][\w.-]*)\Z", picture, name="picture"),
]

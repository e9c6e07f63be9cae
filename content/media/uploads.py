"""Cleans picture files as Django hands them over, in the place they lie in; it knows no model or form."""

from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile

from content.media.metadata import picture_cleaned


def picture_file_cleaned(content: File, name: str) -> File:
    """Return the file clean, with the ending that tells its format; a clean one comes back as it is."""
    if getattr(content, "is_clean_picture", False):
        return content
    content.seek(0)
    picture = picture_cleaned(content.read(), max_pixels=settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    clean = ContentFile(picture.data, name=_renamed(name, picture.extension))
    clean.is_clean_picture = True
    return clean


def picture_upload_clean(upload: UploadedFile) -> UploadedFile:
    """Clean what somebody sent in the very file it lies in, so that no other code finds the original."""
    clean = picture_file_cleaned(upload, upload.name)
    data = clean.read()
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(data)
    upload.file.flush()
    upload.file.seek(0)
    upload.size = len(data)
    upload.name = clean.name
    upload.is_clean_picture = True
    return upload


def _renamed(name: str, extension: str) -> str:
    return PurePath(name).with_suffix(f".{extension}").name

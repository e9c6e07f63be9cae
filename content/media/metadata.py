"""Gives back a clean copy of a picture: whole, upright, and silent about who took it and where.

It works on bytes alone and knows no model, no form and no setting.
"""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, ImageSequence
from pillow_heif import register_heif_opener

register_heif_opener()

# The formats that are opened at all; Pillow knows many more, and each is a door.
READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
# No browser shows HEIC, and an MPO is a JPEG with a second picture behind it, so both are stored as JPEG.
STORED_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "HEIF": "JPEG",
    "PNG": "PNG",
    "GIF": "GIF",
    "WEBP": "WEBP",
    "AVIF": "AVIF",
}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
# High enough that the renditions, made from this copy, show no second loss.
ENCODING = {
    "JPEG": {"quality": 92, "optimize": True, "progressive": True},
    "PNG": {"optimize": False},
    "GIF": {},
    "WEBP": {"quality": 92},
    "AVIF": {"quality": 85, "speed": 8},
}
# All that may stay of what Pillow knows about a picture; the rest is dropped, not listed.
KEPT_INFO = ("transparency", "background")
MAX_COLOUR_PROFILE_BYTES = 1_000_000


class PictureRefused(ValueError):
    """A file that is no whole picture of a kind we publish; its words are for the person who sent it."""


@dataclass(frozen=True)
class CleanPicture:
    """The bytes to store and the ending their name must have."""

    data: bytes
    extension: str


def picture_cleaned(data: bytes, *, max_pixels: int) -> CleanPicture:
    """Decode the whole picture and encode its pixels again, so that nothing else of the file is left."""
    try:
        with Image.open(BytesIO(data), formats=READ) as picture:
            stored_format = STORED_AS[picture.format]
            count = 1 if stored_format == "JPEG" else getattr(picture, "n_frames", 1)
            if picture.width * picture.height * count > max_pixels:
                raise PictureRefused(_("This picture has too many pixels. Make it smaller and try again."))
            return CleanPicture(_encoded(picture, stored_format, count), EXTENSIONS[stored_format])
    except PictureRefused:
        raise
    except Exception as error:  # Pillow's decoders raise nearly everything on a broken file
        raise PictureRefused(
            _("This picture is damaged or incomplete, so it cannot be used. Save it again and try once more.")
        ) from error


def _encoded(picture: Image.Image, stored_format: str, count: int) -> bytes:
    profile = _colour_profile(picture)
    options = dict(ENCODING[stored_format])
    if profile:
        options["icc_profile"] = profile
    if count > 1:
        frames = [_upright(frame) for frame in ImageSequence.Iterator(picture)]
        durations = [frame.info.pop("duration", 0) for frame in frames]
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        options["loop"] = picture.info.get("loop", 0)
    else:
        frames = [_upright(picture)]
        frames[0].info.pop("duration", None)
    output = BytesIO()
    frames[0].save(output, stored_format, **options)
    return output.getvalue()


def _upright(frame: Image.Image) -> Image.Image:
    """Return a copy of the frame turned as its camera meant it, with no more information than it needs."""
    upright = ImageOps.exif_transpose(frame)
    if upright is frame:
        upright = frame.copy()
    upright.info = {key: value for key, value in frame.info.items() if key in (*KEPT_INFO, "duration")}
    return upright


def _colour_profile(picture: Image.Image) -> bytes | None:
    """Return the picture's colour profile where it is a real one: colours need it, a hidden text does not."""
    profile = picture.info.get("icc_profile")
    if not profile or len(profile) > MAX_COLOUR_PROFILE_BYTES:
        return None
    try:
        ImageCms.ImageCmsProfile(BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        return None
    return profile

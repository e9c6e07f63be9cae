"""Reads the sizes of a picture that are there; it makes none, so no reader ever waits for an encoder."""

from dataclasses import dataclass
from pathlib import PurePath

from wagtail.images.models import Filter

from content.media.policy import MIME_TYPES, SOCIAL_SPEC, picture_specs


@dataclass(frozen=True)
class PictureSource:
    """One format of a picture in all its widths."""

    mime_type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """What a `<picture>` element needs: better formats first, and the picture that every browser shows."""

    sources: list[PictureSource]
    src: str
    srcset: str
    width: int
    height: int


def picture_specs_for(image) -> dict[str, list[str]]:
    """Return the specs of all sizes of this image by format."""
    return picture_specs(image.width, PurePath(image.file.name).suffix.lstrip("."))


def picture_for(image) -> Picture:
    """Return the sizes of an image that have been made; where there are none yet, the original alone.

    One query, or none where the image came with `prefetch_renditions()`.
    """
    specs = picture_specs_for(image)
    wanted = [Filter(spec) for group in specs.values() for spec in group]
    found = {picked.spec: rendition for picked, rendition in image.find_existing_renditions(*wanted).items()}
    made = {image_format: [found[spec] for spec in group if spec in found] for image_format, group in specs.items()}
    *modern, fallback = made
    sources = [PictureSource(MIME_TYPES[name], _srcset(made[name])) for name in modern if made[name]]
    if made[fallback]:
        largest = made[fallback][-1]
        return Picture(sources, largest.url, _srcset(made[fallback]), largest.width, largest.height)
    return Picture(sources, image.file.url, "", image.width, image.height)


def social_picture_for(image):
    """Return the rendition shown beside a shared link, or None where it is not made yet."""
    spec = Filter(SOCIAL_SPEC)
    return image.find_existing_renditions(spec).get(spec)


def _srcset(renditions: list) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)

"""Makes the sizes of a picture before the first reader asks for one; it knows nothing of pages."""

from content.media.policy import SOCIAL_SPEC
from content.media.selectors import picture_specs_for


def picture_sizes_create(*, image) -> None:
    """Make every size and format of the image that is missing, one after the other to spare memory."""
    specs = [spec for group in picture_specs_for(image).values() for spec in group]
    for spec in [*specs, SOCIAL_SPEC]:
        image.get_rendition(spec)

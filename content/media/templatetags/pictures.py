"""The one way a template shows a picture: every format and width that is there; no rules, no writes."""

from django import template

from content.media.selectors import picture_for, social_picture_for

register = template.Library()


@register.inclusion_tag("components/picture.html")
def portal_picture(image, sizes="100vw", lazy=True, alt=None):
    """Show an image. `alt=""` says that it is decoration; without `alt` the image's own words are used.

    `lazy=False` is for the one picture a reader sees without scrolling.
    """
    return {
        "picture": picture_for(image) if image else None,
        "alt": image.alt_text if image and alt is None else alt,
        "sizes": sizes,
        "lazy": lazy,
    }


@register.simple_tag
def social_picture(image):
    """Return the rendition that networks show beside a shared link, if it is there."""
    return social_picture_for(image) if image else None

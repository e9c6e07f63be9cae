"""The tag of a reader's page and what it answers: plain values in and out; it knows no request and no database."""

from collections.abc import Iterable
from datetime import date

from django.utils.crypto import salted_hmac

# Every cache may keep the page, and asks each time whether it is still the present one.
CACHE_CONTROL = "public, no-cache"
ANY_TAG = "*"


def page_tag(*, generation: int, release: str, day: date, address: str) -> str:
    """Return the tag of what the page at this address shows today, made from this content by this release.

    It is weak, because compression changes the bytes and not the page. Nobody can make one up for an address
    that was never answered: the digest is keyed.
    """
    digest = salted_hmac("clinic_portal.delivery.page_tag", f"{day.isoformat()} {address}", algorithm="sha256")
    return f'W/"{generation}-{release}-{digest.hexdigest()[:20]}"'


def is_held(tag: str, held: Iterable[str]) -> bool:
    """Say whether the tag is among those a cache holds; proxies add and drop the mark of a weak tag."""
    return tag.removeprefix("W/") in {other.removeprefix("W/") for other in held}

"""Mail to the people who work in the admin, in the portal's own language; it knows no occasion to write."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import Promise

logger = logging.getLogger(__name__)


def mail_send(*, person: Any, subject: str | Promise, template: str, context: dict[str, Any] | None = None) -> str:
    """Send one mail to a person; return what went wrong, or an empty string.

    Templates get `person`, `portal` and `base_url`, the admin's own address, beside the context. A mail server may
    fail in any way, and nothing that was done may hang on it.
    """
    try:
        with translation.override(settings.LANGUAGE_CODE):
            frame = {
                "person": person,
                "portal": settings.WAGTAIL_SITE_NAME,
                "base_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
            }
            body = render_to_string(template, {**frame, **(context or {})})
            send_mail(" ".join(str(subject).split()), body, None, [person.email])
    except Exception as error:
        logger.exception("The mail %s to person %s could not be sent.", template, person.pk)
        return f"{type(error).__name__}: {error}"
    return ""

"""What Django checks of the instruments before it starts: that the portal knows what it answers; it knows no page."""

from django.core import checks

from content.governance.quality.computed import ANSWERERS
from content.governance.quality.instruments import INSTRUMENTS


@checks.register
def instruments_check(app_configs, **kwargs):
    """Report an instrument of which nothing says what the portal answers, and answers to items that it has not."""
    unknown = [
        f"{key}, item {number}"
        for key, answered in ANSWERERS.items()
        for number in answered
        if key not in INSTRUMENTS or number not in INSTRUMENTS[key].numbers
    ]
    silent = [key for key in INSTRUMENTS if key not in ANSWERERS]
    return [
        checks.Error(
            f"The portal's own answers do not fit the instruments: {name}.",
            hint="Every instrument has an entry in ANSWERERS (governance/quality/computed.py), if only an empty one.",
            id="governance.E003",
        )
        for name in unknown + silent
    ]

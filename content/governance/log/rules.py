"""The rules of the gate by name, as settings, reasons and the log know them; it must not know what each one finds."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Mode(TextChoices):
    """What a rule does where it finds something."""

    BLOCK = "block", _("Block")
    WARN = "warn", _("Warn")


@dataclass(frozen=True)
class Rule:
    """One rule of the gate as the admin names it."""

    key: str
    label: str | Promise
    description: str | Promise
    # Asked of pages that are not clinical too.
    is_for_every_page: bool = False
    # A reason recorded for exact words, or for a reading grade, lets them stand.
    takes_reasons: bool = False


_RULES = (
    Rule(
        "signed_off",
        _("Signed off in this form"),
        _("A clinical reviewer has signed off the page exactly as it stands."),
    ),
    Rule(
        "balance",
        _("Benefits balanced"),
        _("Benefits stand beside harms and unknowns for the same use, as openly and at similar length."),
    ),
    Rule(
        "claims_current",
        _("Claims and sources current"),
        _("Every claim is published, in date, not taken down, and rests on sources that still stand."),
    ),
    Rule(
        "numbers_absolute",
        _("Numbers people can use"),
        _("Numbers are people out of one number that the whole page keeps; no ratio stands alone."),
    ),
    Rule(
        "certainty_shown",
        _("Certainty shown"),
        _("What is said about benefit comes with how sure we are."),
    ),
    Rule(
        "off_label_shown",
        _("Licence told"),
        _("The page tells that this use is outside the licence."),
    ),
    Rule(
        "emergency_advice",
        _("When to get help"),
        _("Treatment and side-effect pages say when to get help, and how fast."),
    ),
    Rule(
        "promotional_words",
        _("No promotion"),
        _("No words promise, praise or sell. A recorded reason lets an exact sentence stand."),
        is_for_every_page=True,
        takes_reasons=True,
    ),
    Rule(
        "reading_grade",
        _("Easy to read"),
        _("The reading grade is 9 or lower, or a recorded reason says why not."),
        takes_reasons=True,
    ),
    Rule(
        "quality_scores",
        _("Quality scores reached"),
        _("The page reaches the scores that the portal asks for."),
    ),
)
RULES = {rule.key: rule for rule in _RULES}
RULES_WITH_REASONS = tuple(rule.key for rule in _RULES if rule.takes_reasons)

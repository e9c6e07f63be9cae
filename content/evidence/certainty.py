"""The fixed words for how sure the evidence is, as pure data; it must not know claims or templates.

The words follow GRADE's plain-language practice: the verb carries the certainty ("will", "probably", "may",
"very unsure"). Santesso N, et al. GRADE guidelines 26: informative statements to communicate the findings of
systematic reviews of interventions. J Clin Epidemiol. 2020;119:126-135.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

METER_STEPS = 4


@dataclass(frozen=True)
class CertaintyWords:
    """How one level of certainty is said and drawn: `level` of the meter's four steps are filled."""

    value: str
    label: str | Promise
    meaning: str | Promise
    level: int
    has_meter: bool

    @property
    def steps(self) -> list[bool]:
        """Return for each step of the meter whether it is filled."""
        return [step < self.level for step in range(METER_STEPS)]

    @property
    def rates_studies(self) -> bool:
        """Return whether the level is about studies that were done, not about background or a lack of studies."""
        return self.value not in ("no_studies", "not_applicable")


_ALL = (
    CertaintyWords("high", _("High certainty"), _("The evidence is strong. We can be confident in it."), 4, True),
    CertaintyWords(
        "moderate",
        _("Moderate certainty"),
        _("This is probably right. More studies could change it."),
        3,
        True,
    ),
    CertaintyWords("low", _("Low certainty"), _("This may be right. More studies are likely to change it."), 2, True),
    CertaintyWords("very_low", _("Very low certainty"), _("We are very unsure about this."), 1, True),
    CertaintyWords("no_studies", _("No studies"), _("We found no studies of this, so we do not know."), 0, True),
    # Without a rating an empty meter would look like the worst one, so none is drawn. A page may say this many times,
    # so it is one short line; the evidence library explains it.
    CertaintyWords("none_stated", _("No rating seen"), _("from a study, review or guideline."), 0, False),
    CertaintyWords("not_applicable", _("Not rated"), _("background, advice, law or a single report."), 0, False),
)
CERTAINTIES = {words.value: words for words in _ALL}


def certainty_words(value: str) -> CertaintyWords:
    """Return the fixed words of a level; a level that is not known is an error and never guessed."""
    return CERTAINTIES[value]

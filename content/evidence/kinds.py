"""The fixed words for what sort of evidence a source is, as pure data; it must not know sources or templates."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class KindWords:
    """How one sort of evidence is said to readers, who need not know the word."""

    value: str
    label: str | Promise
    meaning: str | Promise


_ALL = (
    KindWords(
        "systematic_review",
        _("Systematic review"),
        _("Puts together all the studies of one question, to a plan made in advance."),
    ),
    KindWords(
        "guideline",
        _("Guideline"),
        _("Advice that a group of experts agreed on after they looked at the studies."),
    ),
    KindWords("trial", _("Trial"), _("Gave people different treatments and compared what happened.")),
    KindWords("regulator", _("Regulator"), _("What an office that watches over medicines has said.")),
    KindWords("product_text", _("Product text"), _("What the maker of a medicine must write about it.")),
    KindWords("other", _("Other source"), _("A single report, a law, a survey, a laboratory study or an overview.")),
)
KINDS = {words.value: words for words in _ALL}


def kind_words(value: str) -> KindWords:
    """Return the fixed words of a sort of evidence; one that is not known is an error and never guessed."""
    return KINDS[value]

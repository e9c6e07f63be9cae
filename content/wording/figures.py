"""Tells which figures do not belong in words that patients read, from plain text; it knows no model or form.

The rules: a figure is a number of people "out of 100" or "out of 1,000", never a bare percentage; a relative figure
never stands alone; no amount of a medicine, which a reader might take; none of the marks of a statistician.
"""

import re

from django.utils.translation import gettext as _

_COUNT = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|several|many)"
_PERCENT = re.compile(r"%|٪|\bper ?cent(?:age)?\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:risk|odds|rate|hazard)[ -]ratios?\b|\brelative risks?\b"
    rf"|\b{_COUNT}[ -]?fold\b"
    rf"|\b{_COUNT}[ -]times (?:as|more|less|fewer|higher|lower|greater|the|that|those)\b"
    r"|\b(?:twice|double|half|triple) (?:as (?:many|much|likely|often|common|high)|the (?:risk|number|rate|chance))\b",
    re.IGNORECASE,
)
_RELATIVE_MARK = re.compile(r"\b(?:RR|OR|HR|IRR)\s*[=:]?\s*\d")
_ABSOLUTE = re.compile(r"\bout of(?: every)? [\d,]*\d", re.IGNORECASE)
_DOSE = re.compile(
    r"(?<![^\W\d_])(?:mgs?|mcgs?|[µμ]g|ml)(?![^\W\d_])|\b(?:milli|micro)(?:gram(?:me)?|litre|liter)s?\b",
    re.IGNORECASE,
)
_JARGON = re.compile(
    r"\bconfidence intervals?\b|\bnumbers? needed to (?:treat|harm)\b|\beffect sizes?\b|\bmean differences?\b"
    r"|\bp[ -]values?\b|\bp\s*[=<>≤≥]",
    re.IGNORECASE,
)
_JARGON_MARK = re.compile(r"\b(?:CI|NNTB?|NNTH|NNH|SMD)\b|\bMD\s*[-−=:]?\s*\d")


def figures_problems(text: str) -> list[str]:
    """Return one sentence for each kind of figure in the text that patients must not meet."""
    problems = []
    if _PERCENT.search(text):
        problems.append(_("Write a share of people as “12 out of 100 people”, not as a percentage."))
    if (_RELATIVE.search(text) or _RELATIVE_MARK.search(text)) and not _ABSOLUTE.search(text):
        problems.append(_("A ratio alone misleads. Give the number out of 100 people in both groups, or leave it out."))
    if _DOSE.search(text):
        problems.append(_("Leave out amounts of medicine. Keep them with the exact figures for staff."))
    if _JARGON.search(text) or _JARGON_MARK.search(text):
        problems.append(
            _("Say in plain words how sure the figure is. Keep statistics with the exact figures for staff.")
        )
    return problems

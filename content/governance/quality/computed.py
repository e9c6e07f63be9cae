"""Answers those items of an instrument that a program honestly can, each with the reason; it knows no model.

What is a matter of judgement is left to a person, and where a program can only see that something is missing, it
answers only then.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.governance.quality.instruments import NOT_APPLICABLE, Instrument
from content.governance.said.page_content import PageContent
from content.governance.said.page_facts import DIGIT, PageFacts
from content.governance.said.reading_grade import GRADE_HARD, reading_grade

# CDC, item 8: people keep about seven things in mind.
LONGEST_LIST = 7
# Words between two headings that still count as a short part.
LONGEST_PART = 250
# A page with fewer words needs no parts.
VERY_SHORT = 100
_YEAR = re.compile(r"\b(?:1[5-9]|20|21)\d\d\b")
_YOU = re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE)
_SUMMARY = re.compile(r"\b(?:in short|in brief|summary|main points|key points|at a glance|to sum up)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Computed:
    """An answer that the portal gives, and why, in a sentence."""

    answer: str
    why: str


def computed_answers(content: PageContent, instrument: Instrument) -> dict[str, str]:
    """Return the answers that follow from the page alone, by item."""
    return {number: found.answer for number, found in computed(content, instrument).items()}


def computed(content: PageContent, instrument: Instrument) -> dict[str, Computed]:
    """Return the answers that follow from the page alone, each with the reason."""
    facts = PageFacts(content)
    found = {number: answer(facts) for number, answer in ANSWERERS[instrument.key].items()}
    return {number: answer for number, answer in found.items() if answer is not None}


def _no_numbers(facts: PageFacts) -> Computed | None:
    return None if facts.has_digits else Computed(NOT_APPLICABLE, _("There is no number on the page."))


def _no_sums(facts: PageFacts) -> Computed | None:
    return None if facts.has_digits else Computed("yes", _("There is no number on the page."))


def _everyday_words(facts: PageFacts) -> Computed | None:
    grade = reading_grade(facts.content)
    if grade <= GRADE_HARD:
        return None
    return Computed("no", _("The text reads at school grade %(grade).1f, above 9.") % {"grade": grade})


def _short_parts(facts: PageFacts) -> Computed | None:
    if facts.words <= VERY_SHORT:
        return None
    longest = facts.longest_part
    if not facts.headings:
        return Computed("no", _("The page has no headings."))
    words = {"words": longest, "limit": LONGEST_PART}
    if longest > LONGEST_PART:
        return Computed("no", _("One part has %(words)s words, more than %(limit)s.") % words)
    return Computed("yes", _("No part between two headings has more than %(words)s words.") % words)


def _headings_missing(facts: PageFacts) -> Computed | None:
    if facts.headings or facts.words <= VERY_SHORT:
        return None
    return Computed("no", _("The page has no headings."))


def _summary(facts: PageFacts) -> Computed | None:
    heading = next((heading for heading in facts.headings if _SUMMARY.search(heading)), "")
    return Computed("yes", _("There is a part called “%(heading)s”.") % {"heading": heading}) if heading else None


def _visual_cues(facts: PageFacts) -> Computed | None:
    if facts.kinds.intersection(("care_card", "warning")):
        return Computed("yes", _("Boxes set off what matters most."))
    has_bold = any("<b>" in str(passage.data) or "<strong>" in str(passage.data) for passage in facts.passages)
    if facts.lists or has_bold or facts.kinds.intersection(("table", "fact_box")) or "inset" in facts.blocks:
        return None
    return Computed("no", _("There is no box, no list and no bold type."))


def _no_pictures(facts: PageFacts) -> Computed | None:
    return None if facts.has_pictures else Computed(NOT_APPLICABLE, _("There is no picture on the page."))


def _captions(facts: PageFacts) -> Computed | None:
    for passage in facts.passages:
        value = passage.data.get("value") if isinstance(passage.data, dict) else None
        if passage.kind == "media" and isinstance(value, dict) and "caption" in value and not value["caption"]:
            return Computed("no", _("A picture has no caption."))
    return _no_pictures(facts)


def _no_tables(facts: PageFacts) -> Computed | None:
    return None if "table" in facts.kinds else Computed(NOT_APPLICABLE, _("There is no table on the page."))


def _no_charts(facts: PageFacts) -> Computed | None:
    if facts.has_pictures or "table" in facts.kinds:
        return None
    return Computed(NOT_APPLICABLE, _("There is no chart, table or diagram on the page."))


def _actions(facts: PageFacts) -> Computed | None:
    if facts.kinds.intersection(("do_list", "care_card")):
        return Computed("yes", _("A list or a care card says what to do."))
    return None


def _speaks_to_nobody(facts: PageFacts) -> Computed | None:
    return None if _YOU.search(facts.text) else Computed("no", _("The word “you” does not stand on the page."))


def _tool(facts: PageFacts) -> Computed | None:
    return Computed("yes", _("There are questions to ask.")) if "question" in facts.blocks else None


def _no_visual(facts: PageFacts) -> Computed | None:
    return None if facts.has_pictures else Computed("no", _("There is no picture on the page."))


def _call_to_act(facts: PageFacts) -> Computed | None:
    if "do_list" in facts.kinds or "call_to_action" in facts.blocks:
        return Computed("yes", _("A list or a button says what to do."))
    return None


def _short_lists(facts: PageFacts) -> Computed | None:
    if not facts.lists:
        return Computed("no", _("There is no list on the page."))
    longest = max(facts.lists)
    words = ngettext("The longest list has %(count)s item.", "The longest list has %(count)s items.", longest)
    return Computed("yes" if longest <= LONGEST_LIST else "no", words % {"count": longest})


def _knows_and_not(facts: PageFacts) -> Computed | None:
    if not facts.claims:
        return None
    if not facts.tells_unknowns:
        return Computed("no", _("Claims say what is known, and nothing says what is not known."))
    if all(claim.kind == "unknown" for claim in facts.claims):
        return None
    return Computed("yes", _("Claims say what is known, and a part or a claim says what is not known."))


def _sums(facts: PageFacts) -> Computed | None:
    if not facts.has_digits:
        return _no_numbers(facts)
    found = facts.denominators
    if len(found) > 1:
        shown = ", ".join(sorted(found, key=lambda number: (len(number), number)))
        return Computed(
            "yes", _("Numbers of people are out of %(numbers)s, so readers must convert.") % {"numbers": shown}
        )
    if len(found) == 1 and "%" not in found:
        return Computed("no", _("All numbers of people are out of %(number)s.") % {"number": next(iter(found))})
    return None


def _risks_and_benefits(facts: PageFacts) -> Computed | None:
    if facts.tells_benefits and facts.tells_harms:
        return Computed("yes", _("There are claims about benefit and claims about harm."))
    if facts.tells_benefits and not facts.has_purpose("harms"):
        return Computed("no", _("There are claims about benefit and none about harm."))
    return None


def _chances_shown(facts: PageFacts) -> Computed | None:
    if not facts.denominators:
        return Computed(NOT_APPLICABLE, _("The page tells no chance in numbers."))
    return None


def _sources_rated(facts: PageFacts) -> Computed | None:
    if not facts.claims:
        return None
    without = sum(not any(source.is_live for source in claim.sources) for claim in facts.claims)
    if not without:
        return Computed("5", _("Every claim names its sources, and the page lists them."))
    if without < len(facts.claims):
        words = ngettext("%(count)s claim names no source.", "%(count)s claims name no source.", without)
        return Computed("3", words % {"count": without})
    return Computed("1", _("No claim names a source."))


def _dates_rated(facts: PageFacts) -> Computed | None:
    sources = facts.sources
    if not sources:
        return None
    undated = sum(not _YEAR.search(source.citation) for source in sources)
    if not undated:
        return Computed("5", _("Every source carries its year, and the page the day it was last updated."))
    words = ngettext("%(count)s source carries no year.", "%(count)s sources carry no year.", undated)
    return Computed("3", words % {"count": undated})


def _uncertainty_rated(facts: PageFacts) -> Computed | None:
    if facts.claims and facts.tells_unknowns and all(claim.certainty for claim in facts.claims):
        return Computed("5", _("Every claim says how sure it is, and a part or a claim says what is not known."))
    return None


def _harms_missing(facts: PageFacts) -> Computed | None:
    found = _risks_and_benefits(facts)
    return found if found and found.answer == "no" else None


def _cites(facts: PageFacts) -> Computed | None:
    if not facts.sources:
        return Computed("no", _("The page names no source."))
    if all(any(source.is_live for source in claim.sources) for claim in facts.claims):
        return Computed("yes", _("Every claim names its sources, and the page lists them."))
    return None


def _dated(facts: PageFacts) -> Computed | None:
    return Computed("yes", _("Every public page shows the day it was last updated."))


def _chances_are_sure(facts: PageFacts) -> Computed | None:
    numbered = [claim for claim in facts.claims if claim.effect_per or DIGIT.search(claim.numbers)]
    if not numbered:
        return None
    if all(claim.certainty in ("high", "moderate", "low", "very_low") for claim in numbered):
        return Computed("yes", _("Every claim with numbers says how sure they are."))
    return None


def _funding(facts: PageFacts) -> Computed | None:
    if facts.content.interests_statement:
        return None
    return Computed("no", _("The clinic's settings hold no statement of interests."))


# Which items of each instrument the portal answers. A startup check holds them against the instruments.
ANSWERERS: dict[str, dict[str, Callable[[PageFacts], Computed | None]]] = {
    "pemat": {
        "3": _everyday_words,
        "6": _no_numbers,
        "7": _no_sums,
        "8": _short_parts,
        "9": _headings_missing,
        "11": _summary,
        "12": _visual_cues,
        "16": _no_pictures,
        "17": _captions,
        "18": _no_pictures,
        "19": _no_tables,
        "20": _actions,
        "21": _speaks_to_nobody,
        "23": _tool,
        "24": _no_numbers,
        "25": _no_charts,
    },
    "cdc": {
        "4": _no_visual,
        "5": _call_to_act,
        "7": _everyday_words,
        "8": _short_lists,
        "9": _short_parts,
        "11": _knows_and_not,
        "15": _no_numbers,
        "16": _no_numbers,
        "17": _sums,
        "19": _risks_and_benefits,
        "20": _chances_shown,
    },
    "discern": {"4": _sources_rated, "5": _dates_rated, "8": _uncertainty_rated},
    "ipdas": {
        "5": _harms_missing,
        "8": _cites,
        "9": _dated,
        "11": _chances_are_sure,
        "12": _funding,
    },
}

"""Which page type a section belongs to, by the words of its heading and its text; pure, it knows no page class."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Words that tell what a section is about, most telling first, with their weight. A heading is matched before a
# text, for a text about any section may well name side effects or benefits. Spellings of both sides of the Atlantic.
_SIGNS: dict[str, list[tuple[str, int]]] = {
    "MechanismPage": [
        (r"mechanisms?", 5),
        (r"mode of action", 5),
        (r"how (?:does )?(?:\w+ ){1,3}works?", 5),
        (r"(?:in|on) the (?:body|brain|nervous system)", 3),
        (r"nmda|receptors?", 3),
        (r"neuroprotect\w+|anti-?inflammatory", 2),
        (r"pharmacology|science", 3),
        (r"pain signal\w*", 2),
    ],
    "PainConditionIndexPage": [
        (r"(?:types?|kinds?|forms?) of pain", 6),
        (r"pain (?:types?|conditions?)", 6),
        (r"conditions?|indications?", 3),
        (r"fibromyalgia|neuropathic|neuralgia|crps|complex regional|cancer(?:-related)? pain|postoperative", 3),
        (r"nerve pain|back pain|chronic pain|migraines?", 2),
        (r"who (?:may|might|can|could) (?:it |this |\w+ )?(?:help|benefit)", 7),
        (r"(?:what|which) (?:\w+ )?pain", 4),
        (r"(?:can|may|might) (?:\w+ )?(?:target|treat)", 2),
    ],
    "AdministrationIndexPage": [
        (r"administ(?:ration|ered|ering)", 5),
        (r"routes?", 4),
        (r"how (?:\w+ ){1,3}(?:given|taken|administered|delivered)", 6),
        (r"ways? (?:of|to) (?:giving|give|taking|take|having|have|receive|receiving)", 5),
        (r"(?:forms|methods|delivery)", 2),
        (r"intranasal|sublingual|transdermal|nasal spray|lozenges?|oral(?:ly)?|by mouth", 2),
    ],
    "InfusionTherapyPage": [
        (r"infusions?", 6),
        (r"intravenous(?:ly)?|iv therapy|drip", 4),
        (r"what happens (?:on the day|during|at)|(?:on the|treatment|your) day|step by step", 4),
        (r"treatment session|appointment|maintenance", 2),
    ],
    "BenefitsPage": [
        (r"benefits?|benefit from", 6),
        (r"advantages?", 5),
        (r"(?:how|what) (?:\w+ ){1,3}help(?: you| with)?", 3),
        (r"effective(?:ness)?|efficacy|pain relief|results|outcomes", 2),
        (r"opioid[- ]sparing|rapid relief", 2),
        (r"why (?:choose|consider|use)", 3),
    ],
    "MultidisciplinaryCarePage": [
        (r"multi-?disciplinary|interdisciplinary|holistic|comprehensive|integrat(?:ed|ive)", 6),
        (r"(?:care|treatment|clinical|our|your|the) team", 5),
        (r"team|approach", 3),
        (r"(?:physio|physical |occupational |cognitive[- ]behaviou?ral |talking |complementary )therap\w+|cbt", 3),
        (r"other (?:treatments|therapies|care|support)|combin(?:ed|ing|ation)", 3),
        (r"lifestyle|working together|psycholog(?:y|ical therapy|ists?)", 2),
    ],
    "SideEffectsPage": [
        (r"side[- ]effects?", 7),
        (r"risks?|harms?|adverse|safety|safe|dangers?|warnings?|precautions?|complications?", 4),
        (r"contra-?indications?|who should not|considerations?", 3),
        (r"nausea|dissociat\w+|blood pressure|dizz\w+|hallucinat\w+", 2),
    ],
    "IndividualisedTreatmentPage": [
        (r"individuali[sz](?:ed|ing|ation)|personali[sz](?:ed|ing|ation)|tailor(?:ed|ing)|bespoke", 6),
        (r"(?:treatment|care) plans?", 5),
        (r"your (?:goals|expectations|plan|assessment)|is (?:it|this|\w+) right for (?:you|me)", 4),
        (r"assessments?|consultation|eligibility|candidates?|suitab(?:le|ility)", 3),
        (r"medical history|treatment goals|expectations", 2),
    ],
}
_COMPILED = {
    name: [(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), weight) for pattern, weight in signs]
    for name, signs in _SIGNS.items()
}
SECTION_TYPES = tuple(_SIGNS)
_FEWEST_IN_HEADING = 3
# A heading that says nothing is outvoted only by a text that says one thing clearly.
_FEWEST_IN_TEXT = 7
_CLEAR_LEAD = 2
_TEXT_THAT_COUNTS = 5_000


@dataclass(frozen=True)
class Score:
    """How well a section fits a page type, and the words that say so."""

    page_type: str
    points: float
    words: tuple[str, ...]
    by_heading: bool


@dataclass(frozen=True)
class Match:
    """What a section becomes. No `page_type`: no type fits, or the section of `taken_by` fits it better."""

    page_type: str = ""
    wished: str = ""
    words: tuple[str, ...] = ()
    by_heading: bool = True
    taken_by: int | None = None


def section_scores(heading: str, text: str) -> list[Score]:
    """Return the page types that a section may belong to, the best first."""
    heading = heading.replace("’", "'")
    scores = []
    for name, signs in _COMPILED.items():
        points, words = _found(signs, heading)
        if points >= _FEWEST_IN_HEADING:
            text_points, _words = _found(signs, text[:_TEXT_THAT_COUNTS])
            scores.append(Score(name, points * 10 + text_points, words, by_heading=True))
    return sorted(scores, key=lambda score: -score.points) or _text_scores(text)


def _text_scores(text: str) -> list[Score]:
    """Return the one page type that the text alone speaks of clearly, if there is one."""
    found = [(name, *_found(signs, text[:_TEXT_THAT_COUNTS])) for name, signs in _COMPILED.items()]
    found.sort(key=lambda entry: -entry[1])
    (name, points, words), (_name, second, _words) = found[:2]
    if points < _FEWEST_IN_TEXT or points < _CLEAR_LEAD * second:
        return []
    return [Score(name, points, words, by_heading=False)]


def _found(signs: list[tuple[re.Pattern[str], int]], text: str) -> tuple[int, tuple[str, ...]]:
    """Return the weight of the signs in a text, each counted once, and the words found."""
    hits = [(match.group(0).lower(), weight) for pattern, weight in signs if (match := pattern.search(text))]
    return sum(weight for _word, weight in hits), tuple(word for word, _weight in hits)


def sections_matched(sections: Sequence[tuple[str, str]]) -> list[Match]:
    """Return what each section, given as heading and text, becomes. Each page type is used at most once."""
    scores = [section_scores(heading, text) for heading, text in sections]
    owners: dict[str, int] = {}
    for place, found in enumerate(scores):
        if found:
            best = found[0]
            owner = owners.get(best.page_type)
            if owner is None or scores[owner][0].points < best.points:
                owners[best.page_type] = place
    return [_match(found, place, owners) for place, found in enumerate(scores)]


def _match(found: list[Score], place: int, owners: dict[str, int]) -> Match:
    if not found:
        return Match()
    best = found[0]
    owner = owners[best.page_type]
    if owner == place:
        return Match(best.page_type, best.page_type, best.words, best.by_heading)
    return Match("", best.page_type, best.words, best.by_heading, owner)

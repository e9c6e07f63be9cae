"""Says whether plain text tells what ketamine does to people; it knows no page and no claim.

Such a sentence is a finding, whoever writes it and wherever it stands. It need not promise anything to be unproven.
"""

from content.wording.promises import asks_only, is_denied_before
from content.wording.promotional_terms import pattern
from content.wording.sentences import sentences
from content.wording.spelling import plain_spelling

_MEDICINE = (
    r"\b(?:(?:es)?ketamine|(?:the|our|this|these|your|a) (?:[\w-]+ )?(?:treatments?|drips?|infusions?))\b"
    r"(?! (?:teams?|rooms?|centres?|units?|services?|staff|nurses?|plans?|days?|stands?|pumps?)\b)"
)
# Somebody else who does it: "the drip runs while a nurse helps you".
_BETWEEN = (
    r"(?:(?!\b(?:we|you|they|who|where|while|team|staff|nurses?|doctors?|friends?|family|someone)\b)[^.,;:?]){0,60}?"
)
# The medicine, and then in the same clause what it does; or what got better, and then the medicine.
_EFFECTS = (
    pattern(
        _MEDICINE + _BETWEEN + r"\b(?P<effect>help(?:s|ed)?|work(?:s|ed)?|relieve[sd]?|reduce[sd]?|ease[sd]?"
        r"|lower(?:s|ed)?|improve[sd]?|lessen(?:s|ed)?|heal(?:s|ed)?|treats|effective|harm(?:s|ed)|cause[sd]?"
        r"|damage[sd]?|stop(?:s|ped)? (?:the |your |their )?(?:\w+ )?pain)\b"
    ),
    pattern(
        r"\b(?P<effect>better|relief|less pain|free of pain|(?:goes|go|went|gone) away)\b"
        r" (?:[\w-]+ ){0,4}?(?:after|with|from|on|through|thanks to) (?:[\w-]+ ){0,2}?" + _MEDICINE
    ),
)
# What helps, whatever it is: for words that are about the treatment and need not name it.
_HELPS = pattern(
    r"\b(?P<effect>effective(?:ly)?|helps|works|relieves|reduces|lowers|improves"
    r"|(?:will|can|does|do) (?:help|work|relieve|reduce|lower|improve|ease|stop))\b"
)
_ASKED_HOW = pattern(r"\bhow\b")
# "How ketamine works" names a page; it says nothing of whether it does.
_NAMED = pattern(r"\b(?:how|what) $")


def tells_of_effect(text: str) -> bool:
    """Say whether a sentence of the text tells what the medicine does, and neither denies it nor asks."""
    return any(_tells(plain_spelling(sentence)) for sentence in sentences(text))


def _tells(sentence: str) -> bool:
    if asks_only(sentence):
        return False
    found = (match for effect in _EFFECTS for match in effect.finditer(sentence))
    return any(
        not _NAMED.search(sentence[: match.start()])
        and not is_denied_before(sentence, match.start("effect"), match["effect"], after_commas=False)
        for match in found
    )


def effect_told(text: str) -> str:
    """Return the first words that say something helps, in a text that is about the treatment, or an empty string."""
    for sentence in map(plain_spelling, sentences(text)):
        if asks_only(sentence):
            continue
        for match in _HELPS.finditer(sentence):
            before = sentence[: match.start()]
            is_denied = is_denied_before(sentence, match.start(), match[0], after_commas=False)
            if not is_denied and not _ASKED_HOW.search(before):
                return match[0]
    return ""

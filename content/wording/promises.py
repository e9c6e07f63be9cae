"""Finds words that promote, in plain text, sentence by sentence; it knows no page.

A sentence that denies or asks may use the same words as one that promises: "not proven to be safe", "is it safe?".
So each word is looked at with what stands before it in its clause. Where a machine cannot tell, the sentence is
reported, and a person may record why it stands.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.wording.promotional_terms import TERMS, Term, pattern
from content.wording.sentences import sentences
from content.wording.spelling import plain_spelling

# How far before a word a denial may stand. It keeps the time of the search in step with the length of the text.
_REACH = 200


@dataclass(frozen=True)
class PromotionalWords:
    """Words that promote, the exact sentence that holds them, and what to write instead."""

    sentence: str
    words: str
    advice: str | Promise


_PRICE = pattern(r"[£$€] ?\d|\b\d[\d,.]* ?(?:dollars|euros|GBP|USD|EUR)\b|\b\d[\d,.]* pounds (?:a|per|for|each)\b")
_TREATMENT = pattern(
    r"\b(?:es)?ketamine\b|\binfusions?\b|\btreatments?\b|\bdrips?\b|\bsessions?\b|\bmedicines?\b|\bcourse of\b"
)
_OTHER_COSTS = pattern(r"\bpark(?:ing)?\b|\b(?:bus|train|taxi|fares?|tickets?|travel|meals?|lunch|letter|library)\b")
_PRICE_ADVICE = _("Put prices on a page of their own, away from what the medicine may do.")

# Phrases that hold a denying word and deny nothing.
_NO_DENIAL = pattern(
    r"\bnot (?:only|just|merely|simply|to mention|least)\b"
    r"|\b(?:no|not|never|without|n[’']t)(?: (?:a|any|the|have|be|slightest|in|shadow of|the least))* (?:doubts?"
    r"|doubted|question|hesitation|wonder|surprise|secret)\b"
    r"|\bnothing (?:but|less|short)\b|\bno less\b|\bnone other\b|\bno longer (?:need|have to|must)\b|\bno need to\b"
    r"|\bif you (?:want|need|wish|are looking|would like|seek)\b|\bnever (?:felt|worry|fear|suffer)\b"
    r"|(?:\b(?:not|cannot)|n[’']t) (?:wait|miss|delay|suffer|go wrong|hesitate)\b"
)
# What begins a new clause, in which a denial before it no longer holds.
_CLAUSE = pattern(
    r"[;:—–]|\b(?:but|however|because|so|although|though|while|since|as it)\b"
    r"|, (?:yet|try|choose|come|and|it|which|we|this|they|that|he|she|you|our|ours|your|these|there|making"
    r"|ketamine|the treatment)\b"
    r"|\band (?:is|are|was|were|it|has|have|can|will|this|that|they|we|gives?|makes?|works?|offers?)\b"
)
_DENIAL = pattern(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot|unable|unclear|unknown|unsure|whether"
    r"|until|unless|if"
    r"|far from|too (?:early|small|few|short|little)|little is known|know(?:s|n)? (?:very )?little"
    r"|check(?:s|ing)? (?:that|with|if|whether|you)|mak(?:e|es|ing) sure|rarely|seldom|the words?|myth"
    r"|beware|wary|avoid|instead of|rather than|stop short of)\b|n[’']t\b"
    r"|\bask\b[^.;:]{0,40}?\b(?:what|which|when)\b"
    r"|\byou may (?:also )?(?:have )?(?:read|heard|seen|hear|see)\b"
)
# A denial that comes after the words: "a cure is not possible", "the safe dose is not known".
_DENIED_LATER = pattern(
    r"(?:(?!\b(?:and|but|or|while|when|if|where|so|because|since|though|although|which|that|who)\b)[^.;:,]){0,40}?"
    r" (?:(?:(?:is|are|was|were|has|have|can|could|may|will)(?: not|n[’']t)|cannot)(?: yet)?(?: been| be)?"
    r" (?:known|shown|found|established|proven|proved|promised|possible|expected|(?:a )?realistic(?: goal| hope| aim)?"
    r"|likely|studied|guaranteed)|(?:is|are) (?:unlikely|unknown|impossible|rare|unclear|unproven|rarely possible))"
    r"(?= (?:yet|in|during|from)\b|[;:,]|[.!”\"’')\]]*$)"
)
_COMPARED = pattern(r"\b(?:as|more|so|this|that|such a) $")
# What the clinic calls its own is denied only in so many words: "avoid surgery with our cure" promises.
_ITS_OWN = pattern(r"\bour (?:[\w-]+ )?$")
_PLAIN_DENIAL = pattern(r"(?:no|not|never|nobody|none|nothing|cannot|n[’']t)$")
_YES = pattern(r"[“\"'(]*yes\b")
_OUTRANKED = pattern(r"\b(?:no|nothing|none|never|nobody|neither|nor)\b")
_ASKING = pattern(
    r"^[“\"'‘(\s]*(?:(?:and|but|so|then|or),? )?"
    r"(?:is|are|was|were|am|does|do(?! you (?:want|need|dream|wish|deserve|long))|did|can|could|will|would"
    r"|should|may|might|has|have|had"
    r"|how(?! about)|what(?! if)|which|who|when|where|if)\b"
)
_QUESTION = re.compile(r"\?[”\"’')\]]*$")


def promotional_words(text: str, *, is_denied: bool = False) -> list[PromotionalWords]:
    """Return what promotes in a text whose paragraphs stand on lines of their own, each sentence with its advice.

    `is_denied` says that a heading denies all of it, as that of a list of things not to do.
    """
    said = sentences(text)
    # Nobody hides a word behind characters that readers do not see, or behind letters that look like others.
    seen = [plain_spelling(sentence) for sentence in said]
    found = []
    for sentence, plain, after in zip(said, seen, [*seen, ""][1:], strict=True):
        # "Is it safe? Yes." promises after all.
        asks = is_denied or (asks_only(plain) and not _YES.match(after))
        for term in TERMS:
            words = _words(term, plain, asks)
            if words:
                found.append(PromotionalWords(sentence, words, term.advice))
    return found + _prices(said)


def promise_problems(text: str) -> list[str]:
    """Return one line for each sentence of the text that promotes: the sentence, and what to write instead."""
    return [f"“{found.sentence}” {found.advice}" for found in promotional_words(text)]


def asks_only(sentence: str) -> bool:
    """Say whether the sentence is a question. "How about a cure?" offers, and does not ask."""
    return _QUESTION.search(sentence, max(0, len(sentence) - 10)) is not None and _ASKING.match(sentence) is not None


def _words(term: Term, sentence: str, asks: bool) -> str:
    """Return the first words of the sentence that promote in this way, or nothing."""
    if asks or not term.found.search(sentence):
        return ""
    innocent = [match.span() for match in term.innocent.finditer(sentence)] if term.innocent else []
    place = 0
    for match in term.found.finditer(sentence):
        while place < len(innocent) and innocent[place][1] < match.end():
            place += 1
        if place < len(innocent) and innocent[place][0] <= match.start():
            continue
        if _DENIED_LATER.match(sentence, match.end()):
            continue
        if not is_denied_before(sentence, match.start(), match[0], after_commas=term.is_a_denial):
            return match[0]
    return ""


def is_denied_before(sentence: str, start: int, word: str, *, after_commas: bool) -> bool:
    """Return whether the clause denies what follows: "not safe" does, "not only safe" and "no safer way" do not."""
    before = sentence[max(0, start - _REACH) : start]
    before = _NO_DENIAL.sub(" ", before)
    boundary = 0
    for match in _CLAUSE.finditer(before):
        boundary = match.end()
    clause = before[boundary:]
    if after_commas:
        clause = clause.rpartition(",")[2]
    denial = _DENIAL.search(clause)
    if denial is None or (_ITS_OWN.search(clause) and not _PLAIN_DENIAL.search(denial[0])):
        return False
    is_compared = _COMPARED.search(clause) is not None or word.lower() in ("safer", "safest")
    return not (is_compared and _OUTRANKED.fullmatch(denial[0]))


def _prices(said: list[str]) -> list[PromotionalWords]:
    """Return each price in a sentence about treatment, or next to one."""
    found = []
    for place, sentence in enumerate(said):
        price = _PRICE.search(sentence)
        if price is None or _OTHER_COSTS.search(sentence):
            continue
        if any(_TREATMENT.search(near) for near in said[max(0, place - 1) : place + 2]):
            found.append(PromotionalWords(sentence, price[0], _PRICE_ADVICE))
    return found

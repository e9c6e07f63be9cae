"""Finds words that promote, in plain text, sentence by sentence; it knows no page.

A sentence that denies or asks may use the same words as one that promises: "not proven to be safe", "is it safe?".
So each word is looked at with what stands before it in its clause. Where a machine cannot tell, the sentence is
reported, and a person may record why it stands.
"""

import re
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.common.sentences import sentences
from content.common.spelling import plain_spelling

_pattern = partial(re.compile, flags=re.IGNORECASE)
# How far before a word a denial may stand. It keeps the time of the search in step with the length of the text.
_REACH = 200


@dataclass(frozen=True)
class PromotionalWords:
    """Words that promote, the exact sentence that holds them, and what to write instead."""

    sentence: str
    words: str
    advice: str | Promise


@dataclass(frozen=True)
class _Term:
    pattern: re.Pattern[str]
    advice: str | Promise
    # Where the same letters say something else.
    innocent: re.Pattern[str] | None = None
    # Whether it begins with a denying word of its own, so that one before a comma is only the last in a row.
    is_a_denial: bool = False


_TERMS = (
    _Term(
        _pattern(r"\bsafe(?:r|st|ly)?\b|\bharmless\b"),
        _("Say which harms are known and how often they happen, in place of “safe”."),
        _pattern(
            r"\b(?:keep|keeps|keeping|kept|store|stored|put|stay|stays|feel|feels|felt|lock"
            r"|locked)\b(?:(?!\b(?:with|by|using|our|a|an)\b)[^.;:]){0,40}?\bsafe(?:r|ly)?\b"
            r"|\bhow safe\b|\bsafe(?:r|st) (?:not )?to (?:not|wait|ask|stay|stop|avoid|drive|drink|take|go)\b"
            r"|\bsafe(?:ly)? (?:place|storage|home|stored|locked|away|from|word|distance)\b"
            r"|\b(?:home|arrive|arrives|drive|drives|driving|walk|cross|travel|dispose|return|throw"
            r"|get rid)\b(?:(?!\b(?:with|by|using|our|a|an)\b)[^.;:]){0,20}?\bsafe(?:ly)?\b"
            r"|\b(?:until|once|when|before) (?:it is|it's|you are|they are"
            r"|that is)\b[^.;:]{0,20}?\bsafe\b(?= (?:for|to)\b|[.,]|$)"
            r"|\bfail-safe\b|\bsafer (?:sex|handling)\b"
        ),
    ),
    _Term(
        _pattern(r"\bproven\b|\b(?:proves|proved|prove)(?= (?:that|it|this|to|how|ketamine|its)\b)"),
        _("Say what studies found and how sure they are, in place of “proven”."),
    ),
    _Term(
        _pattern(r"\b(?:break-?through|ground-?breaking|revolutionary|revolutioni[sz]\w+|game[- ]?chang\w+)\b"),
        _("Say what is new and what is not yet known, without words of praise."),
        _pattern(r"\bbreak-?through (?:cancer )?(?:pain|bleeding|symptoms?|dos(?:e|es|ing)|infections?|seizures?)\b"),
    ),
    _Term(
        _pattern(r"\bmirac(?:le|les|ulous|ulously)\b|\b(?:wonder|magic) (?:drug|medicine|cure|treatment|bullet)s?\b"),
        _("Say what the treatment may and may not do. No treatment is a miracle."),
    ),
    _Term(
        _pattern(r"\bcur(?:e|es|ed|ing)\b"),
        _("Say what changed in studies, for how many people and for how long, in place of “cure”."),
        _pattern(r"\bcur(?:e|es|ed|ing) (?:the |your |their |a |an )?(?:cancers?|tumours?|infections?)\b"),
    ),
    _Term(
        _pattern(r"\bguarantee(?:s|d|ing)?\b"),
        _("Leave the promise out, and say what is not known."),
    ),
    _Term(
        _pattern(
            r"\b(?:no|without(?: any)?|free (?:of|from)|zero) (?:known |serious |unwanted )?side[ -]effects?\b"
            r"|\bside[ -]effect[ -]free\b"
        ),
        _("Name the side effects and how often they happen. Every medicine has some."),
        _pattern(
            r"\b(?:if|when|unless|whether) (?:you|people|they|there)\b[^.;:]{0,30}?\bno (?:\w+ )?side[ -]effects?\b"
        ),
        is_a_denial=True,
    ),
    _Term(
        _pattern(
            r"\brisk-free\b|\bwithout (?:any |a )?risks?\b|\bfree (?:of|from) (?:any |all )?risks?\b"
            r"|\b(?:no|zero) risks?\b(?! (?:score|assessment|factor))"
        ),
        _("Name the risks and how often they happen. Every treatment has some."),
        is_a_denial=True,
    ),
    _Term(
        _pattern(
            r"\b(?:100|(?:a|one) hundred) ?(?:%|per ?cent)|\b(?:always|never fails to) works?\b|\bnever fails\b"
            r"|\bworks for (?:everyone|everybody|all)\b"
        ),
        _("Say for how many people out of 100, and that it does not help everyone."),
    ),
    _Term(
        _pattern(
            r"\bno more pain\b|\bfeel no pain\b|\b(?:permanent|instant|immediate|total|complete"
            r"|guaranteed) (?:pain )?relief\b"
            r"|\bsuccess rates?\b|\bnothing (?:else )?(?:works|helps|is|does it) (?:better|faster|as (?:well"
            r"|good|fast)|like)\b"
        ),
        _("Say what studies found: how much, for how many people and for how long."),
        is_a_denial=True,
    ),
    _Term(
        _pattern(r"\bpainless(?:ly)?\b|\bpain-free (?:life|living|future|days?|forever)\b"),
        _("Say what it feels like. Do not promise that it does not hurt."),
    ),
    _Term(
        _pattern(r"\bbest\b"),
        _("Compare with what was studied and give the source, or leave “best” out."),
        _pattern(
            r"\bbest (?:interests?|before|guess|wishes|practice|time|available|evidence|support|studied|known"
            r"|person to|place to|if\b|when\b)"
            r"|\b(?:at|try|tries|do|does|did|doing) (?:(?:your|our|their|my|his|her|its) )?best\b"
            r"|\b(?:is|be|are|suits?|fits?|works?|feels?|seems?)\b(?:(?!\bthe\b"
            r"|\bour\b)[^.;:,]){0,20}? best\b(?! (?:treatment|clinic|medicine|team|care|choice|results?))"
            r"|\b(?:know|knows|judge|help|choose|pick) (?:\w+ )?best\b(?! (?:treatment|clinic))"
            r"|\bbest (?:way|ways|thing|step) (?:to|for)\b|\bbest (?:for|to) \w+"
        ),
    ),
    _Term(
        _pattern(r"\bleading\b"),
        _("Say what the clinic does and who works there, without ranking it."),
        _pattern(r"\bleading (?:to|up|causes?|from|into|off|through|questions?|on to|a|an|the|away|back)\b"),
    ),
    _Term(
        _pattern(
            r"\b(?:world-class|award-winning|state-of-the-art|cutting[- ]edge|life-?changing|life-transforming"
            r"|unrivalled"
            r"|second to none|gold[- ]standard treatment|most (?:effective|advanced|trusted) (?:treatment"
            r"|clinic|medicine|way))\b"
        ),
        _("Say what is done and what was found, without words of praise."),
    ),
    _Term(
        _pattern(
            r"\b(?:FDA|MHRA|EMA|TGA|regulators?)\b(?:(?!\bnot\b|\bno\b|\bnever\b)[^.;:]){0,30}? approved\b"
            r"(?:(?!\bnot\b|\bno\b|\bnever\b)[^.;:]){0,50}? for\b(?:(?!\bnot\b|\bno\b)[^.;:]){0,30}?\bpain\b"
            r"|\b(?:FDA|MHRA|EMA|TGA)[- ](?:approved|cleared|licensed)\b[^.;:]{0,60}?\bpain\b"
            r"|\b(?:ketamine|esketamine|infusions?|it|drip|treatment)\b(?:(?!\bnot\b|\bno\b"
            r"|\bnever\b)[^.;:]){0,60}?\b(?:approved|licensed|authori[sz]ed)\b"
            r"(?:(?!\bnot\b|\bno\b|\bnever\b)[^.;:]){0,40}?\bfor\b(?:(?!\bnot\b|\bno\b"
            r"|\bnever\b)[^.;:]){0,30}?\bpain\b"
        ),
        _("Say that ketamine is approved as an anaesthetic, and that its use for pain is outside the licence."),
    ),
    _Term(
        _pattern(
            r"\bmy (?:\w+ )?pain (?:has |is |was |had |just )*(?:gone|vanished|disappeared|better|improved"
            r"|eased|went|melted)\b"
            r"|\b(?:gave|given|giving|got|have|has) (?:me )?(?:back )?my life(?: back)?\b|\bchanged (?:my|our"
            r"|their) (?:life|lives)\b"
            r"|\bI (?:am|feel|felt|was|have been) (?:like )?(?:a )?(?:new|so much|much|amazing|wonderful"
            r"|pain[- ]free|cured|reborn)\b"
            r"|\b(?:I|we|patients) (?:highly |would |can |really |fully |strongly )*recommend (?:this|the|it"
            r"|them|ketamine|every)"
            r"|\bour (?:\w+ )?(?:patients|clients|customers) (?:say|love|tell|report|rate)\b"
            r"|\b(?:happy|satisfied|delighted|thrilled) (?:patients?|clients?|customers?)\b"
            r"|\b(?:testimonials?|success stor(?:y|ies)|patient stories|rave reviews?)\b|\bthanks to (?:this"
            r"|the) (?:clinic|infusions?|drip)\b"
            r"|[”\"] ?[—–-] ?[A-Z][a-z]+, (?:aged? )?\d{2}\b"
        ),
        _("Take out what one person felt. It cannot show what others may expect; choose a claim instead."),
    ),
    _Term(
        _pattern(
            r"[★⭐]|\b(?:[45](?:\.\d)?|four|five)[- ]stars?\b|\bstar ratings?\b"
            r"|\brated \d(?:\.\d)? (?:out of|/) ?5\b|\b\d(?:\.\d)? ?/ ?5\b"
        ),
        _("Take out the rating. It says nothing about benefit or harm."),
    ),
    _Term(
        _pattern(
            r"\bbefore[- ](?:and[- ]|/ ?)after (?:photos?|pictures?|images?|shots?|stor(?:y|ies)|gallery"
            r"|results?|videos?)\b"
            r"|\bsee the (?:difference|results) for yourself\b"
        ),
        _("Take out the comparison of before and after. Show what studies found."),
    ),
    _Term(
        _pattern(
            r"\b(?:special|limited|exclusive|introductory|opening) (?:time )?offers?\b|\bdiscount(?:s|ed)?\b"
            r"|\bmoney[- ]back\b"
            r"|\bfree (?:consultations?|sessions?|infusions?|trial session|assessments?|gifts?)\b"
            r"|\bhalf[- ]price\b|\bvouchers?\b"
            r"|\b(?:book|buy|act|sign up|enrol|order)(?: your \w+)? (?:now|today)\b|\blimited[- ]time\b"
            r"|\b(?:package deals?|loyalty scheme)\b"
            r"|\b\d+ ?(?:%|per ?cent) off\b|\bspecial prices?\b|\bbuy one\b"
        ),
        _("Take out the offer. People who are in pain must be able to choose without haste."),
    ),
)
_PRICE = _pattern(r"[£$€] ?\d|\b\d[\d,.]* ?(?:dollars|euros|GBP|USD|EUR)\b|\b\d[\d,.]* pounds (?:a|per|for|each)\b")
_TREATMENT = _pattern(
    r"\b(?:es)?ketamine\b|\binfusions?\b|\btreatments?\b|\bdrips?\b|\bsessions?\b|\bmedicines?\b|\bcourse of\b"
)
_OTHER_COSTS = _pattern(r"\bpark(?:ing)?\b|\b(?:bus|train|taxi|fares?|tickets?|travel|meals?|lunch|letter|library)\b")
_PRICE_ADVICE = _("Put prices on a page of their own, away from what the medicine may do.")

# Phrases that hold a denying word and deny nothing.
_NO_DENIAL = _pattern(
    r"\bnot (?:only|just|merely|simply|to mention|least)\b"
    r"|\b(?:no|not|never|without|n[’']t)(?: (?:a|any|the|have|be|slightest|in|shadow of|the least))* (?:doubts?"
    r"|doubted|question|hesitation|wonder|surprise|secret)\b"
    r"|\bnothing (?:but|less|short)\b|\bno less\b|\bnone other\b|\bno longer (?:need|have to|must)\b|\bno need to\b"
    r"|\bif you (?:want|need|wish|are looking|would like|seek)\b|\bnever (?:felt|worry|fear|suffer)\b"
    r"|(?:\b(?:not|cannot)|n[’']t) (?:wait|miss|delay|suffer|go wrong|hesitate)\b"
)
# What begins a new clause, in which a denial before it no longer holds.
_CLAUSE = _pattern(
    r"[;:—–]|\b(?:but|however|because|so|although|though|while|since|as it)\b"
    r"|, (?:yet|try|choose|come|and|it|which|we|this|they|that|he|she|you|our|ours|your|these|there|making"
    r"|ketamine|the treatment)\b"
    r"|\band (?:is|are|was|were|it|has|have|can|will|this|that|they|we|gives?|makes?|works?|offers?)\b"
)
_DENIAL = _pattern(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot|unable|unclear|unknown|unsure|whether"
    r"|until|unless|if"
    r"|far from|too (?:early|small|few|short|little)|little is known|know(?:s|n)? (?:very )?little"
    r"|check (?:that|with)|make sure|the words?|myth"
    r"|beware|wary|avoid|instead of|rather than|stop short of)\b|n[’']t\b"
    r"|\bask\b[^.;:]{0,40}?\b(?:what|which|when)\b"
    r"|\byou may (?:also )?(?:have )?(?:read|heard|seen|hear|see)\b"
)
_COMPARED = _pattern(r"\b(?:as|more|so|this|that|such a) $")
# What the clinic calls its own is denied only in so many words: "avoid surgery with our cure" promises.
_ITS_OWN = _pattern(r"\bour (?:[\w-]+ )?$")
_PLAIN_DENIAL = _pattern(r"(?:no|not|never|nobody|none|nothing|cannot|n[’']t)$")
_YES = _pattern(r"[“\"'(]*yes\b")
_OUTRANKED = _pattern(r"\b(?:no|nothing|none|never|nobody|neither|nor)\b")
_ASKING = _pattern(
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
        asks = is_denied or (_asks(plain) and not _YES.match(after))
        for term in _TERMS:
            words = _words(term, plain, asks)
            if words:
                found.append(PromotionalWords(sentence, words, term.advice))
    return found + _prices(said)


def promise_problems(text: str) -> list[str]:
    """Return one line for each sentence of the text that promotes: the sentence, and what to write instead."""
    return [f"“{found.sentence}” {found.advice}" for found in promotional_words(text)]


def _asks(sentence: str) -> bool:
    return _QUESTION.search(sentence, max(0, len(sentence) - 10)) is not None and _ASKING.match(sentence) is not None


def _words(term: _Term, sentence: str, asks: bool) -> str:
    """Return the first words of the sentence that promote in this way, or nothing."""
    if asks:
        return ""
    innocent = [match.span() for match in term.innocent.finditer(sentence)] if term.innocent else []
    place = 0
    for match in term.pattern.finditer(sentence):
        while place < len(innocent) and innocent[place][1] < match.end():
            place += 1
        if place < len(innocent) and innocent[place][0] <= match.start():
            continue
        if not _is_denied(sentence, match.start(), match[0], after_commas=term.is_a_denial):
            return match[0]
    return ""


def _is_denied(sentence: str, start: int, word: str, *, after_commas: bool) -> bool:
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

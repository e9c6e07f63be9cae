"""Which sentences of a plain text are clinical parts, by the words they hold; it knows no page and no form of one."""

import re

from content.wording.sentences import signed_sentences
from content.wording.spelling import plain_spelling

# Words that turn a sentence of any text into a clinical part. Too many on purpose: a needless new sign-off costs an
# hour, a missed one may cost a patient.
_NUMBER_WORDS = (
    "zero nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand "
    "thousands million billion once twice thrice half halves quarter quarters double doubled triple percent cent dozen "
    "couple pair both single another first second seconds third thirds fourth fifth sixth seventh eighth ninth tenth "
    "few fewer fewest many most some all none any every each several least average majority minority maximum minimum "
    "minute minutes hour hours day days week weeks fortnight month months year years hourly daily weekly monthly "
    "nightly overnight"
)
_DUTY_WORDS = (
    "not no never nor without cannot must should shall may might can could need needs ought required require "
    "stop stops stopped start starts begin avoid call only always unless except before after until safe safely safety "
    "unsafe danger dangerous urgent emergency ambulance help harm harms harmful risk risks risky benefit benefits "
    "effect effects overdose dose doses pregnant pregnancy breastfeeding allergy allergic drive driving alcohol tell "
    "ask seek stay less more rare rarely common commonly uncommon often sometimes seldom usually likely unlikely "
    "proven unproven licence licences licensed unlicensed off-label evidence certain certainty uncertain unknown "
    "unclear unsure sure cure cures work works worse better worst best nothing nobody none neither myth wrong fine "
    "allowed forbidden okay ok skip during while later sooner long longer soon now immediately mild serious severe "
    "strong stronger weak weaker high higher low lower fast faster slow slower quick quickly increase increases "
    "decrease decreases child children infant baby wine beer dont cant wont isnt doesnt didnt shouldnt mustnt hardly "
    "barely scarcely against instead lack lacks fail fails failed refuse ignore false untrue true incorrect "
    "take takes taking taken took give gives given use uses used using put rub feel feels feeling felt sick ill "
    "illness die dies died dying hot cold tired mixes good bad result results vary varies agree disagree trial trials "
    "study studies found advice advise advised watch watched watches watching monitor monitored monitoring"
)
# Beginnings of words that name medicines, their forms, the body and its signs, or tell what a treatment does, in
# whatever form they stand.
_STEMS = (
    "abuse addict allevi amitriptylin anaesth antidepress anxi asleep benefi benzodiazepin bladder bleed blood breath "
    "buprenorphin cancer capsul cardi codein confus danger death depend depress diagnos diazepam dissoc dizz doctor "
    "driv drows drug drunk effective emergenc epilep esketamin faint fatal fentanyl fever gabapentin guarant hallucin "
    "harm headach heal heart help hospital hurt ibuprofen improv infect infus inhal inject ketamin kidney lasting "
    "lessen lethal licen liver lung medic memor midazolam milligram millilit microgram mirac mood morphin naloxon "
    "nause nerv nightmare numb nurse opiate opioid overdos oxycodon pain paracetamol patch permanen pharmac poison "
    "pregabalin prevent prove proving psych recover reduc reliev relief remission sedat seizur sleep sooth spray "
    "stroke suicid swallow swell symptom tablet tingl tongue toxic tramadol treat unconscious urin vanish vomit "
    "withdraw working worked worsen forever instant trusted"
)
_CLINICAL_STEMS = tuple(_STEMS.split())
_CLINICAL_WORDS = frozenset(f"{_NUMBER_WORDS} {_DUTY_WORDS}".split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)


def clinical_sentences(text: str) -> list[str]:
    """Return the sentences that hold a digit, a number word, or a word of duty, doubt, harm or benefit."""
    return [sentence for sentence in signed_sentences(text) if _is_clinical_sentence(sentence)]


def _is_clinical_sentence(sentence: str) -> bool:
    if any(character.isnumeric() for character in sentence) or "%" in sentence:
        return True
    # “don't” and “isn’t” are as much a no as “not”, and hidden or look-alike characters change no word.
    plain = plain_spelling(sentence).lower().replace("’", "'")
    if any(character.isalpha() and not character.isascii() for character in plain):
        # No list here knows words of another alphabet.
        return True
    words = set(_WORD.findall(plain)) | {part for word in _WORD.findall(plain) for part in word.split("-")}
    if "n't" in plain or not words.isdisjoint(_CLINICAL_WORDS):
        return True
    return any(word.startswith(_CLINICAL_STEMS) for word in words)

"""What readers say for what the pages say: other words to look for beside the typed one; pure, in plain English.

The glossary knows other words for a medical term. This is about the words of somebody who asks a question: "what can
go wrong" is answered by the page on side effects, where nobody wrote "wrong". A page with the typed word itself is
found as before, and the words in a title still decide what comes first.
"""

from clinic_portal.search.words import word_stem

# Each line: what stands on the pages, and what a reader may type for it.
_SAID_FOR = {
    "side effects": "wrong risk risky danger dangerous safe safety unsafe harm harmful bad damage",
    "side effects help": "strange weird funny unwell poorly woozy",
    "contact": "call ring phone telephone speak appointment book booking cancel cost price fee charge afford money "
    "expensive insurance NHS",
    "paid": "cost price fee charge pay payment money expensive insurance NHS",
    "help": "call ring phone telephone",
    "evidence": "says said proof prove proven proved trust true believe science research source",
    "benefits": "work works working help helps better relief improve",
    "bladder": "pee peeing wee weeing urine urinate",
    "urine": "pee peeing wee weeing",
    "sick": "vomit vomiting puke nauseous",
    "drip": "infusion",
    "infusion": "drip",
    "drive": "driving car",
    "driving": "drive car",
    "alcohol": "drink drinking beer wine booze",
    "dependence": "addict addicted addiction addictive",
}
_OTHERS: dict[str, tuple[str, ...]] = {}
for _said, _typed in _SAID_FOR.items():
    for _word in _typed.casefold().split():
        _stem = word_stem(_word)
        _OTHERS[_stem] = tuple(dict.fromkeys((*_OTHERS.get(_stem, ()), _said)))


def other_words(word: str) -> tuple[str, ...]:
    """Return what the pages may say for a typed word; each is one word, or several that stand on the same page."""
    return _OTHERS.get(word_stem(word.casefold()), ())

"""Takes the words out of what somebody typed, and the part of a word that its forms share; pure."""

import unicodedata

# More words than this narrow no search down, and each one makes the query's tree deeper.
MAX_WORDS = 32
# PostgreSQL refuses a lexeme of more than 2,046 bytes; no word that anybody looks for is this long.
MAX_WORD_LENGTH = 100
# Longer texts are cut before anything looks at each of their characters.
MAX_TEXT_LENGTH = 4_000
# FTS5 reads a double quote as the end of a string; PostgreSQL reads a backslash as the start of an escape.
SIGNS_THAT_PART_WORDS = '"\\'
# Shorter words are looked for exactly as they are: "is" must not find "issue".
MIN_STEM_LENGTH = 4
# A root that is shorter begins too many words that have nothing to do with it: "sect" for "section".
MIN_ROOT_LENGTH = 5
# Endings that make another word of the same root: addictive, addiction, addicted.
ROOT_ENDINGS = ("ive", "ion", "ing", "ed")
# Words that are on every page, so that they tell none from another.
LITTLE_WORDS = frozenset(
    """
    a about after am an and any anything are arent as at be been but by can cant could couldnt did do does doesnt dont
    for from get gets getting go goes going got had happen happens has have he her hers his how i if ill im in into
    is isnt it its ive me much my of on or our please shall she should so some something than that the their them then
    there these they this to us want was we were what whats when where wheres which who whom whos why will with
    would you your
    """.split()  # noqa: SIM905 (a list of so many words has a line for each)
)
# What people write around a word they want explained.
ASKING_WORDS = LITTLE_WORDS | {"definition", "mean", "meaning", "means"}


def _parts_words(character: str) -> bool:
    # Z: spaces of every kind. C: control characters (NUL among them), unassigned ones and lone surrogates.
    category = unicodedata.category(character)
    return character in SIGNS_THAT_PART_WORDS or category[0] == "Z" or category in ("Cc", "Cf", "Cn", "Cs")


def _is_said(character: str) -> bool:
    # Letters, numbers and private use are what SQLite's tokeniser takes for a part of a word.
    return unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Co"


def query_words(text: str) -> list[str]:
    """Return the words to look for, in order: signs at their edges gone, signs inside (mg/kg, 0.5) kept."""
    text = unicodedata.normalize("NFC", text[:MAX_TEXT_LENGTH])
    parts = "".join(" " if _parts_words(character) else character for character in text).split()
    words = []
    for part in parts:
        said = [place for place, character in enumerate(part[:MAX_WORD_LENGTH]) if _is_said(character)]
        if said:
            end = said[-1] + 1
            while end < len(part) and unicodedata.category(part[end])[0] == "M":
                end += 1  # an accent belongs to the letter before it
            words.append(part[said[0] : end][:MAX_WORD_LENGTH])
    return words[:MAX_WORDS]


def word_stem(word: str) -> str:
    """Return what an English word shares with its plural: "therapies" and "therapy" give "therap"."""
    for ending in ("ies", "y", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= MIN_STEM_LENGTH and not word.endswith(("ss", "us", "is")):
            return stem
    return word


def word_root(word: str) -> str:
    """Return what an English word shares with others of its family: "addictive" and "addiction" give "addict"."""
    stem = word_stem(word)
    for ending in ROOT_ENDINGS:
        root = stem.removesuffix(ending)
        if root != stem and len(root) >= MIN_ROOT_LENGTH:
            return root
    return stem


def telling_words(text: str) -> list[str]:
    """Return the words that tell one page from another; all words where there is no such word."""
    words = query_words(text)
    return [word for word in words if _plain(word) not in LITTLE_WORDS] or words


def _plain(word: str) -> str:
    return word.casefold().replace("’", "").replace("'", "")


def term_asked_for(text: str) -> tuple[str, ...]:
    """Return the words to be explained: "What are opioids?" and "opioid" ask for the same."""
    words = [_plain(word) for word in query_words(text)]
    return tuple(word_stem(word) for word in words if word not in ASKING_WORDS)

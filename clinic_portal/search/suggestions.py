"""Finds the word that was meant where a word is nowhere on the site; pure, it is given the site's words."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from clinic_portal.search.words import word_root

# Shorter words are no slip of anything.
MIN_LENGTH = 4
# Short words are one letter from words that mean something else: "ring" is not "bring".
MIN_LENGTH_WITH_OTHER_LETTERS = 5
# Each unknown word is compared with all words of the site.
MAX_WORDS_CORRECTED = 4
# Below this, words are no slip of one another; two letters changed about are a slip also in a short word.
LIKENESS, LIKENESS_OF_SAME_LETTERS = 0.8, 0.75
# What a word of a title or of the glossary has before a word that stands somewhere in a text.
HEAD_START = 0.1
LETTERS = re.compile(r"[^\W\d_]+")


def words_of(texts: Iterable[str]) -> set[str]:
    """Return the words of these texts that may be meant by another one."""
    return {word for text in texts for word in LETTERS.findall(text.casefold()) if len(word) >= MIN_LENGTH}


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word).ratio()


def _is_slip(word: str, other: str) -> bool:
    is_long = len(word) >= MIN_LENGTH_WITH_OTHER_LETTERS
    return sorted(word) == sorted(other) or (is_long and _likeness(word, other) >= LIKENESS)


def _word_meant(word: str, in_names: set[str], in_texts: set[str]) -> str | None:
    close = {
        other
        for words in (in_names, in_texts)
        for other in get_close_matches(word, words, n=3, cutoff=LIKENESS_OF_SAME_LETTERS)
        if _is_slip(word, other)
    }
    # By the alphabet at last, so that the same search always has the same answer.
    order = sorted(close)
    return max(order, key=lambda other: _likeness(word, other) + HEAD_START * (other in in_names), default=None)


def corrections(words: list[str], in_names: set[str], in_texts: set[str]) -> dict[str, str]:
    """Return, for each word that is neither in names nor in texts, the word that was probably meant."""
    known = in_names | in_texts
    unknown = []
    for word in words:
        plain = word.casefold()
        if len(plain) >= MIN_LENGTH and LETTERS.fullmatch(plain):
            root = word_root(plain)
            if not any(other.startswith(root) for other in known):
                unknown.append(word)
    meant = {word: _word_meant(word.casefold(), in_names, in_texts) for word in unknown[:MAX_WORDS_CORRECTED]}
    return {word: other for word, other in meant.items() if other}

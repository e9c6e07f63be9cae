"""Counts sentences, words and syllables of English text, and how hard it is to read; it knows no page type.

Sources are no part of the text. Words that the glossary explains count as easy ones: a reader can look them up, and
there is no easier word for what they mean. Exact words of a guideline are left out, since nobody may simplify them.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import sqrt

from content.governance.said.page_content import PageContent

# Bands of the Flesch-Kincaid grade (specification "Quality instruments"): up to 7 is well, up to 9 is hard, above 9
# somebody says why.
GRADE_WELL = 7.0
GRADE_HARD = 9.0
# Words of more letters than these are long for LIX.
_LIX_LETTERS = 6
_POLYSYLLABLE = 3
# Not prose of the page: headings and cells, which would make it look easier than it is; codes, links and bands of side
# effects; exact words of others.
_LEFT_OUT = {"heading", "table", "field", "links", "frequency", "quotation"}
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d[\d,.]*")
_SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|[;\n]")
_NOT_A_LETTER = re.compile(r"[^a-z]")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """The counts of a text, and the measures made of them."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    long_words: int = 0
    polysyllables: int = 0

    @property
    def flesch_kincaid(self) -> float:
        """Return the grade of a US school: 0.39 words a sentence + 11.8 syllables a word - 15.59.

        Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy enlisted
        personnel. Research Branch Report 8-75. 1975.
        """
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """Return the SMOG grade: 1.043 × √(words of three or more syllables in 30 sentences) + 3.1291.

        McLaughlin GH. SMOG grading: a new readability formula. Journal of Reading. 1969;12(8):639-646. The formula
        is meant for 30 sentences or more.
        """
        if not self.words:
            return 0.0
        return 1.043 * sqrt(30 * self.polysyllables / self.sentences) + 3.1291

    @property
    def lix(self) -> float:
        """Return LIX: words a sentence + share of words longer than six letters, out of 100.

        Björnsson CH. Läsbarhet. Stockholm: Liber; 1968. Below 30 is very easy, above 50 hard.
        """
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long_words / self.words

    @property
    def band(self) -> str:
        """Return "well", "hard" or "too_hard"."""
        grade = round(self.flesch_kincaid, 1)
        return "well" if grade <= GRADE_WELL else "hard" if grade <= GRADE_HARD else "too_hard"


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def syllable_count(word: str) -> int:
    """Return the groups of vowels, less a silent e; a number counts as one."""
    letters = _NOT_A_LETTER.sub("", word.lower())
    if not letters:
        return 1
    groups = len(_VOWELS.findall(letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    if letters.endswith("ed") and not letters.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(groups, 1)


def reading_of(texts: Iterable[str], glossary: Collection[str] = ()) -> Reading:
    """Return the counts of several texts, each a paragraph, list item, heading or cell of its own or many lines.

    `glossary` are terms that readers can look up, of one word or more.
    """
    terms = _terms_by_first_word(glossary)
    sentences = words = syllables = long_words = polysyllables = 0
    for text in texts:
        for sentence in _SENTENCE_END.split(text):
            found = words_of(sentence)
            sentences += bool(found)
            words += len(found)
            explained = _explained_places(found, terms)
            for place, word in enumerate(found):
                if place in explained:
                    syllables += 1
                    continue
                count = syllable_count(word)
                syllables += count
                long_words += len(word) > _LIX_LETTERS
                polysyllables += count >= _POLYSYLLABLE
    return Reading(sentences, words, syllables, long_words, polysyllables)


def page_reading(content: PageContent) -> Reading:
    """Return the counts of what a page says in prose, its claims' words and caveats with it."""
    texts = [passage.text for passage in content.passages if passage.kind not in _LEFT_OUT]
    return reading_of(texts, content.glossary)


def reading_grade(content: PageContent) -> float:
    """Return the Flesch-Kincaid grade of a page to one decimal; 0 for a page that says nothing."""
    return round(page_reading(content).flesch_kincaid, 1)


def _terms_by_first_word(glossary: Collection[str]) -> dict[str, list[tuple[str, ...]]]:
    terms: dict[str, list[tuple[str, ...]]] = {}
    for term in glossary:
        words = tuple(word.lower() for word in words_of(term))
        if words:
            terms.setdefault(words[0], []).append(words)
    return terms


def _explained_places(words: list[str], terms: dict[str, list[tuple[str, ...]]]) -> set[int]:
    """Return the places of the words that belong to a whole term of the glossary, in the plural too."""
    if not terms:
        return set()
    lowered = [word.lower() for word in words]
    places: set[int] = set()
    for start, word in enumerate(lowered):
        for term in (*terms.get(word, ()), *terms.get(word.removesuffix("s"), ())):
            said = tuple(lowered[start : start + len(term)])
            if said == term or (said and (*said[:-1], said[-1].removesuffix("s")) == term):
                places.update(range(start, start + len(term)))
    return places

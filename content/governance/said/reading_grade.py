"""Counts sentences, words and syllables of English text, and how hard it is to read; it knows no page type.

Sources are no part of the text. Words that the glossary explains count as easy ones: a reader can look them up, and
there is no easier word for what they mean. Exact words of a guideline are left out, since nobody may simplify them.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from content.governance.said.page_content import PageContent
from content.wording.sentences import clauses

# The Flesch-Kincaid grade (specification "Quality instruments") above which somebody says why.
GRADE_HARD = 9.0
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d[\d,.]*")
_NOT_A_LETTER = re.compile(r"[^a-z]")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """The counts of a text, and the measures made of them."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    @property
    def flesch_kincaid(self) -> float:
        """Return the grade of a US school: 0.39 words a sentence + 11.8 syllables a word - 15.59.

        Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy enlisted
        personnel. Research Branch Report 8-75. 1975.
        """
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


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
    sentences = words = syllables = 0
    for text in texts:
        for sentence in clauses(text):
            found = words_of(sentence)
            sentences += bool(found)
            words += len(found)
            explained = _explained_places(found, terms)
            for place, word in enumerate(found):
                if place in explained:
                    syllables += 1
                    continue
                syllables += syllable_count(word)
    return Reading(sentences, words, syllables)


def page_reading(content: PageContent) -> Reading:
    """Return the counts of what a page says in prose, its claims' words and caveats with it."""
    texts = [passage.text for passage in content.passages if passage.meaning.is_prose]
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

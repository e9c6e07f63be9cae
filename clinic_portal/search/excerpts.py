"""Cuts the part of a text that answers a search and marks the words in it; pure, it knows no model."""

import re
from collections.abc import Sequence
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from clinic_portal.search.words import MIN_STEM_LENGTH, word_root, word_stem

EXCERPT_LENGTH = 180
# How much stands before the first word that was found.
LEAD_LENGTH = 60
# How many places of a long page are weighed against each other.
MAX_PLACES = 200
ELLIPSIS = "…"
# The index joins the pieces of a page with commas, also where one is empty or ends its own sentence.
EMPTY_PIECES = re.compile(r"(?:, ?){2,}")
COMMA_AFTER_SENTENCE = re.compile(r"(?<=[.!?:;…]), ")


def _pattern(words: list[str]) -> re.Pattern[str] | None:
    # The same rule by which the words were found, so that what is marked is what was found.
    stems = sorted({word_stem(word) for word in words}, key=len, reverse=True)
    forms = [re.escape(stem) + (r"\w*" if len(stem) >= MIN_STEM_LENGTH else r"(?!\w)") for stem in stems]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})", re.IGNORECASE) if forms else None


def _window(text: str, start: int) -> str:
    """Return about EXCERPT_LENGTH characters from `start`, cut between words."""
    end = min(len(text), start + EXCERPT_LENGTH)
    piece = text[start:end]
    if start:
        piece = ELLIPSIS + piece.partition(" ")[2]
    if end < len(text):
        piece = piece.rpartition(" ")[0].rstrip(",;:–- ") + " " + ELLIPSIS
    return piece


def marked(text: str, words: list[str]) -> SafeString:
    """Return the text as safe HTML, the words in `<mark>`; everything else of it is escaped."""
    pattern = _pattern(words)
    if pattern is None:
        return escape(text)
    pieces, place = [], 0
    for found in pattern.finditer(text):
        pieces += [escape(text[place : found.start()]), f"<mark>{escape(found.group())}</mark>"]
        place = found.end()
    return mark_safe("".join([*pieces, escape(text[place:])]))


def _place(pattern: re.Pattern[str], text: str) -> int | None:
    """Return where the piece begins that has the most of the words, the first of them; None where there is none."""
    found = [(match.start(), match.group().casefold()) for match in islice(pattern.finditer(text), MAX_PLACES)]
    said = [
        len({word for start, word in found[number:] if start - first < EXCERPT_LENGTH - LEAD_LENGTH})
        for number, (first, _word) in enumerate(found)
    ]
    return found[said.index(max(said))][0] if found else None


def excerpt(text: str, words: list[str], others: Sequence[str] = (), fallback: str = "") -> SafeString:
    """Return the text around the words or what is said for them; without any, the fallback or the beginning."""
    text = COMMA_AFTER_SENTENCE.sub(" ", EMPTY_PIECES.sub(", ", " ".join(text.split())))
    # A page may have been found by another word of the family, or by what it says for a word.
    for parts in ([*words, *others], [word_root(word) for word in words]):
        pattern = _pattern(parts)
        place = _place(pattern, text) if pattern else None
        if place is not None:
            return marked(_window(text, max(0, place - LEAD_LENGTH)), parts)
    return marked(fallback or _window(text, 0), words)

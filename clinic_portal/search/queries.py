"""Turns whatever somebody typed into a query no database refuses; pure, it knows no model and no database."""

import unicodedata

from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

# More words than this narrow no search down, and each one makes the query's tree deeper.
MAX_WORDS = 32
# PostgreSQL refuses a lexeme of more than 2,046 bytes; no word that anybody looks for is this long.
MAX_WORD_LENGTH = 100
# Longer texts are cut before anything looks at each of their characters.
MAX_TEXT_LENGTH = 4_000
# FTS5 reads a double quote as the end of a string; a backslash starts an escape in PostgreSQL's query language.
SIGNS_THAT_PART_WORDS = '"\\'


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


def _is_nothing(query: SearchQuery) -> bool:
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


def _negated(query: SearchQuery) -> SearchQuery:
    return query.subquery if isinstance(query, Not) else Not(query)


def _and(queries: list[SearchQuery]) -> SearchQuery:
    if any(_is_nothing(query) for query in queries):
        return Not(MATCH_ALL)
    queries = [query for query in queries if not isinstance(query, MatchAll)][:MAX_WORDS]
    if len(queries) < 2:
        return queries[0] if queries else MATCH_ALL
    if all(isinstance(query, Not) for query in queries):
        # SQLite can only take something away from something: not a and not b = not (a or b).
        return Not(_or([query.subquery for query in queries]))
    return And(queries)


def _or(queries: list[SearchQuery]) -> SearchQuery:
    if any(isinstance(query, MatchAll) for query in queries):
        return MATCH_ALL
    queries = [query for query in queries if not _is_nothing(query)][:MAX_WORDS]
    if len(queries) < 2:
        return queries[0] if queries else Not(MATCH_ALL)
    if any(isinstance(query, Not) for query in queries):
        # a or not b = not (not a and b), for the same reason.
        return Not(_and([_negated(query) for query in queries]))
    return Or(queries)


def _flat(query: SearchQuery, kind: type) -> list[SearchQuery]:
    if not isinstance(query, kind):
        return [query]
    return [part for subquery in query.subqueries for part in _flat(subquery, kind)]


def query_normalised(query: SearchQuery | str | None, operator: str | None = None) -> SearchQuery | None:
    """Return a query of plain words and phrases that every database answers, or None if it says nothing.

    Words without a letter or a number, `Boost` and `Fuzzy` are what SQLite's backend has no answer to.
    """
    match query:
        case None | MatchAll():
            return MATCH_ALL
        case str():
            words = query_words(query)
            return PlainText(" ".join(words), operator=operator or "and") if words else None
        case PlainText() | Fuzzy():
            words = query_words(query.query_string)
            return PlainText(" ".join(words), operator=query.operator) if words else None
        case Phrase():
            words = query_words(query.query_string)
            return Phrase(" ".join(words)) if words else None
        case Boost():
            return query_normalised(query.subquery, operator)
        case Not():
            subquery = query_normalised(query.subquery, operator)
            return None if subquery is None else _negated(subquery)
        case And() | Or():
            kind = type(query)
            parts = [query_normalised(part, operator) for part in _flat(query, kind)]
            said = [part for part in parts if part is not None]
            if not said:
                return None
            return _and(said) if kind is And else _or(said)
    raise TypeError(f"{type(query).__name__} is not a search query.")

"""Turns whatever somebody typed into a query no database refuses; pure, it knows no model and no database."""

from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from clinic_portal.search.words import MAX_WORDS, query_words


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


def _flat(query: SearchQuery, kind: type[And] | type[Or]) -> list[SearchQuery]:
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

"""Reads live glossary terms for readers; it writes nothing."""

from itertools import groupby

from content.glossary.models import GlossaryTerm


def live_terms():
    """Return the terms that readers may see, in alphabetical order."""
    return GlossaryTerm.objects.filter(live=True)


def terms_by_letter() -> list[dict]:
    """Return every live term in alphabetical order, in groups by first letter, with one query."""
    terms = sorted(live_terms(), key=lambda term: term.term.casefold())
    return [
        {"letter": letter, "terms": list(group)}
        for letter, group in groupby(terms, key=lambda term: term.term[:1].upper())
    ]


def explained_words() -> tuple[str, ...]:
    """Return every live term with its other words, in alphabetical order, with one query."""
    rows = live_terms().order_by("term").values_list("term", "synonyms")
    return tuple(word.strip() for term, synonyms in rows for word in (term, *synonyms.split(",")) if word.strip())

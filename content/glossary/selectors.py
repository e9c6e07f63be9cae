"""Reads glossary terms for pages; it writes nothing."""

from itertools import groupby

from content.glossary.models import GlossaryTerm


def terms_by_letter() -> list[dict]:
    """Return every term in alphabetical order, in groups by first letter, with one query."""
    terms = sorted(GlossaryTerm.objects.all(), key=lambda term: term.term.casefold())
    return [
        {"letter": letter, "terms": list(group)}
        for letter, group in groupby(terms, key=lambda term: term.term[:1].upper())
    ]

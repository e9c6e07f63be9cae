"""Finds public pages and glossary terms for a reader; private and draft pages can never be among them."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils.safestring import SafeString
from modelsearch.query import And, Or, PlainText, SearchQuery
from wagtail.models import Page, Site
from wagtail.search.models import IndexEntry

from clinic_portal.search.excerpts import excerpt
from clinic_portal.search.other_words import other_words
from clinic_portal.search.suggestions import corrections, words_of
from clinic_portal.search.words import query_words, telling_words, term_asked_for, word_root
from content.common.public import public_pages
from content.evidence.models import Claim
from content.evidence.selectors import claims_hidden
from content.glossary.models import GlossaryTerm
from content.glossary.selectors import live_terms
from content.pages.models import ContactPage, GlossaryIndexPage
from content.pages.selectors import MenuItem

# PostgreSQL's index keeps the words of a page apart from its text; SQLite's is the text.
TEXT_FIELD = "body_text" if connection.vendor == "postgresql" else "body"


# A site with more pages than this has its words from the first of them.
MAX_PAGES_FOR_SPELLING = 500


@dataclass(frozen=True)
class Found:
    """The pages for a query, and whether they have all of its words or only some."""

    pages: object
    has_all_words: bool


@dataclass(frozen=True)
class Result:
    """One page as the list of results shows it."""

    title: str
    url: str
    section: MenuItem | None
    excerpt: SafeString


def pages_found(site: Site | None, query: str, terms: list[GlossaryTerm]) -> Found:
    """Return the public pages with all the words; if there are none, those with some of them.

    In the place of a word may stand what the pages say for it. Either is tried with the words as they are, then with
    the roots that they share with others of their family: "addictive" finds what is said of addiction, but only where
    nobody wrote "addictive". Where the query asks for terms of the glossary, pages with any of their names have all
    that was asked for.
    """
    pages = public_pages(site)
    words = telling_words(query)
    roots = [word_root(word) for word in words]
    names = [name for term in terms for name in _names(term)]
    for has_all_words, operator, parts in (
        (True, "and", words),
        (True, "and", roots if roots != words else []),
        (True, "or", names),
        (False, "or", words if len(words) > 1 else []),
        (False, "or", roots if len(roots) > 1 and roots != words else []),
    ):
        found = pages.search(_query(operator, parts)) if parts else None
        if found is not None and found.count():
            return Found(found, has_all_words)
    return Found(pages.none(), has_all_words=True)


def _query(operator: str, words: list[str]) -> SearchQuery:
    """Return a query for all or any of the words, each itself or what the pages say for it."""
    each = [Or([PlainText(said) for said in (word, *other_words(word))]) for word in words]
    return And(each) if operator == "and" else Or(each)


def _names(term: GlossaryTerm) -> list[str]:
    """Return the term and its other words."""
    return [name.strip() for name in (term.term, *term.synonyms.split(",")) if name.strip()]


def results_for(pages: list[Page], query: str, sections: list[MenuItem], request) -> list[Result]:
    """Return what to show of these pages, with one query for the texts of all of them."""
    words = telling_words(query)
    others = [other for word in words for other in other_words(word)]
    texts = _texts(pages)
    return [
        Result(
            title=page.title,
            url=page.get_url(request),
            section=next((section for section in sections if page.path.startswith(section.path)), None),
            excerpt=excerpt(texts.get(page.pk, ""), words, others, fallback=page.search_description),
        )
        for page in pages
    ]


def query_meant(site: Site | None, query: str) -> str:
    """Return the query with the words that are nowhere on the public site put right, or nothing.

    Three queries, whatever was typed; only words that every reader may read can be offered.
    """
    pages = list(public_pages(site)[:MAX_PAGES_FOR_SPELLING])
    terms = [name for term in live_terms() for name in (term.term, term.synonyms)]
    in_names = words_of([*(page.title for page in pages), *terms])
    meant = corrections(telling_words(query), in_names, words_of(_texts(pages).values()))
    return " ".join(meant.get(word, word) for word in query_words(query)) if meant else ""


def _texts(pages: list[Page]) -> dict[int, str]:
    """Return the text of each page as the search index holds it: what was found is what is shown.

    Except the words of claims that readers do not see today. A claim runs out at midnight, and a recall is public
    before its pages are indexed again.
    """
    if not pages:
        return {}
    # An entry is of a page's own type, and a number may be a page's and a picture's at once.
    entries = IndexEntry.objects.filter(
        Q(object_id__in=[str(page.pk) for page in pages]) & Q(content_type__in={page.content_type_id for page in pages})
    )
    hidden = claims_hidden()
    return {int(pk): _without(text or "", hidden) for pk, text in entries.values_list("object_id", TEXT_FIELD)}


def _without(text: str, claims: list[Claim]) -> str:
    """Return the text without what these claims say."""
    for words in (words for claim in claims for words in (claim.text, claim.caveat) if words):
        text = text.replace(words, "")
    return text


def terms_found(query: str) -> list[GlossaryTerm]:
    """Return the glossary's terms that the query asks for, by their own word or by another word for it."""
    asked = term_asked_for(query)
    if not asked:
        return []
    return [term for term in live_terms() if any(term_asked_for(name) == asked for name in _names(term))]


def glossary_url(site: Site | None, request) -> str:
    """Return the address of the public glossary page, or nothing where there is none."""
    return _url_of_first(site, GlossaryIndexPage, request)


def contact_url(site: Site | None, request) -> str:
    """Return the address of the public contact page, or nothing where there is none."""
    return _url_of_first(site, ContactPage, request)


def _url_of_first(site: Site | None, model: type[Page], request) -> str:
    page = public_pages(site, model.objects.all()).first()
    return page.get_url(request) if page else ""

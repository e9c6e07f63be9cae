"""Finds public pages and glossary terms for a reader; private and draft pages can never be among them."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils.safestring import SafeString
from wagtail.models import Page, Site
from wagtail.search.models import IndexEntry

from clinic_portal.search.excerpts import excerpt
from clinic_portal.search.words import telling_words, term_asked_for
from content.common.public import public_pages
from content.glossary.models import GlossaryTerm
from content.glossary.selectors import live_terms
from content.pages.models import GlossaryIndexPage
from content.pages.selectors import MenuItem

# PostgreSQL's index keeps the words of a page apart from its text; SQLite's is the text.
TEXT_FIELD = "body_text" if connection.vendor == "postgresql" else "body"


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


def pages_found(site: Site | None, query: str) -> Found:
    """Return the public pages with all the words; if there are none, those with some of them."""
    pages = public_pages(site)
    words = telling_words(query)
    every = pages.search(" ".join(words), operator="and")
    if len(words) > 1 and not every.count():
        some = pages.search(" ".join(words), operator="or")
        if some.count():
            return Found(some, has_all_words=False)
    return Found(every, has_all_words=True)


def results_for(pages: list[Page], query: str, sections: list[MenuItem], request) -> list[Result]:
    """Return what to show of these pages, with one query for the texts of all of them."""
    words = telling_words(query)
    texts = _texts(pages)
    return [
        Result(
            title=page.title,
            url=page.get_url(request),
            section=next((section for section in sections if page.path.startswith(section.path)), None),
            excerpt=excerpt(texts.get(page.pk, ""), words, fallback=page.search_description),
        )
        for page in pages
    ]


def _texts(pages: list[Page]) -> dict[int, str]:
    """Return the text of each page as the search index holds it: what was found is what is shown."""
    if not pages:
        return {}
    # An entry is of a page's own type, and a number may be a page's and a picture's at once.
    entries = IndexEntry.objects.filter(
        Q(object_id__in=[str(page.pk) for page in pages])
        & Q(content_type__in={page.content_type_id for page in pages})
    )
    return {int(pk): text or "" for pk, text in entries.values_list("object_id", TEXT_FIELD)}


def terms_found(query: str) -> list[GlossaryTerm]:
    """Return the glossary's terms that the query asks for, by their own word or by another word for it."""
    asked = term_asked_for(query)
    if not asked:
        return []
    return [
        term
        for term in live_terms()
        if any(term_asked_for(name) == asked for name in (term.term, *term.synonyms.split(",")))
    ]


def glossary_url(site: Site | None, request) -> str:
    """Return the address of the public glossary page, or nothing where there is none."""
    page = public_pages(site, GlossaryIndexPage.objects.all()).first()
    return page.get_url(request) if page else ""

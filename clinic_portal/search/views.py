"""The public search page: reads an address and shows what was found; it writes nothing, sets no cookie."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from clinic_portal.search.selectors import (
    contact_url,
    glossary_url,
    pages_found,
    query_meant,
    results_for,
    terms_found,
)
from clinic_portal.search.urgent_words import asks_for_urgent_help
from clinic_portal.search.words import query_words
from content.pages.context import site_context

RESULTS_PER_PAGE = 10
MAX_QUERY_LENGTH = 200


@require_safe
def search(request):
    """Show the public pages and the glossary terms for `q`."""
    typed = " ".join(request.GET.get("q", "").replace("\x00", " ").split())
    query = typed[:MAX_QUERY_LENGTH].rstrip()
    context = {
        **site_context(request),
        "query": query,
        "was_cut": len(typed) > MAX_QUERY_LENGTH,
        "max_query_length": MAX_QUERY_LENGTH,
        "has_words": bool(query_words(query)),
        "shows_urgent_help": asks_for_urgent_help(typed),
    }
    if context["has_words"]:
        terms = terms_found(query)
        found = pages_found(context["site"], query, terms)
        page = Paginator(found.pages, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
        total = page.paginator.count
        terms = terms if page.number == 1 else []
        context |= {
            "results_page": page,
            "total": total,
            "has_all_words": found.has_all_words,
            "results": results_for(list(page), query, context["sections"], request),
            "query_meant": "" if total and found.has_all_words else query_meant(context["site"], query),
            "contact_url": "" if total else contact_url(context["site"], request),
            "terms": terms,
            "glossary_url": glossary_url(context["site"], request) if terms else "",
        }
    response = render(request, "search/search.html", context)
    # A list of answers to one reader's question is nobody else's answer, and stays in no cache.
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response

"""Wagtail's search backend for the portal: the database's own, its queries made safe; it knows no model."""

from functools import cache

from modelsearch.backends import database
from modelsearch.query import MATCH_NONE

from clinic_portal.search.queries import query_normalised


class SafeQueryMixin:
    """Normalises every query at the one door that search and autocomplete both go through."""

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        operator = kwargs.get("operator") or query_compiler_class.DEFAULT_OPERATOR
        # Wagtail's views ask an answer for its model, so a query that says nothing finds none of that model.
        safe_query = query_normalised(query, operator=operator) or MATCH_NONE
        return super()._search(query_compiler_class, safe_query, model_or_queryset, **kwargs)


class EveryColumnMixin:
    """Lets a list be sorted and narrowed by any column while it is searched.

    Only search engines that keep their own copy of the columns must know beforehand by which; a database has them all.
    """

    def check(self):
        """Refuse nothing."""


@cache
def _safe(backend_class: type) -> type:
    words_compiler = backend_class.query_compiler_class
    if backend_class.__name__ == "SQLiteSearchBackend":
        # Imported here because modelsearch's modules need the app registry.
        from clinic_portal.search.sqlite import WordFormsQueryCompiler as words_compiler
    members = {
        "query_compiler_class": _with_every_column(words_compiler),
        "autocomplete_query_compiler_class": _with_every_column(backend_class.autocomplete_query_compiler_class),
    }
    return type(f"Safe{backend_class.__name__}", (SafeQueryMixin, backend_class), members)


def _with_every_column(compiler_class: type) -> type:
    return type(compiler_class.__name__, (EveryColumnMixin, compiler_class), {})


def SearchBackend(params: dict):
    """Return the backend that modelsearch chooses for the connected database, with safe queries.

    It is named like a class because that is the name under which modelsearch looks for one.
    """
    chosen = database.SearchBackend(params)
    return _safe(type(chosen))(params)

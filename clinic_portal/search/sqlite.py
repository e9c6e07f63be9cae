"""How SQLite finds pages: words in all their forms, titles first; PostgreSQL does that by itself."""

from functools import reduce
from operator import and_, or_

from django.db.models import FloatField, Func
from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import SQLiteFTSIndexEntry, SQLiteSearchQueryCompiler
from modelsearch.query import PlainText

from clinic_portal.search.words import MIN_STEM_LENGTH, word_stem


class WeightedBM25(Func):
    """FTS5's relevance, in which a word in the title outweighs any number of it in the text."""

    output_field = FloatField()

    def __init__(self):
        super().__init__()

    def as_sql(self, compiler, connection, **extra_context):
        # One weight a column of the index: autocomplete, body, title.
        return f"bm25({SQLiteFTSIndexEntry._meta.db_table}, 0.0, 1.0, 50.0)", []


class WordFormsQueryCompiler(SQLiteSearchQueryCompiler):
    """Finds "infusions" where somebody looks for "infusion", and the other way round."""

    def build_search_query_content(self, query, config=None):
        if not isinstance(query, PlainText):
            return super().build_search_query_content(query, config=config)
        stems = [word_stem(word) for word in query.query_string.split()]
        lexemes = [Lexeme(stem, prefix=len(stem) >= MIN_STEM_LENGTH) for stem in stems]
        return SearchQueryExpression(reduce(and_ if query.operator == "and" else or_, lexemes), config=config)

    def _build_rank_expression(self, vectors, config):
        return WeightedBM25()

"""Whatever a document looks like, every word of it stands on a page or in the report."""

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.importing.html_reader import html_read
from content.importing.refusals import ArticleRefused
from tests.importing.samples import everything_placed, parsed

# Words that cannot be numbers, letters of a list or signs of a section.
WORD = st.text("abcdefghjklmnopqrstuwyzäéß", min_size=3, max_size=9)
WORDS = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
SENTENCE = WORDS.map(lambda words: words.capitalize() + ".")
LABELLED = st.tuples(WORDS, WORDS).map(": ".join)
LINE = st.one_of(WORDS, SENTENCE, LABELLED, WORDS.map(str.upper), WORDS.map("may include {0}, {0}, and more.".format))
MARK = st.sampled_from(
    ["", "1. ", "2. ", "3) ", "a. ", "b. ", "(c) ", "- ", "* ", "    - ", "# ", "## ", "### ", "1.1 ", "> ", "\t", "**"]
)
END = st.sampled_from(["", ":", ".", "**", "\n", "\n\n", "\n\n\n\n", "\n====\n", "\n----\n", "\n\n---\n\n", "\tmore\n"])
POINTS = st.lists(LABELLED, min_size=2, max_size=4).map(
    lambda points: "\n\n".join(f"{letter}. {point}" for letter, point in zip("abcd", points, strict=False))
)
TEXT = st.lists(st.one_of(st.tuples(MARK, LINE, END).map("".join), POINTS), min_size=1, max_size=25).map("\n".join)
TAGS = ["p", "h1", "h2", "h3", "li", "ul", "ol", "td", "tr", "table", "div", "b", "a", "dl", "dt", "dd", "nav", "main"]
ELEMENT = st.recursive(
    LINE,
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{' '.join(made[1])}</{made[0]}>"
    ),
    max_leaves=20,
)
# Tags that are opened and never closed, or the other way round.
STRAY = st.sampled_from(TAGS).flatmap(lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>"]))
PAGE = st.lists(st.one_of(ELEMENT, ELEMENT, STRAY), min_size=1, max_size=15).map(" ".join)
RELAXED = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{3,}", text.casefold()))


def assert_nothing_lost(data: str, file_name: str, words: Counter[str]) -> None:
    try:
        article = parsed(data, file_name)
    except ArticleRefused:
        return
    placed = everything_placed(article).casefold()
    # Found inside others too: where words stand in a table without a cell, HTML itself drops the space between them.
    lost = {word for word, count in words.items() if placed.count(word) < count}
    assert not lost, lost


@RELAXED
@given(TEXT)
def test_no_word_of_a_plain_text_is_lost(text):
    assert_nothing_lost(text, "a.txt", words_of(text))


@RELAXED
@given(TEXT)
def test_no_word_of_a_markdown_text_is_lost(text):
    assert_nothing_lost(text, "a.md", words_of(text))


@RELAXED
@given(PAGE)
def test_no_word_of_a_web_page_is_lost(page):
    assert_nothing_lost(page, "a.html", words_of(re.sub(r"<[^>]*>", " ", page)))


@RELAXED
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    for file_name in ("a.txt", "a.md", "a.html"):
        try:
            everything_placed(parsed(text.encode("utf-8", "ignore"), file_name))
        except ArticleRefused:
            continue


def test_words_of_neighbouring_tags_are_not_joined():
    nodes = html_read("<div>one</div><div>two</div><table><tr><td>three<td>four</table>").nodes
    assert [word for node in nodes for word in re.findall(r"\w+", str(node)) if word in ("one", "two", "three", "four")]
    assert "onetwo" not in str(nodes)
    assert "threefour" not in str(nodes)

"""Markdown into nodes, by way of HTML; it knows nothing of sections or pages."""

import re

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from content.importing.document import Document, LeftOut
from content.importing.html_reader import html_read
from content.importing.refusals import MAX_BRACKETS, MAX_NESTING, TOO_COMPLEX, TOO_DEEP, ArticleRefused

_PARSER = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<lines>(?:[^\n]{0,500}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(?P<title>[^\n]*?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_KEY = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)


def markdown_read(text: str) -> Document:
    """Return the nodes of a Markdown text; settings between two lines of dashes at its top are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title, left_out = "", ()
    match = _FRONT_MATTER.match(text)
    if match and _KEY.search(match["lines"]):
        found = _TITLE.search(match["lines"])
        title = found["title"] if found else ""
        rest = _TITLE.sub("", match["lines"], count=1).strip()
        left_out = (LeftOut(rest, _("settings at the top of a Markdown file")),) if rest else ()
        text = text[match.end() :]
    # The parser's time grows with the square of these.
    if max(text.count(sign) for sign in "[*_`<") > MAX_BRACKETS:
        raise ArticleRefused(TOO_COMPLEX)
    tokens = _PARSER.parse(text)
    # Deeper than this the parser drops words without a sign.
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise ArticleRefused(TOO_DEEP)
    document = html_read(_PARSER.renderer.render(tokens, _PARSER.options, {}))
    return Document(document.nodes, title or document.title, (*left_out, *document.left_out))

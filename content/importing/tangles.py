"""Refuses HTML that its parsers would need too long for: too deep, too many tags or attributes; it knows no node."""

import re
from collections import Counter

from content.importing.refusals import MAX_TAGS, TOO_COMPLEX, TOO_DEEP, ArticleRefused

# White space as HTML means it; everything here follows the rules by which browsers cut a page into tags.
_SPACE = r" \t\n\f\r"
_TAG = re.compile(rf"<(?P<close>/)?(?P<name>[a-zA-Z][^{_SPACE}/>]*+)")
_ATTRIBUTE = (
    rf"[{_SPACE}/]*+[^{_SPACE}/>][^{_SPACE}/>=]*+"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"[^\"]*+\"?+|'[^']*+'?+|[^{_SPACE}>]++)?+)?+"
)
# The cleaner compares every attribute of a tag with all before it.
_MAX_ATTRIBUTES = 500
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE}){{0,{_MAX_ATTRIBUTES}}}+")
_ONE_MORE = re.compile(_ATTRIBUTE)
_TAG_END = re.compile(rf"[{_SPACE}/]*+")
# Tags that never hold others, or that the next one of their kind closes; inside drawings and formulas they do.
_NEVER_DEEP = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup",
}  # fmt: skip
_FOREIGN = ("svg", "math")
# A parser opens these anew in every block that follows until they are closed.
_REOPENED = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
_MAX_REOPENED = 400_000
_MAX_ENTITIES = 200_000


def refuse_tangle(html: str, depth_limit: int) -> None:
    """Raise ArticleRefused for more tags, attributes, entities or open tags than an article needs.

    A tag that is never closed counts as open to the end, and a closing tag that closes nothing counts as nothing.
    """
    if html.count("&") > _MAX_ENTITIES:
        raise ArticleRefused(TOO_COMPLEX)
    opened: Counter[str] = Counter()
    depth = formats = reopened = looked_at = 0
    for count, match in enumerate(_TAG.finditer(html)):
        attributes = _ATTRIBUTES.match(html, match.end()).end()
        looked_at += attributes - match.end()
        if count > 2 * MAX_TAGS or looked_at > 2 * len(html) or _ONE_MORE.match(html, attributes):
            raise ArticleRefused(TOO_COMPLEX)  # each tag is opened and closed
        name = match["name"].lower()
        foreign = any(opened[outer] for outer in _FOREIGN)
        if name in _NEVER_DEEP and not foreign:
            change = 0
        elif match["close"]:
            change = -1 if opened[name] else 0
        else:
            change = 0 if foreign and _TAG_END.match(html, attributes)[0].endswith("/") else 1
        opened[name] += change
        depth += change
        formats += change if name in _REOPENED else 0
        reopened += formats
        if depth > depth_limit:
            raise ArticleRefused(TOO_DEEP)
        if reopened > _MAX_REOPENED:
            raise ArticleRefused(TOO_COMPLEX)

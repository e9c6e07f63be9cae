"""Citations inside running text: which sources a text cites, and how a page numbers them; it knows no editor.

A citation is stored as `<a linktype="citation" id="PK"></a>`, without words, so that its number can be the page's own.
Where no page numbers it (search excerpts, previews of a block) nothing is shown of it.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText
from wagtail.rich_text.rewriters import extract_attrs

from content.common.stored_keys import KEY
from content.evidence.models import Reference

STORED = re.compile(r"<a(?P<attributes>\s[^>]*\blinktype=\"citation\"[^>]*)>(?P<words>.*?)</a>", re.DOTALL)


def key_of(attributes: dict[str, str]) -> int | None:
    """Return the primary key that stored attributes name, or None for anything else."""
    key = str(attributes.get("id") or "")
    return int(key) if KEY.fullmatch(key) else None


def cited_keys(source: str) -> Iterator[int]:
    """Yield the primary keys of the references that stored rich text cites, in reading order."""
    for match in STORED.finditer(source or ""):
        key = key_of(extract_attrs(match["attributes"]))
        if key is not None:
            yield key


def cited_in_texts(sources: Iterable[str]) -> dict[int, Reference]:
    """Return the references that these rich texts cite by primary key: one query, or none where none is cited."""
    keys = {key for source in sources for key in cited_keys(source)}
    return Reference.objects.in_bulk(keys) if keys else {}


def text_with_citations(value: RichText | str | None, citations) -> RichText | str:
    """Return rich text whose citations are links to the page's numbered sources, or nothing where there is none."""
    if not isinstance(value, RichText):
        return value or ""
    if 'linktype="citation"' not in value.source:
        return value
    return RichText(STORED.sub(lambda match: _mark(match, citations), value.source))


def _mark(match: re.Match[str], citations) -> str:
    key = key_of(extract_attrs(match["attributes"]))
    number = citations.number_of_source(Reference, key) if citations and key is not None else None
    if number is None:
        return ""
    anchor = citations.text_anchor_for(number)
    return format_html(
        '<sup class="citation"><a{} href="#source-{}" aria-label="{}">[{}]</a></sup>',
        format_html(' id="{}"', anchor) if anchor else "",
        number,
        _("source %(number)s") % {"number": number},
        number,
    )

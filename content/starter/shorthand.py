"""Turns the shorthand of the starter files into what stream fields store; it must not know any page or database.

The shorthand: a stream is a list of one-key mappings, rich text is Markdown, a claim is its identifier, a page is
its path from the site's root, and `[](source:key)` inside rich text cites a source. Whoever calls it says how claims,
sources and pages are found.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from markdown_it import MarkdownIt
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.snippets.blocks import SnippetChooserBlock

markdown = MarkdownIt("commonmark")
CITATION = re.compile(r'<a href="source:([^"]+)">.*?</a>', re.DOTALL)
PAGE_LINK = re.compile(r'<a href="page:([^"]+)">(.*?)</a>', re.DOTALL)


class ShorthandError(ValueError):
    """A starter file says something the page type cannot hold; the message names the place."""


@dataclass(frozen=True)
class Resolver:
    """How names in the shorthand are found: each function returns a primary key, or raises KeyError for a wrong name.

    None stands for what an editor has deleted or moved since; what would have shown it is left out.
    """

    page: Callable[[str], int | None]
    snippet: Callable[[type, str], int | None]
    source: Callable[[str], int | None]


def rich_text(source: str, resolver: Resolver) -> str:
    """Return the HTML that Wagtail stores for Markdown, with links to pages and citations bound to what they name."""

    def bound(match: re.Match[str]) -> str:
        target, words = resolver.page(match[1]), match[2]
        return words if target is None else f'<a linktype="page" id="{target}">{words}</a>'

    def cited(match: re.Match[str]) -> str:
        key = resolver.source(match[1])
        return "" if key is None else f'<a linktype="citation" id="{key}"></a>'

    return CITATION.sub(cited, PAGE_LINK.sub(bound, markdown.render(str(source)))).strip()


def stored(block: blocks.Block, value: Any, resolver: Resolver, place: str) -> Any:
    """Return the stored form of one block's shorthand; `place` is where it stands, for error messages."""
    try:
        return _stored(block, value, resolver, place)
    except KeyError as error:
        raise ShorthandError(f"{place}: {error.args[0]!r} is not known") from error


def _stored(block: blocks.Block, value: Any, resolver: Resolver, place: str) -> Any:
    if isinstance(block, BaseTypedTableBlock):
        columns = [{"type": "text", "heading": str(heading)} for heading in value["columns"]]
        rows = [{"values": [str(cell) for cell in row]} for row in value["rows"]]
        if any(len(row["values"]) != len(columns) for row in rows):
            raise ShorthandError(f"{place}: a row has not as many cells as there are columns")
        return {"columns": columns, "rows": rows, "caption": ""}
    if isinstance(block, blocks.BaseStreamBlock):
        return _present(_stream_child(block, item, resolver, f"{place}[{n}]") for n, item in enumerate(value))
    if isinstance(block, blocks.ListBlock):
        return _present(
            _with_id("item", stored(block.child_block, item, resolver, f"{place}[{n}]")) for n, item in enumerate(value)
        )
    if isinstance(block, blocks.BaseStructBlock):
        unknown = set(value) - set(block.child_blocks)
        if unknown:
            raise ShorthandError(f"{place}: no field {', '.join(sorted(unknown))}")
        return _blank_texts(block) | {
            name: stored(block.child_blocks[name], item, resolver, f"{place}.{name}") for name, item in value.items()
        }
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value, resolver)
    if isinstance(block, SnippetChooserBlock):
        return resolver.snippet(block.target_model, value)
    if isinstance(block, blocks.PageChooserBlock):
        return resolver.page(value)
    return value.strip() if isinstance(value, str) else value


def _stream_child(
    block: blocks.BaseStreamBlock, item: dict[str, Any], resolver: Resolver, place: str
) -> dict[str, Any]:
    if not isinstance(item, dict) or len(item) != 1:
        raise ShorthandError(f"{place}: one block name is expected, with its value")
    [(name, value)] = item.items()
    if name not in block.child_blocks:
        raise ShorthandError(f"{place}: no block {name}")
    return _with_id(name, stored(block.child_blocks[name], value, resolver, f"{place}.{name}"))


def _present(children: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [child for child in children if child["value"] is not None]


def _blank_texts(block: blocks.BaseStructBlock) -> dict[str, str]:
    """Return what an editor's form stores for texts left empty; without it they would read "None" in searches."""
    texts = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock, blocks.RichTextBlock)
    return {name: "" for name, child in block.child_blocks.items() if isinstance(child, texts)}


def _with_id(name: str, value: Any) -> dict[str, Any]:
    """Return a child of a stream or list; without an id Wagtail takes a list item for its bare value."""
    return {"type": name, "value": value, "id": str(uuid4())}


def plain_text(value: Any) -> str:
    """Return one line of text from a folded YAML string."""
    return " ".join(str(value).split())

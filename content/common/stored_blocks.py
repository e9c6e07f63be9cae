"""Walks what streams keep in the database, by the definition of their blocks; it must not know what a block means."""

import re
from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

_PARAGRAPH_KEY = re.compile(r'\s+data-block-key="[^"]*"')


def walk_stored(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Yield the block with its stored value, then every block inside it, in reading order.

    What no longer fits the definition is passed over: drafts may be older than it.
    """
    yield block, raw
    if isinstance(block, blocks.BaseStreamBlock):
        for child in stream_children(block, raw):
            yield from walk_stored(block.child_blocks[child["type"]], child.get("value"))
    elif isinstance(block, BaseTypedTableBlock):
        yield from _walk_table(block, raw)
    elif isinstance(block, blocks.BaseStructBlock):
        values = raw if isinstance(raw, dict) else {}
        for name, child_block in block.child_blocks.items():
            yield from walk_stored(child_block, values.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in list_items(raw):
            yield from walk_stored(block.child_block, item)


def stream_children(block: blocks.BaseStreamBlock, raw: Any) -> list[dict[str, Any]]:
    """Return the stored children of a stream that its definition still knows."""
    children = raw if isinstance(raw, list) else []
    return [child for child in children if isinstance(child, dict) and child.get("type") in block.child_blocks]


def list_items(raw: Any) -> list[Any]:
    """Return the bare values of a list block, whichever of Wagtail's two forms it was stored in."""
    return [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" and "value" in item else item
        for item in (raw if isinstance(raw, list) else [])
    ]


def without_ids(raw: Any) -> Any:
    """Return stored data without what changes though nobody edited it: ids of blocks and keys of paragraphs."""
    if isinstance(raw, dict):
        is_block = {"type", "value"} <= raw.keys()
        return {name: without_ids(item) for name, item in raw.items() if not (is_block and name == "id")}
    if isinstance(raw, list | tuple):
        return [without_ids(item) for item in raw]
    return _PARAGRAPH_KEY.sub("", raw) if isinstance(raw, str) and "data-block-key" in raw else raw


def _walk_table(block: BaseTypedTableBlock, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    table = raw if isinstance(raw, dict) else {}
    columns = [block.child_blocks.get(column.get("type")) for column in table.get("columns") or []]
    for row in table.get("rows") or []:
        for column, cell in zip(columns, row.get("values") or [], strict=False):
            if column is not None:
                yield from walk_stored(column, cell)

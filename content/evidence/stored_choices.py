"""Finds in stored content, as drafts keep it, which snippets it chooses; it reads JSON and asks no database."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import extract_references_from_rich_text

Choice = tuple[type[Model], str]


def choices_in_stored_page(model: type[Model], content: dict[str, Any]) -> Iterator[Choice]:
    """Yield the model and key, as text, of everything that the streams and rich texts of a draft choose."""
    for field in model._meta.get_fields():
        stored = content.get(field.name)
        if not stored:
            continue
        if isinstance(field, StreamField):
            yield from _choices_in(field.stream_block, json.loads(stored) if isinstance(stored, str) else stored)
        elif isinstance(field, RichTextField):
            yield from _choices_in_text(stored)


def _choices_in_text(html: str) -> Iterator[Choice]:
    for model, key, _model_path, _content_path in extract_references_from_rich_text(html):
        yield model, str(key)


def _choices_in(block: blocks.Block, stored: Any) -> Iterator[Choice]:
    """Walk a block's stored value by its definition; what no longer fits the definition is passed over."""
    if not stored:
        return
    if isinstance(block, blocks.ChooserBlock):
        yield block.model_class, str(stored)
    elif isinstance(block, blocks.RichTextBlock) and isinstance(stored, str):
        yield from _choices_in_text(stored)
    elif isinstance(block, blocks.BaseStreamBlock) and isinstance(stored, list):
        for item in stored:
            child = block.child_blocks.get(item.get("type")) if isinstance(item, dict) else None
            if child is not None:
                yield from _choices_in(child, item.get("value"))
    elif isinstance(block, blocks.ListBlock) and isinstance(stored, list):
        for item in stored:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from _choices_in(block.child_block, item["value"] if is_wrapped else item)
    elif isinstance(block, BaseTypedTableBlock) and isinstance(stored, dict):
        columns = [block.child_blocks.get(column.get("type")) for column in stored.get("columns") or []]
        for row in stored.get("rows") or []:
            for column, cell in zip(columns, row.get("values") or [], strict=False):
                if column is not None:
                    yield from _choices_in(column, cell)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(stored, dict):
        for name, child in block.child_blocks.items():
            yield from _choices_in(child, stored.get(name))

"""Finds in stored content, as drafts keep it, which snippets it chooses; it reads JSON and asks no database."""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import extract_references_from_rich_text

from content.common.stored_blocks import walk_stored

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
    for inner, value in walk_stored(block, stored):
        if value and isinstance(inner, blocks.ChooserBlock):
            yield inner.model_class, str(value)
        elif isinstance(inner, blocks.RichTextBlock) and isinstance(value, str):
            yield from _choices_in_text(value)

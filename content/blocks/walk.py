"""Walks every block of a stream in reading order; it must not know what any block means."""

from collections.abc import Iterator

from wagtail import blocks
from wagtail.blocks import BoundBlock


def walk(block: blocks.Block, value) -> Iterator[BoundBlock]:
    """Yield the block with its value, then every block inside it, in the order a reader meets them."""
    yield BoundBlock(block, value)
    if isinstance(block, blocks.BaseStreamBlock):
        for child in value or []:
            yield from walk(child.block, child.value)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child_block in block.child_blocks.items():
            yield from walk(child_block, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        # A list that is shown in another order than it was chosen in says so.
        in_reading_order = getattr(block, "in_reading_order", None)
        for child in in_reading_order(value) if in_reading_order else value or []:
            yield from walk(block.child_block, child)


def walk_stream(value) -> Iterator[BoundBlock]:
    """Yield every block below a stream field's value, in reading order."""
    for child in value or []:
        yield from walk(child.block, child.value)

"""Nodes as the raw values of content blocks: text, sub-headings, steps, summary lists, tables; it knows no page."""

from collections.abc import Sequence
from html import escape
from typing import Any

from content.importing.document import Heading, List, Node, Paragraph, Points, Table, text_of
from content.importing.inline import html, plain

Raw = dict[str, Any]
STEP_TITLE_LIMIT = 120
TERM_LIMIT = 100
CAPTION_LIMIT = 200
CELL_LIMIT = 300


def content_made(nodes: Sequence[Node], *, caption: str) -> list[Raw]:
    """Return the content blocks of the nodes. `caption` names a table that has no caption of its own."""
    blocks: list[Raw] = []
    held: list[str] = []
    for node in nodes:
        block = _block(node, caption)
        if block is None:
            held.append(rich_text([node]))
            continue
        if held:
            blocks.append({"type": "text", "value": "".join(held)})
            held = []
        blocks.append(block)
    if held:
        blocks.append({"type": "text", "value": "".join(held)})
    return blocks


def rich_text(nodes: Sequence[Node]) -> str:
    """Return any nodes as rich text, for places that hold nothing else."""
    parts = []
    for node in nodes:
        if isinstance(node, Paragraph):
            parts.append(f"<p>{html(node.runs)}</p>")
        elif isinstance(node, List):
            parts.append(_list_html(node))
        elif isinstance(node, Points):
            parts += [
                f"<p><b>{escape(plain(point.heading), quote=False)}</b></p>{rich_text(point.blocks)}"
                if point.heading
                else rich_text(point.blocks)
                for point in node.items
            ]
        elif isinstance(node, Heading):
            parts.append(f"<p><b>{escape(plain(node.runs), quote=False)}</b></p>")
        elif isinstance(node, Table):
            parts += [f"<p>{escape(text, quote=False)}</p>" for text in text_of([node]).split("\n") if text]
    return "".join(parts)


def _list_html(node: List) -> str:
    tag = "ol" if node.ordered else "ul"
    items = "".join(f"<li>{html(item.runs)}{''.join(map(_list_html, item.lists))}</li>" for item in node.items)
    return f"<{tag}>{items}</{tag}>"


def _block(node: Node, caption: str) -> Raw | None:
    """Return the node as a block of its own, or nothing if it is running text."""
    if isinstance(node, Heading):
        return {"type": "subheading", "value": plain(node.runs)}
    if isinstance(node, Points):
        return _points(node)
    if isinstance(node, Table):
        return _table(node, caption)
    return None


def _points(node: Points) -> Raw | None:
    limit = STEP_TITLE_LIMIT if node.ordered else TERM_LIMIT
    if any(not 0 < len(plain(point.heading)) <= limit or not rich_text(point.blocks) for point in node.items):
        return None
    heading, text = ("title", "text") if node.ordered else ("term", "detail")
    items = [
        {"type": "item", "value": {heading: plain(point.heading), text: rich_text(point.blocks)}}
        for point in node.items
    ]
    return {"type": "steps" if node.ordered else "summary_list", "value": {"heading": "", "items": items}}


def _table(node: Table, caption: str) -> Raw | None:
    if any(len(cell) > CELL_LIMIT for row in node.rows for cell in row) or len(node.caption) > CAPTION_LIMIT:
        return None
    header, *rows = node.rows
    return {
        "type": "table",
        "value": {
            "caption": (node.caption or caption)[:CAPTION_LIMIT],
            "first_column_is_header": True,
            "table": {
                "columns": [{"type": "text", "heading": heading} for heading in header],
                "rows": [{"values": list(row)} for row in rows],
            },
        },
    }

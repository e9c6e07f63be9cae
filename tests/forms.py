"""Turns a page into what the browser posts when an editor saves it; it knows no page type and no single block."""

from bs4 import BeautifulSoup
from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from content.common.fields import StreamField
from tests.factories import own_fields

PAGE_FIELDS = ("title", "slug", "show_in_menus")


def page_form(page: Page, *, comments: list[dict] = (), **changes) -> dict[str, str]:
    """Return the editor's form with everything that is on the page, and the changes that were made in it."""
    fields = [page._meta.get_field(name) for name in PAGE_FIELDS] + own_fields(type(page))
    data = {field.name: _field_value(page, field) for field in fields}
    data = {name: value for name, value in data.items() if value is not None}
    data["comments"] = inline_formset(comments)
    data |= {name: value for name, value in changes.items() if not name.startswith("action")}
    actions = {name.replace("_", "-", 1): value for name, value in changes.items() if name.startswith("action")}
    return {**nested_form_data(data), **actions}


def comment_form(contentpath: str, words: str) -> dict:
    """Return one new comment as the editor's form sends it."""
    return {"text": words, "contentpath": contentpath, "position": "", "replies": inline_formset([])}


def _field_value(page: Page, field: models.Field):
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        return block_form(field.stream_block, value)
    if isinstance(field, models.BooleanField):
        return "on" if value else None
    return "" if value is None else str(value)


def block_form(block: blocks.Block, value):
    """Return the nested form data of one block."""
    if isinstance(block, blocks.BaseStreamBlock):
        items = [(child.block.name, child.block, child.value, child.id) for child in value]
        return _items([{"type": name, "value": block_form(child, item), "id": id_} for name, child, item, id_ in items])
    if isinstance(block, blocks.ListBlock):
        bound = value.bound_blocks
        return _items([{"value": block_form(block.child_block, child.value), "id": child.id} for child in bound])
    if isinstance(block, BaseTypedTableBlock):
        return _table(value)
    if isinstance(block, blocks.BaseStructBlock):
        return {
            name: form
            for name, child in block.child_blocks.items()
            if (form := block_form(child, value[name])) is not None
        }
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(value.source, editor=block.editor, features=block.features)
    if isinstance(block, blocks.BooleanBlock):
        return "on" if value else None
    if value is None:
        return ""
    return str(value.pk) if isinstance(value, models.Model) else str(value)


def _items(items: list[dict]) -> dict:
    forms = {
        str(n): {**item, "id": item.get("id") or "", "order": str(n), "deleted": ""} for n, item in enumerate(items)
    }
    return {**forms, "count": str(len(items))}


def _table(table) -> dict:
    columns = {
        str(n): {"type": column["block"].name, "heading": column["heading"], "order": str(n), "deleted": ""}
        for n, column in enumerate(table.columns)
    }
    rows = {str(n): {"order": str(n), "deleted": ""} for n in range(len(table.row_data))}
    cells = {
        str(n): {str(m): block_form(table.columns[m]["block"], value) for m, value in enumerate(row["values"])}
        for n, row in enumerate(table.row_data)
    }
    return {
        "caption": table.caption or "",
        "column": {"count": str(len(columns)), **columns},
        "row": {"count": str(len(rows)), **rows},
        "cell": cells,
    }


def form_as_shown(client, address: str, selector: str) -> dict[str, str]:
    """Return the form of an address as a browser would send it back untouched."""
    form = BeautifulSoup(client.get(address).content, "html.parser").select_one(selector)
    data = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            data[field["name"]] = chosen.get("value", "") if chosen else ""
        elif field.name == "textarea":
            data[field["name"]] = field.text.lstrip("\n")
        elif field.get("type") != "submit":
            data[field["name"]] = field.get("value", "on" if field.get("type") == "checkbox" else "")
    return data

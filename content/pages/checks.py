"""What Django checks of page types and blocks before it starts: that nothing a reader meets was forgotten."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail import blocks

from content.admin.panels import panel_fields
from content.common.fields import StreamField
from content.governance.said.meanings import PASSAGE_KINDS
from content.pages.models.base import BasePage
from content.pages.selectors import page_types

ICONS = "img/icons.svg"


@checks.register
def page_types_check(app_configs, **kwargs):
    """Report what a page type does not say of itself."""
    return [error for model in page_types() for error in page_type_errors(model)]


@checks.register
def blocks_check(app_configs, **kwargs):
    """Report blocks of which nothing says what they are to readers, each once."""
    found = {type(block): name for model in page_types() for name, block in blocks_offered(model)}
    return [error for block, name in found.items() for error in block_errors(name, block)]


def page_type_errors(model: type[BasePage]) -> Iterator[checks.Error]:
    """Yield one error for each thing that a page type forgot."""
    parts = {part.field: part for part in model.parts}
    in_panels = set(panel_fields(model.content_panels))
    searched = {field.field_name for field in model.search_fields}
    for name in (field.name for field in model._meta.concrete_fields if isinstance(field, StreamField)):
        if name not in parts:
            yield _error(
                model, f"has a stream “{name}” that is in no part.", "Name it in `parts`, with its purpose.", "E001"
            )
        elif name not in in_panels:
            yield _error(model, f"shows no panel for “{name}”.", "Add `*part_panels(parts)` to its panels.", "E002")
        elif parts[name].is_searched and name not in searched:
            yield _error(
                model,
                f"keeps “{name}” from the search.",
                "Add `*part_search_fields(parts)` to its search fields.",
                "E003",
            )
    if model.is_clinical and "review_months" not in vars(model):
        hint = "Set `review_months`: 24 for treatment, 12 where benefit, numbers or law are told."
        yield _error(model, "is clinical and does not say how often it is reviewed.", hint, "E004")
    if model.is_section and model.section_icon not in _icons():
        hint = f"Draw it in static/{ICONS} and name it in `section_icon`."
        yield _error(model, f"is a section and has no icon “{model.section_icon}”.", hint, "E005")
    if not _template_exists(model.template):
        yield _error(model, f"has no template {model.template}.", "Begin it from templates/pages/article.html.", "E006")


def block_errors(name: str, block: type[blocks.Block]) -> Iterator[checks.Error]:
    """Yield an error where a block does not say what it is to readers."""
    kind = getattr(block._meta_class, "passage_kind", None)
    if kind not in PASSAGE_KINDS:
        yield checks.Error(
            f"The block “{name}” does not say what it is to readers.",
            hint=f"Set `passage_kind` in the Meta of {block.__name__} to one of: {', '.join(sorted(PASSAGE_KINDS))}.",
            id="pages.E007",
        )


def blocks_offered(model: type[BasePage]) -> Iterator[tuple[str, blocks.Block]]:
    """Yield the blocks that editors can choose on a page of this type, with their names, those in containers too."""
    streams = [field.stream_block for field in model._meta.concrete_fields if isinstance(field, StreamField)]
    while streams:
        for name, block in streams.pop().child_blocks.items():
            yield name, block
            inside = block.child_blocks.values() if isinstance(block, blocks.BaseStructBlock) else ()
            streams += [child for child in inside if isinstance(child, blocks.BaseStreamBlock)]


def _icons() -> set[str]:
    """Return the names of the portal's icons."""
    path = finders.find(ICONS)
    return set(re.findall(r'\bid="([^"]+)"', Path(path).read_text(encoding="utf-8"))) if path else set()


def _template_exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def _error(model: type[BasePage], words: str, hint: str, number: str) -> checks.Error:
    return checks.Error(f"{model.__name__} {words}", hint=hint, obj=model, id=f"pages.{number}")

"""The parts of a page type: what each is for, and the panels and search fields that follow; it knows no page type."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import Promise
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.search import index

from content.governance.said.meanings import Purpose


@dataclass(frozen=True)
class Part:
    """One stream of a page in reading order.

    Either the template writes `heading` above it, or each of its entries has a heading of the same level,
    or (`entries_have_headings` false) it stands under no heading of its own.
    """

    field: str
    heading: str | Promise = ""
    # Whether it tells of benefit, of harm or of what is not known. Every part says so: balance hangs on it.
    purpose: Purpose = field(kw_only=True)
    entries_have_headings: bool = True
    # Neighbouring parts of one group stand in one panel of the editor under this heading.
    group: str | Promise = ""
    is_searched: bool = True


def part_panels(parts: Iterable[Part]) -> list[Panel]:
    """Return the editor's panels of the parts in their order."""
    panels: list[Panel] = []
    for group, members in groupby(parts, key=lambda part: part.group):
        fields = [FieldPanel(part.field) for part in members]
        panels += [MultiFieldPanel(fields, heading=group)] if group else fields
    return panels


def part_search_fields(parts: Iterable[Part]) -> list[index.SearchField]:
    """Return what search reads of the parts."""
    return [index.SearchField(part.field) for part in parts if part.is_searched]

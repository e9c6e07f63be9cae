"""Reads which fields the panels of a form show; it knows no form."""

from collections.abc import Iterator

from wagtail.admin.panels import FieldPanel, Panel, PanelGroup


def panel_fields(panels: list[Panel | str]) -> Iterator[str]:
    """Yield the names of the fields that panels show, those in groups too."""
    for panel in panels:
        if isinstance(panel, PanelGroup):
            yield from panel_fields(panel.children)
        elif isinstance(panel, FieldPanel):
            yield panel.field_name
        elif isinstance(panel, str):
            yield panel

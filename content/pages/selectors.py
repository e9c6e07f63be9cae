"""Reads the page tree for menus, trails and lists; everything starts from public_pages(), nothing is written."""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextField, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page, Site

from content.common.public import public_pages


@dataclass(frozen=True)
class MenuItem:
    """One page as menus show it."""

    pk: int
    path: str
    title: str
    nav_title: str
    url: str
    introduction: str
    section_icon: str
    is_section: bool
    in_footer: bool


@cache
def page_types() -> tuple[type[Page], ...]:
    """Return the portal's page types; read from the app registry so that models may use this module."""
    return tuple(apps.get_app_config("pages").get_models())


def _own_text(field: str):
    """Return an expression for a field that every page type has in a table of its own."""
    columns = [f"{model._meta.model_name}__{field}" for model in page_types()]
    return Coalesce(*columns, Value(""), output_field=TextField())


def menu_items(site: Site | None, request=None) -> list[MenuItem]:
    """Return the public pages just below the home page in menu order, with one query for pages of all types."""
    if site is None:
        return []
    pages = (
        public_pages(site)
        .child_of(site.root_page)
        .annotate(own_short_title=_own_text("short_title"), own_introduction=_own_text("introduction"))
    )
    types = {ContentType.objects.get_for_model(model).pk: model for model in page_types()}
    items = []
    for page in pages:
        model = types.get(page.content_type_id)
        is_section = bool(model and model.is_section)
        items.append(
            MenuItem(
                pk=page.pk,
                path=page.path,
                title=page.title,
                nav_title=page.own_short_title or page.title,
                url=page.get_url(request),
                introduction=page.own_introduction,
                section_icon=model.section_icon if model and is_section else "",
                is_section=is_section,
                in_footer=page.show_in_menus and not is_section,
            )
        )
    return items


def breadcrumbs(page: Page, request=None) -> list[dict]:
    """Return the pages above this one, home first; only those the public may see, with their menu names."""
    ancestors = page.get_ancestors().live().public().filter(depth__gt=1)
    return [
        {"title": ancestor.own_short_title or ancestor.title, "url": ancestor.get_url(request)}
        for ancestor in ancestors.annotate(own_short_title=_own_text("short_title"))
    ]


def neighbours(page: Page, sections: list[MenuItem], site: Site | None, request=None) -> tuple:
    """Return the previous and the next page: among the sections, or among the children of one section."""
    if any(section.pk == page.pk for section in sections):
        entries = [{"pk": item.pk, "nav_title": item.nav_title, "url": item.url} for item in sections]
    elif any(page.path and page.path.startswith(section.path) for section in sections):
        siblings = public_pages(site).sibling_of(page).annotate(own_short_title=_own_text("short_title"))
        entries = [
            {
                "pk": sibling.pk,
                "nav_title": sibling.own_short_title or sibling.title,
                "url": sibling.get_url(request),
            }
            for sibling in siblings
        ]
    else:
        entries = []
    place = next((index for index, entry in enumerate(entries) if entry["pk"] == page.pk), None)
    if place is None:
        return None, None
    previous = entries[place - 1] if place else None
    following = entries[place + 1] if place + 1 < len(entries) else None
    return previous, following


def public_children(page: Page, model: type[Page], site: Site | None):
    """Return the public children of one type in menu order, with all their fields in one query."""
    if page.pk is None:
        return model.objects.none()
    return public_pages(site, model.objects.all()).child_of(page).order_by("path")

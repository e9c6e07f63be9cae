"""Finds out whether saving a page shows readers something new; it writes nothing and knows no rule of the gate."""

import json

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from content.common.stored_blocks import without_ids

# Columns that say where a page is, whose it is and what is planned; none of them is what a page says. Everything
# that is not named here counts as content, a field that somebody adds later too.
BOOKKEEPING = frozenset(
    {
        "alias_of",
        "content_type",
        "depth",
        "draft_title",
        "expire_at",
        "expired",
        "first_published_at",
        "go_live_at",
        "has_unpublished_changes",
        "id",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locale",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "page_ptr",
        "path",
        "show_in_menus",
        "slug",
        "translation_key",
        "url_path",
    }
)


def page_going_public(page: Page, update_fields=None, using=None) -> Page | None:
    """Return the page as readers will see it if this save shows them something new, else None.

    New is what was not live before, a revision that is published again, and any change of a live page's own content.
    Moving, locking, drafting and taking down show nothing new, and cost no query or one.
    """
    written = _written(page, update_fields)
    names = {field.name for field in written}
    content = [field for field in written if field.name not in BOOKKEEPING]
    if "live" in names:
        if not page.live:
            return None
    elif not content:
        return None
    stored = type(page)._base_manager.using(using).filter(pk=page.pk).first() if page.pk else None
    if stored is None:
        return page.specific if page.live else None
    if not (page.live if "live" in names else stored.live):
        return None
    is_published = {"live", "live_revision"} <= names and page.live_revision_id != stored.live_revision_id
    is_changed = any(_stored_form(field, page) != _stored_form(field, stored) for field in content)
    if stored.live and not is_published and not is_changed:
        return None
    return _after_saving(page, stored, written)


def _written(page: Page, update_fields) -> list[models.Field]:
    fields = page._meta.concrete_fields
    if update_fields is None:
        return list(fields)
    return [field for field in fields if field.name in update_fields or field.attname in update_fields]


def _stored_form(field: models.Field, page: Page):
    """Return what the database holds for the field; the ids of blocks, which no reader meets, left out."""
    value = field.get_prep_value(field.value_from_object(page))
    if isinstance(field, StreamField) and isinstance(value, str):
        return without_ids(json.loads(value))
    return value


def _after_saving(page: Page, stored: Page, written: list[models.Field]) -> Page:
    """Return the page with all its own fields, those that this save leaves alone from the database."""
    is_whole = type(page) is page.specific_class and len(written) == len(page._meta.concrete_fields)
    if is_whole or page.specific_class is None:
        return page
    after = stored.specific
    for field in written:
        setattr(after, field.attname, getattr(page, field.attname))
    return after

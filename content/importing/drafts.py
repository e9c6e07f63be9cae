"""Makes one draft page out of a placement; what goes where was decided before, and nothing is published here."""

import uuid
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from content.common.fields import StreamField
from content.importing.placing import Placement
from content.importing.shapes import SHAPES
from content.pages.models import HomePage

TITLE_LIMIT = 255
SLUG_LIMIT = 80
# The addresses of the eight sections, so that an imported section stands where readers look for it.
SECTION_SLUGS = {
    "MechanismPage": "how-ketamine-works",
    "PainConditionIndexPage": "types-of-pain",
    "AdministrationIndexPage": "how-it-is-given",
    "InfusionTherapyPage": "infusion-treatment",
    "BenefitsPage": "benefits",
    "MultidisciplinaryCarePage": "your-care-team",
    "SideEffectsPage": "side-effects",
    "IndividualisedTreatmentPage": "your-treatment-plan",
}


def draft_create(*, model: type[Page], title: str, placement: Placement, home: HomePage, user) -> Page:
    """Create the draft below the home page, with a first revision by the user."""
    if len(title) > TITLE_LIMIT:
        placement.add_section(title, [])
        title = title[: TITLE_LIMIT - 1] + "…"
    page = model(
        title=title,
        slug=_free_slug(home, SECTION_SLUGS.get(model.__name__) or slugify(title)[:SLUG_LIMIT].strip("-") or "page"),
        introduction=placement.introduction,
        live=False,
        owner=user,
    )
    for name, raw in placement.streams.items():
        field = model._meta.get_field(name)
        setattr(page, name, field.stream_block.to_python(_with_ids(raw)))
    home.add_child(instance=page)
    page.save_revision(user=user, clean=False)
    return page


def draft_notes(model: type[Page], placement: Placement) -> list[str]:
    """Return sentences that tell an editor what went into the structured fields, and which ones wait."""
    notes = [
        ngettext(
            "%(count)s point or part went into “%(field)s”.",
            "%(count)s points or parts went into “%(field)s”.",
            count,
        )
        % {"count": count, "field": _label(model, name)}
        for name, count in placement.moved.items()
    ]
    notes += [
        ngettext(
            "%(count)s entry of “%(field)s” was set up from words of the text and needs its own text: %(names)s.",
            "%(count)s entries of “%(field)s” were set up from words of the text and need their own text: %(names)s.",
            len(names),
        )
        % {"count": len(names), "field": _label(model, name), "names": "; ".join(names)}
        for name, names in placement.named.items()
    ]
    if not placement.introduction and not placement.streams:
        notes.append(_("There is no text below this heading."))
    waiting = [_label(model, name) for name in _structured(model) if name not in placement.streams]
    if waiting:
        notes.append(_("Still empty: %(fields)s.") % {"fields": "; ".join(waiting)})
    return notes


def _with_ids(raw: Any) -> Any:
    """Return the raw values with an id for every block: comments and comparisons hold on to it."""
    if isinstance(raw, list):
        return [_with_ids(value) for value in raw]
    if not isinstance(raw, dict):
        return raw
    kept = {key: _with_ids(value) for key, value in raw.items()}
    return {**kept, "id": str(uuid.uuid4())} if {"type", "value"} <= set(raw) else kept


def _structured(model: type[Page]) -> list[str]:
    """Return the fields of a section type that hold more than plain sections."""
    if model.__name__ not in SHAPES:
        return []
    return [field.name for field in model._meta.get_fields() if isinstance(field, StreamField) and field.name != "body"]


def _label(model: type[Page], name: str) -> str:
    label = str(model._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _free_slug(home: HomePage, slug: str) -> str:
    taken = set(home.get_children().values_list("slug", flat=True))
    candidate, count = slug, 1
    while candidate in taken:
        count += 1
        candidate = f"{slug}-{count}"
    return candidate

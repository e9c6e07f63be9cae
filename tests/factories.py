"""Builds pages and snippets for tests, every field filled by walking its definition; it knows no single block."""

import itertools
import uuid
from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.images import ImageFile
from django.db import models
from PIL import Image
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page, Site
from wagtail.snippets.blocks import SnippetChooserBlock

from content.clinic.models import ClinicSettings, CountryProfile
from content.common.fields import StreamField
from content.evidence.models import Claim, ClaimReference, Reference
from content.governance.review.models import PageReview
from content.media.models import CustomImage
from content.pages import models as page_models
from content.pages.models import HomePage
from content.pages.models.base import BasePage

PAGE_TYPES = [getattr(page_models, name) for name in page_models.__all__]
PAGE_FIELDS_FILLED = ("seo_title", "search_description")
numbers = itertools.count(1)


@dataclass
class Marks:
    """Gives every text of a page a mark of its own, so that a test can ask where it went.

    `around` wraps the mark where a field is long enough, for example in HTML that a page must escape.
    """

    around: str = "{}"
    places: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def plain(self, place: str) -> str:
        """Return a mark alone, for text that is HTML or an address itself."""
        mark = f"zq{self.count:03}x"
        self.count += 1
        self.places[mark] = place
        return mark

    def forget(self, place: str) -> None:
        self.places = {mark: at for mark, at in self.places.items() if at != place}

    def text(self, place: str, max_length: int | None = None) -> str:
        mark = self.plain(place)
        words = self.around.format(mark)
        return words if max_length is None or len(words) <= max_length else mark


@dataclass
class Things:
    """What choosers choose."""

    page: Page
    claim: Claim
    reference: Reference
    image: CustomImage

    def of(self, model: type[models.Model]):
        return {Claim: self.claim, Reference: self.reference}[model]


def home_make(**fields) -> HomePage:
    """Make a home page the root of the default site, with the clinic's details and its country."""
    fields = {"title": "Home", "slug": "home-of-the-test", **fields}
    home = Page.get_first_root_node().add_child(instance=HomePage(**fields))
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    country = CountryProfile.objects.create(
        name="Testland",
        code="TL",
        emergency_number="4411",
        emergency_place="Ward One",
        urgent_line="4422",
        crisis_line_name="Night line",
        crisis_line_number="4433",
        emergency_heading="Call 4411 now if you:",
        urgent_heading="Call 4422 today if you:",
        non_urgent_heading="Tell us if you:",
        off_label_statement="<p>The off-label statement.</p>",
        general_information_statement="The general information statement.",
    )
    ClinicSettings.objects.create(site=site, clinic_name="Test Clinic", country_profile=country)
    return home


def page_make(model: type[Page], parent: Page, **fields) -> Page:
    """Add a live page of this type below its parent."""
    number = next(numbers)
    fields = {"title": f"Page {number}", "slug": f"page-{number}", **fields}
    return parent.add_child(instance=model(**fields))


def review_make(page: Page, **fields) -> PageReview:
    """Give a page this review cycle in place of the one that it got when it went live."""
    PageReview.objects.filter(page=page).delete()
    return PageReview.objects.create(page=page, **fields)


def parents_of(model: type[Page]) -> list[type[Page]]:
    return [parent for parent in model.allowed_parent_page_models() if parent in PAGE_TYPES]


def page_with_parents(model: type[Page], home: HomePage, **fields) -> Page:
    """Add a page of this type to the portal, with the parents its type asks for. The home page fills the home page."""
    if model is HomePage:
        for name, value in fields.items():
            setattr(home, name, value)
        home.save()
        return home
    parent_model = parents_of(model)[0]
    parent = home if parent_model is HomePage else parent_model.objects.first()
    return page_make(model, parent or page_with_parents(parent_model, home), **fields)


def reference_make(**fields) -> Reference:
    number = next(numbers)
    fields = {
        "key": f"source{number}",
        "title": f"Source {number}",
        "authors": [{"family": f"Author{number}", "given": "A"}],
        "year": 2020,
        "verified": True,
        **fields,
    }
    reference = Reference(**fields)
    reference.full_clean()
    reference.save()
    return reference


def claim_make(*references: Reference, **fields) -> Claim:
    number = next(numbers)
    fields = {
        "identifier": f"claim-{number}",
        "text": f"What claim {number} says.",
        "caveat": f"Caveat {number}.",
        "topic": Claim.Topic.BENEFITS,
        "kind": Claim.Kind.BENEFIT,
        "direction": Claim.Direction.UNCLEAR,
        "certainty": Claim.Certainty.LOW,
        "verified": True,
        **fields,
    }
    claim = Claim(**fields)
    claim.claim_references = [
        ClaimReference(reference=reference, sort_order=place) for place, reference in enumerate(references)
    ]
    claim.full_clean()
    claim.save()
    return claim


def counted_claim_make(*references: Reference, **fields) -> Claim:
    """Make a claim with numbers of people for both groups, as a fact box needs it."""
    effect = {"effect_measure": "felt dizzy", "effect_with": 12, "effect_without": 4, "effect_per": 100}
    return claim_make(*references, **effect | fields)


def image_make(*, size=(640, 480), colour="teal", **fields) -> CustomImage:
    number = next(numbers)
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    data.seek(0)
    fields = {"title": f"Picture {number}", "alt_text": f"What picture {number} shows", **fields}
    return CustomImage.objects.create(file=ImageFile(data, name=f"picture-{number}.jpg"), **fields)


def things_make(page: Page) -> Things:
    """Make one of each thing that a block can choose; `page` is what page choosers choose."""
    reference = reference_make()
    return Things(page=page, claim=counted_claim_make(reference), reference=reference, image=image_make())


def own_fields(model: type[BasePage]) -> list[models.Field]:
    """Return the fields an editor fills on this page type beyond title and slug."""
    inherited = {fld.name for fld in Page._meta.get_fields()} - set(PAGE_FIELDS_FILLED)
    return [fld for fld in model._meta.concrete_fields if fld.name not in inherited and not fld.name.endswith("_ptr")]


def filled(model: type[BasePage], marks: Marks, things: Things, *, brief: bool = False) -> dict:
    """Return a value for every field of the page type: each text marked, each stream with every block it may hold.

    `brief` puts only one block into each stream.
    """
    values = {}
    for fld in own_fields(model):
        if isinstance(fld, StreamField):
            values[fld.name] = stream_value(fld.stream_block, marks, things, fld.name, brief=brief)
        elif isinstance(fld, models.CharField | models.TextField):
            values[fld.name] = marks.text(fld.name, fld.max_length)
        elif isinstance(fld, models.BooleanField):
            values[fld.name] = True
        elif fld.name == "social_image":
            values[fld.name] = things.image
        else:
            raise TypeError(f"No value is known for {model.__name__}.{fld.name}")
    return {name: _as_field_value(model, name, value) for name, value in values.items()}


def _as_field_value(model, name, value):
    return model._meta.get_field(name).to_python(value) if isinstance(value, list) else value


def stream_value(block: blocks.BaseStreamBlock, marks: Marks, things: Things, place: str, *, brief=False) -> list:
    """Return stored data with every child block; a child with choices stands once for each choice."""
    items = []
    for name, child in block.child_blocks.items():
        if brief and items:
            break
        choices = 1 if brief or block.meta.max_num == 1 else _choice_count(child)
        for turn in range(choices):
            value = raw_value(child, marks, things, f"{place}.{name}[{turn}]", turn)
            items.append({"type": name, "value": value, "id": str(uuid.uuid4())})
    return items


def _choice_count(block: blocks.Block) -> int:
    if not isinstance(block, blocks.BaseStructBlock):
        return 1
    return max([1, *(len(_choices(child)) for child in block.child_blocks.values())])


def _choices(block: blocks.Block) -> list:
    if not isinstance(block, blocks.ChoiceBlock):
        return []
    return [value for value, _label in block.field.choices if value]


def raw_value(block: blocks.Block, marks: Marks, things: Things, place: str, turn: int = 0):
    """Return what the database stores for one block; `turn` picks its choice, and only the first is filled in full."""
    if isinstance(block, blocks.BaseStreamBlock):
        return stream_value(block, marks, things, place, brief=turn > 0)
    if isinstance(block, BaseTypedTableBlock):
        [column] = block.child_blocks
        cells = [raw_value(block.child_blocks[column], marks, things, f"{place}.cell{n}") for n in range(4)]
        return {
            "columns": [{"type": column, "heading": marks.text(f"{place}.heading{n}")} for n in range(2)],
            "rows": [{"values": cells[:2]}, {"values": cells[2:]}],
            "caption": "",
        }
    if isinstance(block, blocks.BaseStructBlock):
        value = {
            name: raw_value(child, marks, things, f"{place}.{name}", turn) for name, child in block.child_blocks.items()
        }
        if {"page", "url"} <= value.keys():  # a link goes to a page or to an address, never to both
            marks.forget(f"{place}.url")
            value["url"] = ""
        return value
    if isinstance(block, blocks.ListBlock):
        return [
            {
                "type": "item",
                "id": str(uuid.uuid4()),
                "value": raw_value(block.child_block, marks, things, f"{place}[{n}]"),
            }
            for n in range(2)
        ]
    return _leaf_value(block, marks, things, place, turn)


def _leaf_value(block: blocks.Block, marks: Marks, things: Things, place: str, turn: int):
    if isinstance(block, blocks.RichTextBlock):
        return f'<p data-block-key="{uuid.uuid4().hex[:5]}">{marks.plain(place)}</p>'
    if isinstance(block, blocks.PageChooserBlock):
        return things.page.pk
    if isinstance(block, ImageChooserBlock):
        return things.image.pk
    if isinstance(block, SnippetChooserBlock):
        return things.of(block.target_model).pk
    if isinstance(block, blocks.ChoiceBlock):
        return _choices(block)[turn % len(_choices(block))]
    if isinstance(block, blocks.URLBlock):
        return f"https://example.org/{marks.plain(place)}"
    if isinstance(block, blocks.BooleanBlock):
        return False
    if isinstance(block, blocks.IntegerBlock):
        return 2021
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return marks.text(place, block.field.max_length)
    raise TypeError(f"No value is known for {place}: {type(block).__name__}")

"""Every block tells an editor what it is: description, icon, template, and a preview that renders."""

import re
from unittest.mock import patch

import pytest
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from wagtail import blocks
from wagtail.blocks.base import BlockWidget, JSContext
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from content.blocks.compositions import ContentBlock, SectionBlock
from content.common.fields import StreamField
from content.pages.models import SideEffectsPage
from tests.factories import PAGE_TYPES, Marks, raw_value
from tests.markup import Document


def _offered() -> dict[str, blocks.Block]:
    """Return every block an editor can choose in any stream of any page type, once each by name."""
    streams = [
        field.stream_block for model in PAGE_TYPES for field in model._meta.fields if isinstance(field, StreamField)
    ]
    found = {}
    while streams:
        stream = streams.pop()
        for name, block in stream.child_blocks.items():
            if name not in found:
                found[name] = block
                streams += [child for child in _inside(block) if isinstance(child, blocks.BaseStreamBlock)]
    return found


def _inside(block: blocks.Block) -> list[blocks.Block]:
    return list(block.child_blocks.values()) if isinstance(block, blocks.BaseStructBlock) else []


OFFERED = _offered()
# What their previews show must have been made first.
BLOCKS_OF_THINGS = {"claim", "fact_box", "related_pages", "figure"}
DEFAULT_ICON = blocks.Block._meta_class.icon


def test_the_blocks_of_the_contract_are_offered():
    content = {
        "text", "subheading", "claim", "care_card", "do_list", "dont_list", "warning", "inset", "steps", "timeline",
        "expander", "table", "summary_list", "figure", "diagram", "video_link", "related_pages", "call_to_action",
        "guideline_quote", "fact_box", "disagreement", "unknowns",
    }  # fmt: skip
    assert set(ContentBlock.base_blocks) == content
    typed = {
        "section", "mechanism_topic", "benefit", "care_approach", "team_role", "side_effect", "plan_factor",
        "question", "timeline_entry", "code",
    }  # fmt: skip
    assert content | typed == set(OFFERED)


def faults(found: dict[str, dict[str, bool]]) -> list[str]:
    """Return what does not hold, of what should hold for each block by its name."""
    assert found.keys() == OFFERED.keys()
    return [f"{name}: {what}" for name, holds in found.items() for what, is_so in holds.items() if not is_so]


def test_block_says_what_it_is():
    found = {}
    for name, block in OFFERED.items():
        meta = block.meta
        template = f"components/{meta.template.split('/')[-1]}"
        found[name] = {
            "a description that is a sentence": str(getattr(meta, "description", "")).endswith("."),
            "an icon of its own": meta.icon != DEFAULT_ICON,
            "a label": str(block.label) != "",
            "a template among the components": get_template(meta.template).template.name == template,
        }
    assert faults(found) == []


def previewed(client, block: blocks.Block):
    return client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})


def test_block_previews_itself(admin_client):
    found = {}
    for name, block in OFFERED.items():
        response = previewed(admin_client, block)
        templates = " ".join(filter(None, (template.name for template in response.templates)))
        found[name] = {
            "a value to preview": hasattr(block.meta, "preview_value")
            or type(block).get_preview_value is not blocks.Block.get_preview_value,
            "can be previewed": block.is_previewable,
            "a preview that answers": response.status_code == 200,
            "a preview from a component": "components/" in templates,
        }
    assert faults(found) == []


def words_previewed(client, names) -> dict[str, str]:
    bodies = {name: Document(previewed(client, OFFERED[name]).content).first("body") for name in names}
    return {name: "".join(body.itertext()).strip() for name, body in bodies.items()}


def test_block_preview_shows_words(admin_client):
    words = words_previewed(admin_client, OFFERED.keys() - BLOCKS_OF_THINGS)
    assert [name for name in words if not words[name]] == []


def test_block_preview_of_a_thing_shows_words(admin_client, things):
    assert OFFERED.keys() >= BLOCKS_OF_THINGS
    words = words_previewed(admin_client, BLOCKS_OF_THINGS)
    assert [name for name in words if not words[name]] == []


def test_call_to_action_wants_one_target(things):
    block = ContentBlock().child_blocks["call_to_action"]
    good = {"label": "Go", "page": None, "url": "https://example.org/", "text": ""}
    assert block.clean(block.normalize(good))["url"] == good["url"]
    for wrong in ({**good, "url": ""}, {**good, "page": things.page}):
        with pytest.raises(blocks.StructBlockValidationError):
            block.clean(block.normalize(wrong))


def test_a_picture_that_says_something_needs_words(things):
    things.image.alt_text = ""
    things.image.save()
    block = ContentBlock().child_blocks["figure"]
    value = block.normalize({"image": things.image, "alt_text": "", "decorative": False, "caption": ""})
    with pytest.raises(blocks.StructBlockValidationError):
        block.clean(value)
    value["decorative"] = True
    assert block.clean(value)


def test_a_diagram_needs_a_drawing_or_a_picture(things):
    block = ContentBlock().child_blocks["diagram"]
    value = block.to_python(raw_value(block, Marks(), things, "diagram"))
    assert block.clean(value)
    value["drawing"], value["image"] = "none", None
    with pytest.raises(blocks.StructBlockValidationError):
        block.clean(value)


def test_a_table_holds_text_only():
    table = ContentBlock().child_blocks["table"].child_blocks["table"]
    assert isinstance(table, TypedTableBlock)
    assert [type(child) for child in table.child_blocks.values()] == [blocks.CharBlock]


@pytest.mark.parametrize(
    ("name", "group", "label"),
    [
        ("Feeling sick", "stomach", "Stomach"),
        ("Bladder problems", "bladder", ""),
        ("Misuse and dependence", "misuse", ""),
        ("Headache", "other", ""),
        ("Headache", "", ""),
    ],
)
def test_a_side_effect_names_its_part_of_the_body_unless_its_own_name_does(name, group, label):
    value = OFFERED["side_effect"].to_python({"name": name, "group": group, "content": []})
    assert value.group_label == label


def test_running_text_offers_no_headings_images_or_embeds():
    """Those are blocks of their own, so that headings nest and pictures carry their words."""
    for name, block in OFFERED.items():
        rich = [block, *_inside(block)]
        for child in (item for item in rich if isinstance(item, blocks.RichTextBlock)):
            assert not {"h1", "h2", "h3", "h4", "h5", "h6", "image", "embed", "hr"} & set(child.features), name
    assert isinstance(SectionBlock().child_blocks["heading"], blocks.CharBlock)


def described(widget: BlockWidget) -> tuple[str, str]:
    """Return what tells the editor's script of the blocks, without the identifiers that are drawn anew each time."""
    drawn = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=key..: ..)[a-z0-9]{5}(?=.)"
    return re.sub(drawn, "", widget.block_json), str(widget.media)


@pytest.mark.parametrize("language", ["en-gb", "de"])
def test_the_editor_is_told_of_the_blocks_as_wagtail_tells_it(language):
    with translation.override(language):
        for name in ("body", "urgent_help", "effects"):
            field = SideEffectsPage._meta.get_field(name)
            expected = described(BlockWidget(field.stream_block))
            assert [described(field.formfield().widget) for _form in range(2)] == [expected, expected], name


def test_what_the_editor_is_told_of_the_blocks_is_made_once_a_language():
    field = StreamField([("words", blocks.CharBlock())])
    field.set_attributes_from_name("body")
    with patch.object(JSContext, "pack", autospec=True, side_effect=JSContext.pack) as pack:
        for language in ("en-gb", "de", "en-gb", "de"):
            with translation.override(language):
                assert field.formfield().widget.block_json
    assert pack.call_count == 2

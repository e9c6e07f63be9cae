"""Blocks of a section go into the fields of its page type, and those fields exist."""

import pytest
from wagtail import blocks

from content.common.fields import StreamField
from content.importing.drafts import SECTION_SLUGS
from content.importing.matching import SECTION_TYPES
from content.importing.naming import names_in_a_row
from content.importing.placing import section_placed
from content.importing.shapes import SHAPES
from content.pages import models as page_models
from tests.importing.samples import parsed, strings_in


def placed(text: str, page_type: str):
    section = parsed(f"# One\n\n{text}\n\n# Two\n\nWords.\n").sections[0]
    return section_placed(heading=section.heading, nodes=section.blocks, page_type=page_type)


@pytest.mark.parametrize("page_type", SECTION_TYPES)
def test_the_shapes_name_fields_and_blocks_that_exist(page_type):
    model = getattr(page_models, page_type)
    shape = SHAPES[page_type]
    for entries in shape.entries:
        block = model._meta.get_field(entries.field).stream_block.child_blocks[entries.block]
        assert isinstance(block, blocks.StructBlock)
        assert block.child_blocks[entries.heading_key].field.max_length == entries.heading_limit
        assert entries.text_key in block.child_blocks
        assert isinstance(block.child_blocks[entries.text_key], blocks.RichTextBlock) is entries.text_is_rich
        if entries.kind_key:
            allowed = dict(block.child_blocks[entries.kind_key].field.choices)
            assert {kind for kind, _pattern in entries.kinds} <= set(allowed)
            assert not entries.other or entries.other in allowed
        for key, value in entries.fixed:
            assert value in dict(block.child_blocks[key].field.choices)
    headings = {part.field: str(part.heading) for part in model.parts}
    for named in shape.named:
        assert isinstance(model._meta.get_field(named.field), StreamField)
        assert headings[named.field] == named.heading


def test_the_sections_have_addresses_of_their_own():
    assert set(SECTION_SLUGS) == set(SECTION_TYPES)
    assert len(set(SECTION_SLUGS.values())) == len(SECTION_TYPES)


def test_lettered_points_become_benefits_of_their_kind():
    placement = placed("a. Quick Relief: Within a day.\n\nb. Better Sleep: Calm nights.", "BenefitsPage")
    entries = [entry["value"] for entry in placement.streams["benefits"]]
    assert [(entry["kind"], entry["heading"]) for entry in entries] == [
        ("rapid_relief", "Quick Relief"),
        ("other", "Better Sleep"),
    ]
    assert entries[0]["content"] == [{"type": "text", "value": "<p>Within a day.</p>"}]
    assert placement.moved == {"benefits": 2}


def test_side_effects_named_in_the_text_are_set_up_with_unknown_frequency():
    text = "They may include nausea, changes in heart rate and blood pressure, and strange dreams."
    placement = placed(f"Tell us how you feel. Do not wait. {text}", "SideEffectsPage")
    entries = [entry["value"] for entry in placement.streams["effects"]]
    assert [(entry["name"], entry["group"]) for entry in entries] == [
        ("Nausea", "stomach"),
        ("Changes in heart rate and blood pressure", "heart"),
        ("Strange dreams", "mind"),
    ]
    assert {entry["frequency"] for entry in entries} == {"not_known"}
    assert text in "".join(strings_in(placement.streams["body"]))


def test_approaches_and_roles_named_in_the_text_are_set_up():
    text = (
        "Care may include physical therapy, counselling, and massage. It is shared between nurses, doctors and others."
    )
    placement = placed(text, "MultidisciplinaryCarePage")
    assert [entry["value"]["kind"] for entry in placement.streams["approaches"]] == [
        "physical",
        "psychological",
        "complementary",
    ]
    assert [entry["value"]["role"] for entry in placement.streams["roles"]] == ["Nurses", "Doctors"]


def test_sub_headings_go_into_the_named_fields_or_become_sections():
    text = "## Before you come\n\nEat little.\n\n## Afterwards\n\nRest.\n\n## Parking\n\nBehind the house."
    placement = placed(text, "InfusionTherapyPage")
    assert [block["type"] for block in placement.streams["before"]] == ["subheading", "text"]
    assert [block["type"] for block in placement.streams["afterwards"]] == ["text"]
    assert [section["value"]["heading"] for section in placement.streams["body"]] == ["Parking"]


def test_steps_lists_and_tables_become_blocks():
    steps = "1. Sit down: Take your time.\n2. Rest: Close your eyes."
    text = f"Opening:\n\nWords first.\n\n{steps}\n\n- a walk\n    - uphill\n\nA\tB\nC\tD"
    [section] = placed(text, "AdministrationIndexPage").streams["body"]
    content = section["value"]["content"]
    assert [block["type"] for block in content] == ["text", "steps", "text", "table"]
    assert content[1]["value"]["items"][0]["value"] == {"title": "Sit down", "text": "<p>Take your time.</p>"}
    assert content[2]["value"] == "<ul><li>a walk<ul><li>uphill</li></ul></li></ul>"
    assert content[3]["value"]["table"]["columns"][0] == {"type": "text", "heading": "A"}


def test_the_introduction_is_one_or_two_sentences():
    assert placed("One sentence. And two.", "BenefitsPage").introduction == "One sentence. And two."
    three = placed("One sentence. And two. And three.", "BenefitsPage")
    assert three.introduction == "One sentence."
    assert strings_in(three.streams["body"])[-1].strip() == "And two. And three."
    assert placed("Word " * 100 + "end.", "BenefitsPage").introduction == ""


def test_a_heading_that_is_too_long_goes_on_in_the_text():
    heading = "Word " * 40
    placement = placed(f"## {heading.strip()}\n\nText.", "StandardPage")
    [section] = placement.streams["body"]
    assert len(section["value"]["heading"]) <= 120
    assert heading.strip() in strings_in(section["value"]["content"])[1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It may include new pain, old pain, and other pain.", ["New pain", "Old pain", "Pain"]),
        ("It may include rest, sleep or walks during the week.", ["Rest", "Sleep", "Walks"]),
        ("It may include rest and sleep.", []),
        ("Rest, sleep, and walks.", []),
        ("It may include rest, , sleep, and walks.", ["Rest", "Sleep", "Walks"]),
        ("It may include", []),
        ("It may include,", []),
        ("It may include, and", []),
    ],
)
def test_names_in_a_row(text, names):
    assert names_in_a_row(text, "include") == names


def test_plain_text_is_escaped_where_it_becomes_rich_text():
    placement = placed("a. Rapid <b> & more: <script>alert(1)</script> words.\n\nb. Sleep: Nights.", "StandardPage")
    [detail, _other] = placement.streams["body"][0]["value"]["content"][0]["value"]["items"]
    assert detail["value"]["detail"] == "<p>&lt;script&gt;alert(1)&lt;/script&gt; words.</p>"

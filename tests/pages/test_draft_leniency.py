"""A half-filled block is saved as a draft and shown in its preview; only publishing asks for the rest."""

import pytest
from django.core.exceptions import ValidationError

from content.blocks.advice import CallToActionBlock
from content.blocks.media import DiagramBlock, FigureBlock
from content.blocks.structured import SideEffectBlock
from content.pages.models import SideEffectsPage

pytestmark = pytest.mark.django_db

HALF_FILLED = [
    (FigureBlock, {"image": None, "alt_text": "", "decorative": False, "caption": ""}),
    (DiagramBlock, {"drawing": "none", "image": None, "alt_text": "", "caption": "", "text_equivalent": []}),
    (CallToActionBlock, {"label": "", "page": None, "url": "", "text": ""}),
]


@pytest.mark.parametrize(("block_class", "value"), HALF_FILLED)
def test_a_draft_may_be_half_filled(block_class, value):
    block = block_class()
    block.defer_required_validation()
    block.clean(block.normalize(value))


@pytest.mark.parametrize(("block_class", "value"), HALF_FILLED)
def test_publishing_asks_for_the_rest(block_class, value):
    block = block_class()
    with pytest.raises(ValidationError):
        block.clean(block.normalize(value))


def test_an_effect_without_a_frequency_counts_as_not_known():
    effect = {"name": "Headache", "group": "other", "frequency": "", "content": []}
    page = SideEffectsPage(title="Side effects", effects=[("side_effect", SideEffectBlock().normalize(effect))])
    assert [group["frequency"] for group in page.effects_by_frequency()] == ["not_known"]

"""The block in which authorities that disagree stand side by side; it takes no side."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.cited import ReferenceBlock
from content.blocks.text import SHORT_TEXT_FEATURES


class PositionValue(blocks.StructValue):
    @property
    def strength_label(self) -> str:
        """The fixed words of the strength; nothing while a draft has none."""
        return dict(PositionBlock.STRENGTHS).get(self.get("strength"), "")


class PositionBlock(blocks.StructBlock):
    """What one authority says, and how strongly, in fixed words so that bodies can be compared."""

    STRENGTHS = [
        ("recommends", _("Recommends it")),
        ("may_use", _("Says it can be used")),
        ("limits", _("Limits it to special cases")),
        ("unclear", _("Says it is not clear")),
        ("no_advice", _("Gives no advice for or against")),
        ("against", _("Advises against it")),
    ]

    body = blocks.CharBlock(label=_("Body"), max_length=120, help_text=_("Who says it, and in which country."))
    year = blocks.IntegerBlock(
        label=_("Year"),
        required=False,
        min_value=1950,
        max_value=2100,
        help_text=_("Leave empty if the source gives no date."),
    )
    strength = blocks.ChoiceBlock(
        label=_("How strongly"),
        choices=STRENGTHS,
        help_text=_("The step that comes closest to the body's own words."),
        # Readers see the fixed words of the choice.
        is_spoken=True,
    )
    position = blocks.RichTextBlock(
        label=_("What it says"),
        features=SHORT_TEXT_FEATURES,
        help_text=_("One or two short sentences. Each body gets about the same length."),
    )
    reference = ReferenceBlock(
        label=_("Source"), required=False, help_text=_("Where the body says it. Readers see its number.")
    )

    class Meta:
        icon = "group"
        label = _("Position")
        value_class = PositionValue


class DisagreementBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        label=_("Question"), max_length=160, help_text=_("What they disagree about, for example “Should I have it?”.")
    )
    positions = blocks.ListBlock(
        PositionBlock(),
        label=_("Positions"),
        min_num=2,
        help_text=_("Two or more, each with its source. Never one side alone."),
    )

    class Meta:
        passage_kind = "disagreement"
        icon = "group"
        label = _("Authorities disagree")
        group = _("Evidence")
        template = "components/disagreement.html"
        description = _("What expert bodies say where they do not agree, side by side.")
        preview_value = {
            "question": "Should this treatment be used?",
            "positions": [
                {
                    "body": "One body",
                    "year": 2021,
                    "strength": "against",
                    "position": "<p>What it says stands here.</p>",
                    "reference": None,
                },
                {
                    "body": "Another body",
                    "year": 2018,
                    "strength": "may_use",
                    "position": "<p>What it says stands here.</p>",
                    "reference": None,
                },
            ],
        }

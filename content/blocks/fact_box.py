"""The fact box: what happened with treatment and without it; its numbers live in the claims it chooses."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.cited import ClaimBlock
from content.evidence.fact_boxes import in_reading_order, problems


class CountedClaimsBlock(blocks.ListBlock):
    """Claims with numbers, which a page cites in the order in which the box shows them."""

    def in_reading_order(self, value) -> list:
        return in_reading_order(claim for claim in value or [] if claim is not None)


class FactBoxBlock(blocks.StructBlock):
    """Outcomes out of the same number of people in both groups, in both framings, with a picture and the certainty."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, help_text=_("What the box compares, and for whom."))
    claims = CountedClaimsBlock(
        ClaimBlock(),
        label=_("Claims"),
        min_num=1,
        help_text=_(
            "Claims with numbers of people for both groups, all out of the same number. "
            "Change the numbers in the claim. Benefits are shown first, then harms: choose both."
        ),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        found = problems([claim for claim in cleaned.get("claims") or [] if claim is not None])
        if found:
            raise blocks.StructBlockValidationError(block_errors={"claims": ValidationError(found)})
        return cleaned

    def get_preview_value(self):
        """Show real claims, since invented ones must not look like evidence."""
        counted = self.child_blocks["claims"].child_block.target_model.objects.filter(
            live=True, effect_per__isnull=False
        )
        return self.normalize({"heading": _("With and without treatment"), "claims": list(counted[:2])})

    class Meta:
        passage_kind = "fact_box"
        icon = "table"
        label = _("Fact box")
        group = _("Evidence")
        template = "components/fact_box.html"
        description = _("What happened with treatment and without it, in numbers of people and in pictures.")

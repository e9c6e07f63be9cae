"""The block that says what nobody knows yet, as plainly as what is known."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.cited import ClaimBlock


class UnknownsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Leave empty for “What we do not know”."),
    )
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("What is not known"), max_length=200),
        label=_("In short"),
        default=[],
        help_text=_("One thing in each line, for example “How long relief lasts.”"),
    )
    claims = blocks.ListBlock(
        ClaimBlock(),
        label=_("Claims"),
        default=[],
        help_text=_("Claims that say it with their sources."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not cleaned.get("items") and not cleaned.get("claims"):
            error = ValidationError(_("Say at least one thing that is not known, or choose a claim that says it."))
            raise blocks.StructBlockValidationError(block_errors={"items": error})
        return cleaned

    class Meta:
        passage_kind = "unknowns"
        icon = "help"
        label = _("What we do not know")
        group = _("Evidence")
        template = "components/unknowns.html"
        description = _("What nobody knows yet. It stands as near as what is known, never folded away.")
        preview_value = {
            "heading": "",
            "items": ["How long relief lasts.", "Whether more treatments help more."],
            "claims": [],
        }

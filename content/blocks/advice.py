"""Blocks that tell a reader what to do: care cards, do and don't lists, calls to action; no rules, no queries."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.links import LinkingValue
from content.blocks.text import SHORT_TEXT_FEATURES


def card_shown(*, heading: str | None, signs: Iterable[str] | None, shared: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return heading and signs of a care card: its own where it has some, else those of the country's card."""
    return heading or shared.get("heading", ""), list(signs or shared.get("signs", []))


class CareCardBlock(blocks.StructBlock):
    """Advice of one urgency. The level is spoken and shown in words, shape and colour."""

    LEVELS = [("emergency", _("Emergency")), ("urgent", _("Urgent")), ("non_urgent", _("Not urgent"))]

    level = blocks.ChoiceBlock(label=_("Level"), choices=LEVELS)
    heading = blocks.CharBlock(
        label=_("Heading"),
        required=False,
        max_length=120,
        help_text=_("Leave empty to use the heading of your country's emergency advice."),
    )
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Sign"), max_length=160),
        label=_("Signs"),
        default=[],
        help_text=_(
            "Leave empty to show the signs of your country's emergency advice, the same on every page. "
            "Signs given here are shown in their place; each reads on from the heading."
        ),
    )
    text = blocks.RichTextBlock(label=_("Text after the list"), features=SHORT_TEXT_FEATURES, required=False)

    class Meta:
        passage_kind = "care_card"
        icon = "circle-plus"
        label = _("Care card")
        group = _("Advice")
        template = "components/care_card.html"
        description = _("When to get help, and how fast. At most one of each level on a page.")
        preview_value = {
            "level": "urgent",
            "heading": "",
            "items": [],
            "text": "",
        }


class AdviceListBlock(blocks.StructBlock):
    """What the do list and the don't list share."""

    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Item"), max_length=200), label=_("Items"))


class DoListBlock(AdviceListBlock):
    class Meta:
        passage_kind = "do_list"
        icon = "check"
        label = _("Do list")
        group = _("Advice")
        template = "components/do_list.html"
        description = _("Things to do. Each item begins with a verb.")
        preview_value = {"heading": "", "items": ["bring a list of your medicines", "wear loose sleeves"]}


class DontListBlock(AdviceListBlock):
    class Meta:
        passage_kind = "dont_list"
        icon = "cross"
        label = _("Don't list")
        group = _("Advice")
        template = "components/dont_list.html"
        description = _("Things not to do. Each item begins with “do not”.")
        preview_value = {"heading": "", "items": ["do not drive yourself home"]}


class CallToActionValue(LinkingValue):
    """Where the link leads: nowhere if its page is not public."""

    @property
    def link(self) -> str:
        if self.chosen:
            return self.public_pages[0].url if self.public_pages else ""
        return self.get("url") or ""


class CallToActionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Words on the link"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Or a web address"), required=False)
    text = blocks.CharBlock(label=_("Text beside it"), required=False, max_length=200)

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            error = ValidationError(_("Choose a page or give a web address, not both."))
            raise blocks.StructBlockValidationError(block_errors={"page": error})
        return cleaned

    class Meta:
        passage_kind = "links"
        icon = "link"
        label = _("Call to action")
        group = _("Links")
        template = "components/call_to_action.html"
        value_class = CallToActionValue
        description = _("The one next step. At most one on a page.")
        preview_value = {
            "label": "Contact the clinic",
            "page": None,
            "url": "https://example.org/",
            "text": "",
        }

"""Blocks with an order or a shape: steps, timelines, tables, summary lists; no rules, no queries."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from content.blocks.text import SHORT_TEXT_FEATURES


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES, required=False)

    class Meta:
        icon = "order"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(StepBlock(), label=_("Steps"))

    class Meta:
        passage_kind = "list"
        icon = "list-ol"
        label = _("Steps")
        group = _("Lists and tables")
        template = "components/steps.html"
        description = _("Things that happen one after another.")
        preview_value = {
            "heading": "At your first visit",
            "items": [
                {"title": "We talk", "text": "<p>You tell us about your pain.</p>"},
                {"title": "We plan", "text": "<p>You decide with us what to try.</p>"},
            ],
        }


class TimelineEntryBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), max_length=80)
    heading = blocks.CharBlock(label=_("What happens"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES, required=False)

    class Meta:
        passage_kind = "list"
        icon = "time"
        label = _("Moment")
        template = "components/timeline_entry.html"
        description = _("One moment of the treatment: when, what happens, and what it is like.")
        preview_value = {"when": "On the day", "heading": "You arrive", "text": "<p>A nurse greets you.</p>"}


class TimelineBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(TimelineEntryBlock(), label=_("Moments"))

    class Meta:
        passage_kind = "list"
        icon = "history"
        label = _("Timeline")
        group = _("Lists and tables")
        template = "components/timeline.html"
        description = _("What happens when, from first to last.")
        preview_value = {
            "heading": "Your day",
            "items": [
                {"when": "When you arrive", "heading": "Checks", "text": "<p>We check your pulse.</p>"},
                {"when": "Afterwards", "heading": "Rest", "text": "<p>You rest with a nurse near you.</p>"},
            ],
        }


class SummaryItemBlock(blocks.StructBlock):
    term = blocks.CharBlock(label=_("Term"), max_length=100)
    detail = blocks.RichTextBlock(label=_("Detail"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "list-ul"
        label = _("Item")


class SummaryListBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(SummaryItemBlock(), label=_("Items"))

    class Meta:
        passage_kind = "list"
        icon = "list-ul"
        label = _("Summary list")
        group = _("Lists and tables")
        template = "components/summary_list.html"
        description = _("Pairs of a term and what it means or holds.")
        preview_value = {
            "heading": "",
            "items": [
                {"term": "Where", "detail": "<p>At the clinic</p>"},
                {"term": "Who", "detail": "<p>A specialist nurse</p>"},
            ],
        }


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(
        label=_("Caption"), max_length=200, help_text=_("What the table shows. Read out before the table.")
    )
    first_column_is_header = blocks.BooleanBlock(
        label=_("The first column names the row"), required=False, default=True
    )
    table = TypedTableBlock(
        [("text", blocks.CharBlock(label=_("Text"), required=False, max_length=300))], label=_("Table")
    )

    class Meta:
        passage_kind = "table"
        icon = "table"
        label = _("Table")
        group = _("Lists and tables")
        template = "components/table.html"
        description = _("Facts to compare. Every column needs a heading.")
        preview_value = {
            "caption": "How it is given, and where",
            "first_column_is_header": True,
            "table": {
                "columns": [{"type": "text", "heading": "Way"}, {"type": "text", "heading": "Where"}],
                "rows": [{"values": ["Drip", "At the clinic"]}, {"values": ["By mouth", "Ask your team"]}],
            },
        }


class QuestionBlock(blocks.CharBlock):
    class Meta:
        passage_kind = "list"
        icon = "help"
        label = _("Question")
        template = "components/question.html"
        description = _("A question a patient may want to ask.")
        preview_value = "What happens if I decide not to have it?"


class CodeBlock(blocks.StructBlock):
    """A code of a medical terminology, for professionals and for other systems."""

    SYSTEMS = [
        ("ICD-10-CM", "ICD-10-CM"),
        ("ICD-11", "ICD-11"),
        ("SNOMED CT", "SNOMED CT"),
        ("MeSH", "MeSH"),
        ("RxNorm", "RxNorm"),
        ("ATC", "ATC"),
    ]

    system = blocks.ChoiceBlock(label=_("System"), choices=SYSTEMS)
    code = blocks.CharBlock(label=_("Code"), max_length=30)
    display = blocks.CharBlock(label=_("Name in that system"), max_length=200)

    class Meta:
        passage_kind = "field"
        # Shown only after a click.
        is_folded = True
        icon = "code"
        label = _("Code")
        template = "components/code.html"
        description = _("A code that other health systems use for this topic.")
        preview_value = {"system": "MeSH", "code": "D009437", "display": "Neuralgia"}

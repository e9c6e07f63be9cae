"""Blocks of words: paragraphs, sub-headings, callouts, expanders, quotations; no rules, no queries."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.cited import ReferenceBlock

# What an editor may do inside running text: no headings, images or embeds, which are blocks of their own.
# A citation names a source; the page numbers it among all its sources.
TEXT_FEATURES = ["bold", "italic", "link", "document-link", "citation", "ol", "ul", "superscript", "subscript"]
SHORT_TEXT_FEATURES = ["bold", "italic", "link", "citation", "ol", "ul"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        passage_kind = "text"
        icon = "pilcrow"
        label = _("Text")
        group = _("Words")
        template = "components/text.html"
        description = _("Paragraphs and lists. What is said about benefit or harm belongs in a claim.")
        preview_value = "<p>Before your first visit we will ask about your pain and your other medicines.</p>"


class SubheadingBlock(blocks.CharBlock):
    class Meta:
        passage_kind = "heading"
        icon = "title"
        label = _("Sub-heading")
        group = _("Words")
        template = "components/subheading.html"
        description = _("A smaller heading inside a section. A question works well.")
        preview_value = "What should I bring?"


class InsetBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        passage_kind = "text"
        icon = "info-circle"
        label = _("Inset text")
        group = _("Words")
        template = "components/inset.html"
        description = _("A short note that stands apart from the text around it.")
        preview_value = {"text": "<p>You can change your mind at any time.</p>"}


class WarningBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        passage_kind = "warning"
        icon = "warning"
        label = _("Warning")
        group = _("Advice")
        template = "components/warning.html"
        description = _("Something a reader must not miss. At most two on a page.")
        preview_value = {
            "heading": "Important",
            "text": "<p>Ask somebody to take you home after your infusion.</p>",
        }


class ExpanderBlock(blocks.StructBlock):
    summary = blocks.CharBlock(label=_("Question or title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        passage_kind = "text"
        # Shown only after a click.
        is_folded = True
        icon = "collapse-down"
        label = _("Expander")
        group = _("Words")
        template = "components/expander.html"
        description = _("Detail that only some readers need. Never put harms in one.")
        preview_value = {
            "summary": "What does a pain psychologist do?",
            "text": "<p>They help with thoughts, mood and sleep.</p>",
        }


class GuidelineQuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Exact words"), rows=3)
    body = blocks.CharBlock(label=_("Body"), max_length=120, help_text=_("Who wrote the guideline."))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    year = blocks.IntegerBlock(label=_("Year"), min_value=1950, max_value=2100)
    reference = ReferenceBlock(label=_("Reference"), required=False)

    class Meta:
        passage_kind = "quotation"
        icon = "openquote"
        label = _("Guideline quotation")
        group = _("Evidence")
        template = "components/guideline_quote.html"
        description = _("The exact words of a guideline, with who wrote it and when.")
        preview_value = {
            "quote": "The exact words of the guideline stand here.",
            "body": "The body that wrote it",
            "title": "The title of the guideline",
            "year": 2021,
            "reference": None,
        }

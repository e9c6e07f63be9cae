"""Which blocks go into which body; it defines no block of its own except the containers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.advice import CallToActionBlock, CareCardBlock, DoListBlock, DontListBlock
from content.blocks.cited import ClaimBlock
from content.blocks.disagreement import DisagreementBlock
from content.blocks.fact_box import FactBoxBlock
from content.blocks.links import RelatedPagesBlock
from content.blocks.lists import StepsBlock, SummaryListBlock, TableBlock, TimelineBlock
from content.blocks.media import DiagramBlock, FigureBlock, VideoLinkBlock
from content.blocks.text import (
    ExpanderBlock,
    GuidelineQuoteBlock,
    InsetBlock,
    SubheadingBlock,
    TextBlock,
    WarningBlock,
)
from content.blocks.unknowns import UnknownsBlock


class ContentBlock(blocks.StreamBlock):
    """Everything that may stand under a heading."""

    text = TextBlock()
    subheading = SubheadingBlock()
    claim = ClaimBlock()
    fact_box = FactBoxBlock()
    disagreement = DisagreementBlock()
    unknowns = UnknownsBlock()
    guideline_quote = GuidelineQuoteBlock()
    care_card = CareCardBlock()
    warning = WarningBlock()
    do_list = DoListBlock()
    dont_list = DontListBlock()
    inset = InsetBlock()
    expander = ExpanderBlock()
    steps = StepsBlock()
    timeline = TimelineBlock()
    summary_list = SummaryListBlock()
    table = TableBlock()
    figure = FigureBlock()
    diagram = DiagramBlock()
    video_link = VideoLinkBlock()
    related_pages = RelatedPagesBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        template = "components/content.html"
        required = False


class SectionBlock(blocks.StructBlock):
    """A heading and what stands under it. Headings nest correctly because blocks inside use the next level."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    content = ContentBlock(label=_("Content"))

    class Meta:
        passage_kind = "heading"
        icon = "title"
        label = _("Section")
        template = "components/section.html"
        description = _("A heading and everything under it.")
        preview_value = {
            "heading": "What should I bring?",
            "content": [("text", "<p>Bring a list of your medicines.</p>")],
        }


class SectionsBlock(blocks.StreamBlock):
    """A body made of sections."""

    section = SectionBlock()

"""Blocks of pictures, diagrams and videos; no third-party player, no queries."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.media.blocks import PictureChooserBlock


class FigureBlock(blocks.StructBlock):
    image = PictureChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=250,
        help_text=_("What the picture shows, for people who cannot see it. Empty: the picture's own text is used."),
    )
    decorative = blocks.BooleanBlock(label=_("Only decoration"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    def get_preview_value(self):
        image = self.child_blocks["image"].target_model.objects.first()
        return self.normalize({"image": image, "alt_text": "", "caption": _("The caption stands here.")})

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        image = cleaned.get("image")
        described = cleaned.get("alt_text") or (image and image.alt_text)
        if not described and not cleaned.get("decorative"):
            error = ValidationError(_("Say what the picture shows, or tick “Only decoration”."))
            raise blocks.StructBlockValidationError(block_errors={"alt_text": error})
        return cleaned

    class Meta:
        passage_kind = "media"
        icon = "image"
        label = _("Figure")
        group = _("Pictures and video")
        template = "components/figure.html"
        description = _("A picture that explains something, with its text for people who cannot see it.")


class DiagramBlock(blocks.StructBlock):
    DRAWINGS = [
        ("nmda_receptor", _("An NMDA receptor")),
        ("signal_path", _("The path of a pain signal")),
        ("none", _("None: use the picture chosen below")),
    ]

    drawing = blocks.ChoiceBlock(label=_("Line drawing"), choices=DRAWINGS, default="nmda_receptor")
    image = PictureChooserBlock(label=_("Or a picture of your own"), required=False)
    alt_text = blocks.CharBlock(label=_("Alternative text"), max_length=250)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)
    text_equivalent = blocks.ListBlock(
        blocks.CharBlock(label=_("Sentence"), max_length=250),
        label=_("The same in words"),
        help_text=_("Everything the diagram says, step by step."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if cleaned.get("drawing") == "none" and not cleaned.get("image"):
            error = ValidationError(_("Choose a picture, or one of the line drawings."))
            raise blocks.StructBlockValidationError(block_errors={"image": error})
        return cleaned

    class Meta:
        passage_kind = "media"
        icon = "image"
        label = _("Diagram")
        group = _("Pictures and video")
        template = "components/diagram.html"
        description = _("A drawing, and the same in words below it.")
        preview_value = {
            "drawing": "nmda_receptor",
            "image": None,
            "alt_text": "A nerve ending with a receptor in its wall",
            "caption": "",
            "text_equivalent": ["A signal arrives.", "The receptor opens.", "The signal goes on."],
        }


class VideoLinkBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(label=_("Title"), max_length=150)
    publisher = blocks.CharBlock(label=_("Who made it"), max_length=100)
    length = blocks.CharBlock(label=_("Length"), max_length=40, help_text=_("For example “4 minutes”."))
    summary = blocks.TextBlock(
        label=_("What it says"), rows=3, help_text=_("For people who cannot or do not want to watch it.")
    )

    class Meta:
        passage_kind = "media"
        icon = "media"
        label = _("Video link")
        group = _("Pictures and video")
        template = "components/video_link.html"
        description = _("A link to a video on another site. Nothing is loaded from that site.")
        preview_value = {
            "url": "https://example.org/video",
            "title": "Understanding pain",
            "publisher": "A hospital",
            "length": "4 minutes",
            "summary": "Why pain can go on after an injury has healed.",
        }

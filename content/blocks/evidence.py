"""Blocks that choose claims and sources; they never hold their words."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from content.evidence.selectors import claims_hidden


class ClaimBlock(SnippetChooserBlock):
    """One claim with its certainty, caveat and sources, as they stand in the evidence library."""

    # Lets a page collect what it cites from a stream without knowing how blocks are built.
    is_cited = True

    def __init__(self, **kwargs):
        super().__init__("evidence.Claim", **kwargs)

    def get_preview_value(self):
        """Show a real claim, since an invented one must not look like evidence."""
        return self.target_model.objects.filter(live=True).first()

    def get_searchable_content(self, value):
        """Let readers find a page by the words of its claims that they will meet there."""
        if not value or not value.live:
            return []
        hidden = claims_hidden([value.pk])
        return [hidden[0].standing.fallback_text] if hidden else [value.text, value.caveat]

    class Meta:
        icon = "clipboard-list"
        label = _("Claim")
        group = _("Evidence")
        template = "components/claim.html"
        description = _("What is known about benefit or harm, with how sure we can be and the sources.")


class ReferenceBlock(SnippetChooserBlock):
    """One source that a page cites without a claim, for example the guideline it quotes."""

    is_cited = True

    def __init__(self, **kwargs):
        super().__init__("evidence.Reference", **kwargs)

"""Blocks that choose claims and sources; they never hold their words."""

from copy import copy

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from content.evidence.models import Claim
from content.evidence.selectors import claims_hidden, claims_with_doubts
from content.evidence.standing import is_hidden


class ClaimBlock(SnippetChooserBlock):
    """One claim with its certainty, caveat and sources, as they stand in the evidence library."""

    # Lets a page collect what it cites from a stream without knowing how blocks are built.
    is_cited = True

    def __init__(self, **kwargs):
        super().__init__("evidence.Claim", **kwargs)

    def get_preview_value(self):
        """Show a real claim, since an invented one must not look like evidence."""
        return self.target_model.objects.filter(live=True).first()

    def bulk_to_python(self, values):
        """Load the claims with what may hide their words, so that indexing a page asks nothing more for each."""
        claims = claims_with_doubts().in_bulk(set(values))
        # Wagtail asks for an object of its own in each place.
        return [copy(claims[pk]) if pk in claims else None for pk in values]

    def get_searchable_content(self, value):
        """Let readers find a page by the words of its claims that they will meet there."""
        if not value or not value.live:
            return []
        return [value.fallback_words] if self._is_hidden(value) else [value.text, value.caveat]

    @staticmethod
    def _is_hidden(claim: Claim) -> bool:
        """Say without a query whether readers meet its fallback; about a claim that was not loaded here, with one."""
        if not hasattr(claim, "is_hollow"):
            return bool(claims_hidden([claim.pk]))
        return is_hidden(
            kind=claim.kind,
            is_recalled=claim.is_recalled,
            is_hollow=claim.is_hollow,
            valid_until=claim.valid_until,
            grace_days=claim.grace_days,
            today=timezone.localdate(),
        )

    class Meta:
        passage_kind = "claim"
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

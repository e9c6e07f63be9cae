"""Blocks that choose claims and sources; they never hold their words."""

from copy import copy

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from content.evidence.models import Claim
from content.evidence.selectors import claims_hidden, claims_with_doubts


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
        # An index asks three times for the words of each page: for its title, its text and its beginnings of words.
        if not hasattr(value, "words_met"):
            value.words_met = self._words_met(value)
        return value.words_met

    def _words_met(self, claim: Claim) -> list[str]:
        if claim.is_recalled:
            return [claim.fallback_words]
        is_hidden = self._may_be_hidden(claim) and claims_hidden([claim.pk])
        return [claim.fallback_words] if is_hidden else [claim.text, claim.caveat]

    @staticmethod
    def _may_be_hidden(claim: Claim) -> bool:
        """Say without a query whether to ask; a claim that was not loaded with others is always asked about."""
        if not hasattr(claim, "has_retracted_source"):
            return True
        has_run_out = claim.valid_until is not None and claim.valid_until < timezone.localdate()
        return claim.kind == Claim.Kind.BENEFIT and (has_run_out or claim.has_retracted_source)

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

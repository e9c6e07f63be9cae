"""References and claims, the data that patient pages rest on; it knows nothing of pages or blocks."""

from content.evidence.models.claims import Claim, ClaimReference
from content.evidence.models.recalls import ClaimRecall, ReferenceStatusChange
from content.evidence.models.references import Reference

__all__ = ["Claim", "ClaimRecall", "ClaimReference", "Reference", "ReferenceStatusChange"]

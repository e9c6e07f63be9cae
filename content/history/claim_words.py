"""What readers read of a claim, each fact under its name, from the library or a signed form; it decides nothing."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from content.evidence.certainty import CERTAINTIES
from content.evidence.models import Claim
from content.governance.said.page_content import CLAIM_COLUMNS, CLAIM_LABELS, CLAIM_SIGNED


def claim_words(claim: Claim) -> dict[str, str]:
    """Return what readers read of a claim now; without its sources, whose own changes have entries of their own."""
    return facts_in_words({name: getattr(claim, CLAIM_COLUMNS[name]) for name in CLAIM_SIGNED})


def facts_in_words(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the words of each fact that is told, by its label, in the order in which claims show them."""
    special = {"certainty": _certainty_words, "effect_per": _effect_words}
    told = {
        str(label): special[name](facts) if name in special else str(facts.get(name) or "")
        for name, label in CLAIM_LABELS.items()
    }
    return {label: " ".join(words.split()) for label, words in told.items()}


def words_changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return name, words before and words after of each fact that differs."""
    return [(name, before.get(name, ""), words) for name, words in after.items() if before.get(name, "") != words]


def _certainty_words(facts: Mapping[str, Any]) -> str:
    certainty = CERTAINTIES.get(facts["certainty"])
    return str(certainty.label) if certainty else ""


def _effect_words(facts: Mapping[str, Any]) -> str:
    """Return both numbers of an effect in one line, or nothing where nobody was counted."""
    if facts["effect_per"] is None:
        return ""
    return _("%(with)s with treatment, %(without)s without, out of %(per)s: %(measure)s") % {
        "with": facts["effect_with"],
        "without": facts["effect_without"],
        "per": facts["effect_per"],
        "measure": facts["effect_measure"],
    }

"""Writes the scores of quality instruments, and which scores are required; every score is a record of its own."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from content.governance.log.models import GateEvent
from content.governance.log.services import gate_event_log
from content.governance.quality.computed import computed_answers
from content.governance.quality.instruments import INSTRUMENTS, Instrument
from content.governance.quality.models import InstrumentScore, InstrumentThreshold
from content.governance.quality.scoring import missing_answers, result
from content.governance.quality.selectors import thresholds
from content.governance.said.mixins import GovernedPageMixin

DRAFT_CHANGED = gettext_lazy(
    "The page was changed while you were scoring it. Look at the new draft, then send your answers again."
)


class ScoreRefused(ValidationError):
    """The score cannot be kept; the message says what to do."""


def draft_to_score(page: Page) -> Page:
    """Return the newest draft of a page, which is what is scored. Raise ScoreRefused where there is none."""
    specific = page.specific
    if not isinstance(specific, GovernedPageMixin):
        raise ScoreRefused(_("Pages of this type are not scored."))
    if specific.latest_revision_id is None:
        raise ScoreRefused(_("Save a draft of this page first: a score belongs to one draft."))
    return specific.get_latest_revision_as_object()


def score_record(
    *, page: Page, instrument: Instrument, answers: Mapping[str, str], revision_id: int, user
) -> InstrumentScore:
    """Keep one scoring of the newest draft: what the portal can answer it answers, the rest is the person's.

    Raise ScoreRefused where an answer is missing, or the page was changed while it was being scored.
    """
    draft = draft_to_score(page)
    if draft.latest_revision_id != revision_id:
        raise ScoreRefused(DRAFT_CHANGED)
    computed = computed_answers(draft.governed_content(), instrument)
    complete = {number: answers.get(number, "") for number in instrument.numbers} | computed
    if missing := missing_answers(instrument, complete):
        raise ScoreRefused(_("Answer every item. Still open: %(items)s.") % {"items": ", ".join(missing)})
    score = result(instrument, complete).score
    if score is None:
        raise ScoreRefused(_("At least one item must apply to the page."))
    return InstrumentScore.objects.create(
        page_id=page.pk,
        revision_id=revision_id,
        instrument=instrument.key,
        answers=complete,
        computed=[number for number in instrument.numbers if number in computed],
        score=score,
        scored_by=user,
    )


@transaction.atomic
def thresholds_set(*, minimums: Mapping[str, Decimal | None], user) -> list[str]:
    """Set which scores are required, None for none, and log each that changed; return the instruments."""
    before = thresholds()
    changed = [key for key in INSTRUMENTS if key in minimums and minimums[key] != before.get(key)]
    for key in changed:
        minimum = minimums[key]
        if minimum is None:
            InstrumentThreshold.objects.filter(instrument=key).delete()
        else:
            InstrumentThreshold.objects.update_or_create(instrument=key, defaults={"minimum": minimum})
        data = {
            "rule": f"quality_scores: {INSTRUMENTS[key].label}",
            "old": _in_words(before.get(key)),
            "new": _in_words(minimum),
        }
        gate_event_log(kind=GateEvent.Kind.RULE_CHANGED, user=user, data=data)
    return changed


def _in_words(minimum: Decimal | None) -> str:
    return "none" if minimum is None else f"{minimum.normalize():f}"

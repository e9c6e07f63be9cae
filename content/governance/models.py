"""Where Django looks for the tables of governance; each stands in its room, and nothing imports them from here."""

from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.log.models import CorrectionEntry, GateEvent
from content.governance.quality.models import InstrumentScore, InstrumentThreshold
from content.governance.review.models import PageReview, ReviewReminder, ReviewTask
from content.governance.safety.models import SafetyNotice
from content.governance.sign_off.models import EditorialCorrection, ReviewerProfile, SigningKey, SignOff

__all__ = [
    "CorrectionEntry",
    "EditorialCorrection",
    "GateEvent",
    "GateOverride",
    "InstrumentScore",
    "InstrumentThreshold",
    "PageReview",
    "ReviewReminder",
    "ReviewTask",
    "ReviewerProfile",
    "RuleSetting",
    "SafetyNotice",
    "SignOff",
    "SigningKey",
]

"""Sign-offs, reviews, the gate's settings and log, instruments and corrections; they know only Wagtail's Page."""

from content.governance.models.corrections import CorrectionEntry, EditorialCorrection, SafetyNotice
from content.governance.models.gate import GateEvent, GateOverride, RuleSetting
from content.governance.models.instruments import InstrumentScore, InstrumentThreshold
from content.governance.models.reviews import PageReview, ReviewReminder, ReviewTask
from content.governance.models.sign_offs import ReviewerProfile, SigningKey, SignOff
from content.governance.models.tasks import ClinicalReviewTask, FourEyesTask

__all__ = [
    "ClinicalReviewTask",
    "CorrectionEntry",
    "EditorialCorrection",
    "FourEyesTask",
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

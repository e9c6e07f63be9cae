"""The page types, one family per file; they must not know how they are imported, searched or delivered."""

from content.pages.models.administration import AdministrationIndexPage, AdministrationRoutePage
from content.pages.models.benefits import BenefitsPage
from content.pages.models.care_team import MultidisciplinaryCarePage
from content.pages.models.clinic_pages import ContactPage, LocationsPage, TeamPage
from content.pages.models.conditions import PainConditionIndexPage, PainConditionPage
from content.pages.models.corrections import CorrectionsPage
from content.pages.models.evidence_library import EvidenceLibraryPage
from content.pages.models.glossary_index import GlossaryIndexPage
from content.pages.models.home import HomePage
from content.pages.models.individualised import IndividualisedTreatmentPage
from content.pages.models.infusion import InfusionTherapyPage
from content.pages.models.mechanism import MechanismPage
from content.pages.models.side_effects import SideEffectsPage
from content.pages.models.standard import StandardPage

__all__ = [
    "AdministrationIndexPage",
    "AdministrationRoutePage",
    "BenefitsPage",
    "ContactPage",
    "CorrectionsPage",
    "EvidenceLibraryPage",
    "GlossaryIndexPage",
    "HomePage",
    "IndividualisedTreatmentPage",
    "InfusionTherapyPage",
    "LocationsPage",
    "MechanismPage",
    "MultidisciplinaryCarePage",
    "PainConditionIndexPage",
    "PainConditionPage",
    "SideEffectsPage",
    "StandardPage",
    "TeamPage",
]

"""Which structured fields each page type offers to imported text, as data; names only, it knows no page class.

A test holds these names against the page models, so a field that is renamed there is noticed here.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Entries:
    """A stream of typed entries: which key takes the heading, which the text, and how the kind is told."""

    field: str
    block: str
    kinds: tuple[tuple[str, str], ...] = ()
    kind_key: str = "kind"
    # The kind of an entry that no word tells; without one, only entries whose kind is told are made.
    other: str = ""
    heading_key: str = "heading"
    heading_limit: int = 120
    text_key: str = "content"
    text_is_rich: bool = False
    fixed: tuple[tuple[str, str], ...] = ()
    # The words after which running text names entries in a row: “may include A, B and C”.
    named_after: str = ""

    def kind_of(self, text: str) -> str:
        for kind, pattern in self.kinds:
            if re.search(rf"\b(?:{pattern})", text, re.IGNORECASE):
                return kind
        return self.other


@dataclass(frozen=True)
class Named:
    """A field of plain content under a heading that the page writes itself."""

    field: str
    heading: str
    pattern: str

    def fits(self, text: str) -> bool:
        return re.search(rf"\b(?:{self.pattern})", text, re.IGNORECASE) is not None


@dataclass(frozen=True)
class Shape:
    entries: tuple[Entries, ...] = ()
    named: tuple[Named, ...] = ()


PLAIN = Shape()

SHAPES: dict[str, Shape] = {
    "MechanismPage": Shape(
        entries=(
            Entries(
                "topics",
                "mechanism_topic",
                (
                    ("inflammation", "anti-?inflam|inflam|cytokine"),
                    ("nerve_protection", "neuroprotect|neuro-protect|nerve protect|protect"),
                    ("pain_signalling", "signal|pathway|transmission|sensiti[sz]ation|wind-up"),
                    ("nmda_receptor", "nmda|n-methyl|receptor|glutamate"),
                ),
            ),
        ),
    ),
    "PainConditionIndexPage": PLAIN,
    "AdministrationIndexPage": PLAIN,
    "InfusionTherapyPage": Shape(
        named=(
            Named("monitoring", "How you are watched", "monitor|watch|observ|safety"),
            Named("before", "Before your infusion", "before|prepar|getting ready|first visit|assessment"),
            Named("afterwards", "Afterwards", "after|recover|going home|aftercare"),
            Named("course", "First series and maintenance", "course|series|maintenance|how (?:many|often|long)|dos"),
            Named("on_the_day", "On the day", "on the day|during|what happens|the infusion|procedure|your visit"),
        ),
    ),
    "BenefitsPage": Shape(
        entries=(
            Entries(
                "benefits",
                "benefit",
                (
                    ("opioid_use", "opioid"),
                    ("nmda_modulation", "nmda|receptor"),
                    ("lasting_relief", "last|extended|long|prolong|sustain"),
                    ("rapid_relief", "rapid|fast|quick|prompt|soon"),
                ),
                other="other",
            ),
        ),
        named=(
            Named("harms", "Possible harms", "harm|risk|side effect|safety|danger"),
            Named("unknowns", "What we do not know", "unknown|not know|unclear|uncertain|limit|more research"),
        ),
    ),
    "MultidisciplinaryCarePage": Shape(
        entries=(
            Entries(
                "approaches",
                "care_approach",
                (
                    ("psychological", "psycholog|cognitive|cbt|behaviou?r|counsel|talking"),
                    ("physical", "physical|physio|exercis|movement|rehab|occupational"),
                    ("lifestyle", "lifestyle|sleep|diet|nutrition|daily|habit"),
                    ("complementary", "complementary|alternative|acupunct|massage|yoga|mindful|meditat|relax"),
                ),
                named_after=r"includ(?:e|es|ed|ing)|such as|combin(?:e|es|ed|ing)(?: with)?",
            ),
            Entries(
                "roles",
                "team_role",
                (
                    (
                        "role",
                        "specialist|ana?esthe|psychiatr|psycholog(?:ist)|nurse|physiotherap(?:ist)|therapist|doctor"
                        "|physician|pharmacist|surgeon|professional|counsell?or|(?:pain|healthcare|health care) ",
                    ),
                ),
                kind_key="",
                heading_key="role",
                heading_limit=80,
                text_key="what_they_do",
                text_is_rich=True,
                named_after=r"between|includ(?:e|es|ing)|such as|team of",
            ),
        ),
    ),
    "SideEffectsPage": Shape(
        entries=(
            Entries(
                "effects",
                "side_effect",
                (
                    ("bladder", "bladder|urin|cystitis|kidney"),
                    ("liver", "liver|hepat"),
                    ("misuse", "misuse|abuse|addict|depend|toleran|craving"),
                    ("heart", "heart|blood pressure|cardi|pulse|hypertens|palpit"),
                    ("stomach", "nausea|vomit|sick|stomach|appetite|abdom"),
                    ("breathing", "breath|respir|airway"),
                    (
                        "mind",
                        "dissoci|psych|halluc|mood|anxi|confus|drows|dizz|sedat|memor|dream|percept|mind|mental|cognit",
                    ),
                ),
                kind_key="group",
                other="other",
                heading_key="name",
                # A document seldom says how often in the bands the page uses, so a clinician must.
                fixed=(("frequency", "not_known"),),
                named_after=r"includ(?:e|es|ing)|such as|may cause|can cause",
            ),
        ),
        named=(
            Named(
                "who_should_not",
                "Who should not have ketamine",
                "who (?:should|must|can) ?not|contra-?indicat|not (?:suitable|recommended) for|not for everyone",
            ),
        ),
    ),
    "IndividualisedTreatmentPage": Shape(
        entries=(
            Entries(
                "factors",
                "plan_factor",
                (
                    ("expectations", "expect"),
                    ("goals", "goal|aim|what matters"),
                    ("risks", "risk|safety|harm"),
                    ("review", "review|adjust|evaluat|follow-?up|monitor|effectiveness|progress"),
                    ("history", "history|past|record|medicines|medications"),
                    ("condition", "condition|diagnos|type of pain"),
                ),
                named_after=r"assess(?:es|ed)?|consider(?:s|ed)?|establish|review(?:s|ed)?|includ(?:e|es|ing)|such as",
            ),
        ),
    ),
}

"""Four quality instruments for patient information, as data: numbers, our own words, scales; it knows no page.

- PEMAT-P: Shoemaker SJ, Wolf MS, Brach C. Development of the Patient Education Materials Assessment Tool (PEMAT).
  Patient Educ Couns. 2014;96(3):395-403. Items 13 and 14 are for audio-visual material only and do not stand here.
- CDC Clear Communication Index: Baur C, Prue C. The CDC Clear Communication Index is a new evidence-based tool to
  prepare and review health information. Health Promot Pract. 2014;15(5):629-637.
- DISCERN: Charnock D, Shepperd S, Needham G, Gann R. DISCERN: an instrument for judging the quality of written
  consumer health information on treatment choices. J Epidemiol Community Health. 1999;53(2):105-111.
- IPDAS: Joseph-Williams N, et al. Toward minimum standards for certifying patient decision aids: a modified Delphi
  consensus process. Med Decis Making. 2014;34(6):699-710. Only the items that are not about screening.

The questions are paraphrased. Which score usually counts as a pass is practice, no part of the instruments.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NOT_APPLICABLE = "na"


class Scale(Enum):
    """How the items of an instrument are answered."""

    AGREE = "agree"
    YES_NO = "yes_no"
    RATING = "rating"


# For each scale, the stored answer and its words.
ANSWERS: dict[Scale, tuple[tuple[str, str | Promise], ...]] = {
    Scale.AGREE: (("yes", _("Agree")), ("no", _("Disagree"))),
    Scale.YES_NO: (("yes", _("Yes")), ("no", _("No"))),
    Scale.RATING: (
        ("1", _("1: not at all")),
        ("2", "2"),
        ("3", _("3: in part")),
        ("4", "4"),
        ("5", _("5: fully")),
    ),
}


@dataclass(frozen=True)
class Part:
    """Items that are counted together."""

    key: str
    label: str | Promise


@dataclass(frozen=True)
class Item:
    """One question. `number` is the instrument's own."""

    number: str
    part: str
    question: str | Promise
    may_not_apply: bool = False
    # "Yes" is the bad answer.
    is_reversed: bool = False
    # Part of the instrument's own sum.
    is_counted: bool = True


@dataclass(frozen=True)
class Instrument:
    key: str
    label: str
    purpose: str | Promise
    scale: Scale
    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    # From this score on the material usually counts as good; None where no such mark is in use.
    usual_pass: int | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(item.number for item in self.items)

    def item(self, number: str) -> Item:
        return next(item for item in self.items if item.number == number)

    def answers(self, item: Item) -> tuple[tuple[str, str | Promise], ...]:
        """Return the answers this item may have, with their words."""
        does_not_apply = ((NOT_APPLICABLE, _("Does not apply")),) if item.may_not_apply else ()
        return ANSWERS[self.scale] + does_not_apply


_U, _A = "understandability", "actionability"
PEMAT = Instrument(
    key="pemat",
    label="PEMAT-P",
    purpose=_("Can people understand the page, and do they know what to do?"),
    scale=Scale.AGREE,
    usual_pass=70,
    parts=(Part(_U, _("Understandability")), Part(_A, _("Actionability"))),
    items=(
        Item("1", _U, _("It is plain from the start what the page is for.")),
        Item("2", _U, _("Nothing on the page draws readers away from its purpose.")),
        Item("3", _U, _("The words are those of everyday talk.")),
        Item("4", _U, _("Medical terms stand only where readers learn them, and are explained.")),
        Item("5", _U, _("The sentences say who does what (active voice).")),
        Item("6", _U, _("The numbers are clear and easy to follow."), may_not_apply=True),
        Item("7", _U, _("Readers need not work anything out in their heads.")),
        Item("8", _U, _("The text comes in short parts."), may_not_apply=True),
        Item("9", _U, _("The headings say what stands below them."), may_not_apply=True),
        Item("10", _U, _("The order makes sense.")),
        Item("11", _U, _("There is a summary."), may_not_apply=True),
        Item("12", _U, _("Boxes, lists, bold or larger type point out what matters most.")),
        Item("15", _U, _("There is a picture wherever one would help to understand.")),
        Item("16", _U, _("The pictures support the words and do not distract."), may_not_apply=True),
        Item("17", _U, _("The pictures have clear titles or captions."), may_not_apply=True),
        Item("18", _U, _("The pictures are clear and uncluttered."), may_not_apply=True),
        Item("19", _U, _("The tables are simple, with short clear headings."), may_not_apply=True),
        Item("20", _A, _("The page names at least one thing that readers can do.")),
        Item("21", _A, _("It speaks to the reader where it says what to do.")),
        Item("22", _A, _("What to do is broken down into clear steps.")),
        Item("23", _A, _("There is a tool wherever one would help to act, such as a checklist or questions to ask.")),
        Item("24", _A, _("Sums that readers must do are explained step by step."), may_not_apply=True),
        Item("25", _A, _("Readers are told how to use charts, tables and diagrams to act."), may_not_apply=True),
        Item("26", _A, _("There is a picture wherever one would help to act.")),
    ),
)

_CORE, _DOING, _NUMBERS, _RISK = "core", "behaviour", "numbers", "risk"
CDC = Instrument(
    key="cdc",
    label="CDC Clear Communication Index",
    purpose=_("Is there one clear message, and are numbers and risks told clearly?"),
    scale=Scale.YES_NO,
    usual_pass=90,
    parts=(
        Part(_CORE, _("Message, words and design")),
        Part(_DOING, _("What to do")),
        Part(_NUMBERS, _("Numbers")),
        Part(_RISK, _("Risk")),
    ),
    items=(
        Item("1", _CORE, _("Does the page have one main message?")),
        Item("2", _CORE, _("Does the main message stand at the top?")),
        Item("3", _CORE, _("Is the main message set off so that eyes fall on it?")),
        Item("4", _CORE, _("Does a picture support the main message?")),
        Item("5", _CORE, _("Does the page ask readers to do something?")),
        Item("6", _CORE, _("Are the main message and the call to act in the active voice?")),
        Item("7", _CORE, _("Does the page use the words its readers use?")),
        Item("8", _CORE, _("Does the page use lists, none of more than seven items?")),
        Item("9", _CORE, _("Is the text in short parts with headings?")),
        Item("10", _CORE, _("Does the most important information come first?")),
        Item("11", _CORE, _("Does the page say what experts know and what they do not know?")),
        Item("12", _DOING, _("Does the page advise readers what to do?"), may_not_apply=True),
        Item("13", _DOING, _("Does it say why that matters to them?"), may_not_apply=True),
        Item("14", _DOING, _("Does it say how to do it, and when and how to get help?"), may_not_apply=True),
        Item("15", _NUMBERS, _("Are the numbers of a kind that its readers use?"), may_not_apply=True),
        Item("16", _NUMBERS, _("Does the page explain what the numbers mean?"), may_not_apply=True),
        Item(
            "17", _NUMBERS, _("Must readers do sums to understand the numbers?"), may_not_apply=True, is_reversed=True
        ),
        Item("18", _RISK, _("Does the page explain what the risk is?"), may_not_apply=True),
        Item("19", _RISK, _("Does it tell both the risks and the benefits?"), may_not_apply=True),
        Item("20", _RISK, _("Are chances in numbers also told in words or a picture?"), may_not_apply=True),
    ),
)

_TRUST, _CHOICES, _OVERALL = "reliability", "choices", "overall"
DISCERN = Instrument(
    key="discern",
    label="DISCERN",
    purpose=_("Can readers trust what the page says of treatment choices?"),
    scale=Scale.RATING,
    parts=(
        Part(_TRUST, _("Can it be trusted?")),
        Part(_CHOICES, _("What it says of treatment choices")),
        Part(_OVERALL, _("Overall")),
    ),
    items=(
        Item("1", _TRUST, _("Are the aims clear?")),
        Item("2", _TRUST, _("Does the page reach its aims?")),
        Item("3", _TRUST, _("Is it about what matters to readers?")),
        Item("4", _TRUST, _("Is it clear which sources were used?")),
        Item("5", _TRUST, _("Is it clear from when the information is?")),
        Item("6", _TRUST, _("Is it balanced and without bias?")),
        Item("7", _TRUST, _("Does it say where to find more help and information?")),
        Item("8", _TRUST, _("Does it say what is not certain?")),
        Item("9", _CHOICES, _("Does it say how each treatment works?")),
        Item("10", _CHOICES, _("Does it tell the benefits of each treatment?")),
        Item("11", _CHOICES, _("Does it tell the risks of each treatment?")),
        Item("12", _CHOICES, _("Does it say what may happen without treatment?")),
        Item("13", _CHOICES, _("Does it say how the choices affect daily life?")),
        Item("14", _CHOICES, _("Is it clear that there may be more than one choice?")),
        Item("15", _CHOICES, _("Does it help people to decide together with their team?")),
        Item("16", _OVERALL, _("How good is the page overall as a source on treatment choices?"), is_counted=False),
    ),
)

_QUALIFYING, _CERTIFYING = "qualifying", "certifying"
IPDAS = Instrument(
    key="ipdas",
    label="IPDAS",
    purpose=_("May the page be called a decision aid? Every item must be met."),
    scale=Scale.YES_NO,
    usual_pass=100,
    parts=(Part(_QUALIFYING, _("Qualifying")), Part(_CERTIFYING, _("Certifying"))),
    items=(
        Item("1", _QUALIFYING, _("Does the page describe the condition?")),
        Item("2", _QUALIFYING, _("Does it say what there is to decide?")),
        Item("3", _QUALIFYING, _("Does it list the options?")),
        Item("4", _QUALIFYING, _("Does it tell what speaks for each option?")),
        Item("5", _QUALIFYING, _("Does it tell what speaks against each option?")),
        Item("6", _QUALIFYING, _("Does it say what each option is like to go through?")),
        Item("7", _CERTIFYING, _("Does it tell good and bad sides in equal detail?")),
        Item("8", _CERTIFYING, _("Does it name its sources?")),
        Item("9", _CERTIFYING, _("Does it say when it was published?")),
        Item("10", _CERTIFYING, _("Does it say how it is kept up to date?")),
        Item("11", _CERTIFYING, _("Does it say how sure its numbers are?")),
        Item("12", _CERTIFYING, _("Does it say who pays for it?")),
    ),
)

INSTRUMENTS = {instrument.key: instrument for instrument in (PEMAT, CDC, DISCERN, IPDAS)}

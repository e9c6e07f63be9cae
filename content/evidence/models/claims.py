"""Claim and its ordered sources: what pages say about benefit and harm; it knows nothing of pages."""

import uuid

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import DraftStateMixin, LockableMixin, Orderable, RevisionMixin, WorkflowMixin
from wagtail.search import index

from content.evidence.certainty import CertaintyWords, certainty_words
from content.evidence.forms import ClaimForm
from content.evidence.models.references import Reference
from content.evidence.validators import validate_key


class Claim(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, ClusterableModel):
    """One thing a page says about benefit, harm or evidence, with how sure we are and what it rests on."""

    class Kind(models.TextChoices):
        BENEFIT = "benefit", _("Benefit")
        HARM = "harm", _("Harm")
        CONTRAINDICATION = "contraindication", _("Reason not to treat")
        MECHANISM = "mechanism", _("How it works")
        PROCESS = "process", _("How it is done")
        LEGAL = "legal", _("Law and licence")
        COST = "cost", _("Cost")
        UNKNOWN = "unknown", _("What we do not know")

    class Direction(models.TextChoices):
        HELPS = "helps", _("Helps")
        NO_DIFFERENCE = "no_difference", _("No difference shown")
        UNCLEAR = "unclear", _("Unclear")
        HARMS = "harms", _("Harms")
        NOT_APPLICABLE = "not_applicable", _("Does not apply")

    class Certainty(models.TextChoices):
        HIGH = "high", _("High")
        MODERATE = "moderate", _("Moderate")
        LOW = "low", _("Low")
        VERY_LOW = "very_low", _("Very low")
        NONE_STATED = "none_stated", _("No rating seen in the source")
        NO_STUDIES = "no_studies", _("No studies")
        NOT_APPLICABLE = "not_applicable", _("A rating does not apply")

    class Topic(models.TextChoices):
        MECHANISM = "mechanism", _("How ketamine works")
        PAIN_TYPES = "pain-types", _("Types of pain")
        ADMINISTRATION = "administration", _("How it is given")
        INFUSION = "infusion", _("Infusion treatment")
        BENEFITS = "benefits", _("Benefits")
        MULTIDISCIPLINARY = "multidisciplinary", _("Team care and other options")
        SIDE_EFFECTS = "side-effects", _("Side effects")
        INDIVIDUALISED = "individualised", _("Your own plan")
        CAUTIONS = "cautions", _("Who should not have it")
        URINARY_LIVER = "urinary-liver", _("Bladder and liver")
        MISUSE = "misuse", _("Misuse and dependence")
        DRIVING = "driving", _("Driving and going home")
        PREGNANCY = "pregnancy", _("Pregnancy and breastfeeding")
        INTERACTIONS = "interactions", _("Other medicines")
        LEGAL = "legal", _("Law and licence")
        GUIDELINES = "guidelines", _("What guidelines say")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    identifier = models.CharField(
        _("identifier"),
        max_length=40,
        unique=True,
        validators=[validate_key],
        help_text=_("A short name that never changes, for example type-02."),
    )
    text = models.TextField(
        _("words"),
        max_length=300,
        help_text=_("What patients read: one to four short plain sentences, at most 300 letters."),
    )
    topic = models.CharField(_("topic"), max_length=30, choices=Topic.choices)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    direction = models.CharField(
        _("direction"),
        max_length=20,
        choices=Direction.choices,
        help_text=_("What the evidence shows. A trial that found no benefit is “No difference shown”."),
    )
    certainty = models.CharField(
        _("certainty"),
        max_length=20,
        choices=Certainty.choices,
        help_text=_("The rating that the source gives. Do not grade evidence on your own."),
    )
    certainty_basis = models.CharField(
        _("where the rating comes from"),
        max_length=200,
        blank=True,
        help_text=_("For example: GRADE rating stated by the source."),
    )
    population = models.CharField(_("who was studied"), max_length=200, blank=True)
    numbers = models.TextField(
        _("figures for patients"),
        blank=True,
        help_text=_(
            "Plain words and whole numbers, all out of 100 or all out of 1,000. Give both groups where there were "
            "two, and when it was measured. No doses, and no ratio alone. Leave empty if the source has none."
        ),
    )
    source_figures = models.TextField(
        _("exact figures"),
        blank=True,
        help_text=_("The exact figures as the source gives them. Never shown to patients."),
    )
    caveat = models.TextField(
        _("caveat"),
        blank=True,
        help_text=_("What a reader must know before believing the claim. Always shown with it."),
    )
    verified = models.BooleanField(
        _("checked against its sources"),
        default=False,
        help_text=_("Tick when the finding was read in the sources. Readers see a note until then."),
    )
    verification_note = models.TextField(_("how it was checked"), blank=True)

    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="claim",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="claim",
        for_concrete_model=False,
    )

    base_form_class = ClaimForm

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("identifier", required_on_save=True),
                FieldPanel("text", required_on_save=True),
                FieldPanel("caveat"),
            ],
            heading=_("What patients read"),
        ),
        MultiFieldPanel(
            [FieldPanel("topic"), FieldRowPanel([FieldPanel("kind"), FieldPanel("direction")])],
            heading=_("What it is about"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("certainty"),
                FieldPanel("certainty_basis"),
                FieldPanel("population"),
                FieldPanel("numbers"),
            ],
            heading=_("How sure we are"),
        ),
        InlinePanel(
            "claim_references",
            heading=_("Sources"),
            label=_("Source"),
            help_text=_("In the order of their weight. Pages number them by first use."),
        ),
        MultiFieldPanel(
            [FieldPanel("source_figures"), FieldPanel("verified"), FieldPanel("verification_note")],
            heading=_("For staff: exact figures and checks"),
        ),
    ]

    search_fields = [
        index.SearchField("identifier", boost=2),
        index.SearchField("text", boost=2),
        index.SearchField("caveat"),
        index.SearchField("population"),
        # Only staff search claims: readers search pages, which hold a claim's words and caveat.
        index.SearchField("source_figures"),
        index.SearchField("get_topic_display"),
        index.AutocompleteField("identifier"),
        index.SearchField("identifier_words"),
        index.AutocompleteField("identifier_words"),
        index.AutocompleteField("text"),
        index.AutocompleteField("caveat"),
        index.AutocompleteField("population"),
        index.AutocompleteField("source_figures"),
        index.AutocompleteField("get_topic_display"),
        index.FilterField("identifier"),
        index.FilterField("topic"),
        index.FilterField("kind"),
        index.FilterField("direction"),
        index.FilterField("certainty"),
        index.FilterField("verified"),
        index.FilterField("live"),
    ]

    class Meta:
        ordering = ["identifier"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    @property
    def identifier_words(self) -> str:
        """The identifier as searches break it up; PostgreSQL would read the end of type-02 as a negative number."""
        return self.identifier.replace("-", " ").replace("_", " ")

    def __str__(self):
        return f"{self.identifier}: {self.text}"

    @property
    def certainty_words(self) -> CertaintyWords:
        """How sure the evidence is, in the fixed words."""
        return certainty_words(self.certainty)

    @property
    def cited_references(self) -> list[Reference]:
        """The claim's sources in their order, without drafts, which readers never see."""
        return [use.reference for use in self.claim_references.all() if use.reference.live]


class ClaimReference(Orderable):
    """One source of a claim, in its place; a reference that a claim rests on cannot be deleted."""

    claim = ParentalKey(Claim, on_delete=models.CASCADE, related_name="claim_references")
    reference = models.ForeignKey(
        Reference, verbose_name=_("source"), on_delete=models.PROTECT, related_name="claim_references"
    )

    panels = [FieldPanel("reference")]

    class Meta(Orderable.Meta):
        verbose_name = _("source of a claim")
        verbose_name_plural = _("sources of claims")

    def __str__(self):
        return f"{self.claim_id} ← {self.reference_id}"

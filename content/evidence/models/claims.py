"""Claim and its ordered sources: what pages say about benefit and harm; it knows nothing of pages."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.models import (
    DraftStateMixin,
    Locale,
    LockableMixin,
    Orderable,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from content.evidence.certainty import CertaintyWords, certainty_words
from content.evidence.forms import ClaimForm
from content.evidence.models.references import Reference
from content.evidence.panels import CLAIM_PANELS
from content.evidence.policy import valid_until_derived
from content.evidence.signals import claim_publishing
from content.evidence.standing import ClaimStanding, claim_standing, fallback_shown
from content.evidence.validators import validate_key


def default_locale_id() -> int:
    """Return the locale of claims made outside the admin."""
    return Locale.get_default().pk


class Claim(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
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

    class Route(models.TextChoices):
        INTRAVENOUS = "intravenous", _("Drip into a vein")
        ORAL = "oral", _("By mouth")
        SUBLINGUAL = "sublingual", _("Under the tongue")
        INTRANASAL = "intranasal", _("Nose spray")
        TRANSDERMAL = "transdermal", _("Through the skin")
        OTHER = "other", _("Another way")

    class EffectPer(models.IntegerChoices):
        HUNDRED = 100, _("out of 100")
        THOUSAND = 1000, _("out of 1,000")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    locale = models.ForeignKey(
        Locale,
        verbose_name=_("locale"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        default=default_locale_id,
    )
    locale.wagtail_reference_index_ignore = True
    identifier = models.CharField(
        _("identifier"),
        max_length=40,
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
    route = models.CharField(
        _("way it is given"),
        max_length=20,
        choices=Route.choices,
        blank=True,
        help_text=_("Leave empty where the claim holds for every way."),
    )
    outcome = models.CharField(_("what was measured"), max_length=200, blank=True)
    comparator = models.CharField(_("compared with"), max_length=200, blank=True)
    time_frame = models.CharField(_("when it was measured"), max_length=120, blank=True)
    countries = models.CharField(
        _("countries"),
        max_length=60,
        blank=True,
        help_text=_("Two-letter codes with commas between, where it holds only there. Empty means everywhere."),
    )
    effect_measure = models.CharField(
        _("what is counted"),
        max_length=120,
        blank=True,
        help_text=_("It reads on from a number of people, for example: felt dizzy."),
    )
    effect_with = models.PositiveSmallIntegerField(_("people with treatment"), null=True, blank=True)
    effect_without = models.PositiveSmallIntegerField(_("people without treatment"), null=True, blank=True)
    effect_per = models.PositiveSmallIntegerField(_("out of"), choices=EffectPer.choices, null=True, blank=True)
    effect_interval = models.CharField(
        _("how far it may be off"),
        max_length=120,
        blank=True,
        help_text=_("In plain words, for example: between 5 and 20 more out of 100."),
    )
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
    searched_to = models.DateField(_("evidence searched up to"), null=True, blank=True)
    valid_until = models.DateField(
        _("valid until"),
        null=True,
        blank=True,
        help_text=_("When it must be looked at again. Leave empty to let the review rules set it."),
    )
    grace_days = models.PositiveSmallIntegerField(
        _("days of grace"),
        default=90,
        help_text=_("After these days a claim of benefit gives way to its fallback. Harms stay."),
    )
    fallback_text = models.TextField(
        _("fallback"),
        max_length=300,
        blank=True,
        help_text=_("What readers see in its place when it is taken down or has run out. No promise stands in it."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who keeps it right, and is told when it needs a look."),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deputy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="superseded_by",
        help_text=_("The older claim whose place it takes."),
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
    # Texts that readers never meet; every other one of a claim is held to the words that patients may read.
    texts_for_staff = ("identifier", "countries", "source_figures", "verification_note")

    panels = CLAIM_PANELS

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
        index.FilterField("id"),
        index.FilterField("identifier"),
        index.FilterField("topic"),
        index.FilterField("kind"),
        index.FilterField("direction"),
        index.FilterField("certainty"),
        index.FilterField("verified"),
        index.FilterField("live"),
        index.FilterField("route"),
        index.FilterField("valid_until"),
        index.FilterField("owner"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["identifier"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.UniqueConstraint(
                fields=["identifier", "locale"],
                name="evidence_claim_identifier_once",
                violation_error_message=_("Another claim has this identifier."),
            ),
            models.CheckConstraint(
                # A draft may be half written.
                condition=models.Q(live=False)
                | models.Q(effect_with__isnull=True, effect_without__isnull=True, effect_per__isnull=True)
                | models.Q(
                    effect_with__isnull=False,
                    effect_without__isnull=False,
                    effect_per__isnull=False,
                    effect_with__lte=models.F("effect_per"),
                    effect_without__lte=models.F("effect_per"),
                ),
                name="evidence_claim_effect_whole",
                violation_error_message=_(
                    "Give both numbers of people and what they are out of, or none of the three: "
                    "a number for one group alone misleads."
                ),
            ),
        ]

    @classmethod
    def patient_fields(cls) -> list[str]:
        """Return the names of the fields in which something is written for readers."""
        texts = [field for field in cls._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
        return [field.name for field in texts if not field.choices and field.name not in cls.texts_for_staff]

    def save(self, **kwargs):
        """Give a public claim the date until which it is valid, where its editors leave that to the review rules."""
        if self.live and self.valid_until is None:
            self.valid_until = self.valid_until_by_rule
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "valid_until"}
        super().save(**kwargs)

    def publish(self, revision, user=None, **kwargs):
        """Let those who know where the claim stands refuse it before it becomes public."""
        claim_publishing.send(sender=Claim, claim=self, revision=revision, user=user)
        return super().publish(revision, user=user, **kwargs)

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

    @property
    def has_effect(self) -> bool:
        """Whether both groups are counted, as a fact box needs it."""
        return None not in (self.effect_with, self.effect_without, self.effect_per)

    @property
    def valid_until_by_rule(self) -> date:
        """The date that the review rules set, whatever the editors wrote."""
        today = timezone.localdate()
        published = timezone.localdate(self.first_published_at) if self.first_published_at else today
        return valid_until_derived(
            kind=self.kind,
            has_numbers=bool(self.numbers or self.has_effect),
            published_on=published,
            searched_to=self.searched_to if self.searched_to and self.searched_to <= today else None,
            spread_key=f"claim-{self.identifier}",
        )

    @cached_property
    def is_recalled(self) -> bool:
        """Whether a person has taken it off every page. `claims_with_references` reads it with the claims."""
        return bool(self.pk) and self.recalls.standing().exists()

    @property
    def fallback_words(self) -> str:
        """What stands in its place where its own words are hidden."""
        return fallback_shown(self.fallback_text)

    @property
    def standing(self) -> ClaimStanding:
        """What readers meet in its place today. Costs no query where `claims_with_references` loaded the claim."""
        return claim_standing(
            kind=self.kind,
            is_recalled=self.is_recalled,
            valid_until=self.valid_until,
            grace_days=self.grace_days,
            source_statuses=[reference.status for reference in self.cited_references],
            fallback_text=self.fallback_text,
            today=timezone.localdate(),
        )


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

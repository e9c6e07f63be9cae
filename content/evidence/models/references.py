"""Reference: one published source; it knows nothing of claims, pages or sign-off."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from content.evidence.citation_styles import CitationData, author_name, vancouver
from content.evidence.forms import ReferenceForm
from content.evidence.identifiers import doi_url, pmcid_url, pmid_url
from content.evidence.kinds import KindWords, kind_words
from content.evidence.panels import REFERENCE_PANELS
from content.evidence.validators import (
    validate_authors,
    validate_doi,
    validate_key,
    validate_pmcid,
    validate_pmid,
)


class Reference(DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """One published source: a paper, a guideline, a law, a regulator's notice."""

    class Type(models.TextChoices):
        ARTICLE = "article-journal", _("Journal article")
        REPORT = "report", _("Report or guideline")
        WEBPAGE = "webpage", _("Web page")
        LEGISLATION = "legislation", _("Law or official rule")
        THESIS = "thesis", _("Thesis")
        CHAPTER = "chapter", _("Chapter")
        BOOK = "book", _("Book")

    class Status(models.TextChoices):
        CURRENT = "current", _("Current")
        CORRECTED = "corrected", _("Corrected")
        RETRACTED = "retracted", _("Retracted")
        SUPERSEDED = "superseded", _("Superseded")

    class Kind(models.TextChoices):
        """What sort of evidence the source is; the order of the specification's data shapes."""

        SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
        GUIDELINE = "guideline", _("Guideline")
        TRIAL = "trial", _("Trial")
        REGULATOR = "regulator", _("Regulator")
        PRODUCT_TEXT = "product_text", _("Product text")
        OTHER = "other", _("Other")

    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        validators=[validate_key],
        help_text=_("A short name that never changes, for example cohen2018."),
    )
    csl_type = models.CharField(_("type"), max_length=30, choices=Type.choices, default=Type.ARTICLE)
    kind = models.CharField(
        _("sort of evidence"),
        max_length=20,
        choices=Kind.choices,
        default=Kind.OTHER,
        help_text=_("What the source is, whatever form it was published in."),
    )
    title = models.CharField(_("title"), max_length=500)
    authors = models.JSONField(_("authors"), default=list, blank=True, validators=[validate_authors])
    container_title = models.CharField(
        _("journal, book or series"), max_length=250, blank=True, help_text=_("The name in full.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1500), MaxValueValidator(2200)],
        help_text=_("Leave empty if the source gives no date."),
    )
    month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    volume = models.CharField(_("volume"), max_length=20, blank=True)
    issue = models.CharField(_("issue"), max_length=30, blank=True)
    pages = models.CharField(
        _("pages"), max_length=40, blank=True, help_text=_("For example 521-546, or an article number.")
    )
    number = models.CharField(_("report number"), max_length=40, blank=True)
    publisher = models.CharField(_("publisher"), max_length=250, blank=True)
    doi = models.CharField(
        _("DOI"),
        max_length=200,
        blank=True,
        validators=[validate_doi],
        help_text=_("For example 10.1097/AAP.0000000000000808. You can paste its address."),
    )
    pmid = models.CharField(_("PMID"), max_length=60, blank=True, validators=[validate_pmid])
    pmcid = models.CharField(_("PMCID"), max_length=60, blank=True, validators=[validate_pmcid])
    url = models.URLField(
        _("address"), max_length=500, blank=True, help_text=_("Where a reader finds it, if it has no DOI.")
    )
    status = models.CharField(
        _("status of the source"),
        max_length=12,
        choices=Status.choices,
        default=Status.CURRENT,
        help_text=_("Readers see it wherever the source is not current."),
    )
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
        help_text=_("The newer source that takes its place."),
    )
    status_note = models.TextField(
        _("why it is not current"), blank=True, help_text=_("What was corrected, retracted or replaced, and by whom.")
    )
    version = models.CharField(_("version"), max_length=60, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True, help_text=_("On what terms it may be reused."))
    date_checked = models.DateField(
        _("checked on"), null=True, blank=True, help_text=_("When somebody last looked at the source itself.")
    )
    verified = models.BooleanField(
        _("checked in full"),
        default=False,
        help_text=_("Tick when the record has been held against the source. Readers see a note until then."),
    )
    verification_note = models.TextField(
        _("how it was checked"), blank=True, help_text=_("What was seen, and how much of it was read.")
    )
    unverified_fields = models.CharField(
        _("fields still to check"), max_length=250, blank=True, help_text=_("With commas between.")
    )
    summary = models.TextField(
        _("summary in plain words"),
        blank=True,
        help_text=_("One to three sentences for the evidence library: what was done and what was found."),
    )
    finding_note = models.TextField(
        _("finding in the source's own measures"),
        blank=True,
        help_text=_("What the source found, in its own measures. For staff."),
    )

    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="reference",
        for_concrete_model=False,
    )

    # A source that a page quotes stands for itself: its status is told in the list of sources.
    standing = None

    base_form_class = ReferenceForm

    panels = REFERENCE_PANELS

    search_fields = [
        index.SearchField("key", boost=2),
        index.SearchField("title", boost=2),
        index.SearchField("authors_text"),
        index.SearchField("container_title"),
        index.SearchField("publisher"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
        index.SearchField("summary"),
        index.SearchField("finding_note"),
        index.AutocompleteField("key"),
        index.AutocompleteField("title"),
        index.AutocompleteField("authors_text"),
        index.AutocompleteField("doi"),
        index.AutocompleteField("pmid"),
        index.FilterField("csl_type"),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("verified"),
        index.FilterField("live"),
        index.FilterField("year"),
        index.FilterField("key"),
        index.FilterField("title"),
    ]

    class Meta:
        ordering = ["key"]
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = [
            models.UniqueConstraint(
                Lower("doi"),
                condition=~models.Q(doi=""),
                name="evidence_reference_doi_once",
                violation_error_message=_("Another reference has this DOI."),
            ),
            models.UniqueConstraint(
                fields=["pmid"],
                condition=~models.Q(pmid=""),
                name="evidence_reference_pmid_once",
                violation_error_message=_("Another reference has this PMID."),
            ),
        ]

    def __str__(self):
        return f"{self.key}: {self.title}"

    @classmethod
    def patient_fields(cls) -> list[str]:
        """Return the names of the fields in which the clinic writes for readers; all else is the source's own words."""
        return ["summary"]

    def with_content_json(self, content):
        """Return the draft with the status as it is in public, which no draft holds and no old draft brings back.

        It is read again: whoever publishes may hold the source as it was before somebody else set its status.
        """
        draft = super().with_content_json(content)
        present = Reference.objects.filter(pk=self.pk).values("status", "superseded_by_id", "status_note").first()
        for name, value in (present or {}).items():
            setattr(draft, name, value)
        return draft

    @property
    def kind_words(self) -> KindWords:
        """What sort of evidence it is, in the fixed words."""
        return kind_words(self.kind)

    @property
    def is_current(self) -> bool:
        return self.status == self.Status.CURRENT

    @property
    def authors_text(self) -> str:
        """Every author's name in one line, for search."""
        return ", ".join(author_name(author) for author in self.authors)

    @property
    def citation(self) -> str:
        """The source in the portal's citation style, without links."""
        return vancouver(
            CitationData(
                csl_type=self.csl_type,
                title=self.title,
                authors=self.authors,
                container_title=self.container_title,
                year=self.year,
                month=self.month,
                volume=self.volume,
                issue=self.issue,
                pages=self.pages,
                number=self.number,
                publisher=self.publisher,
            )
        )

    @property
    def cited_references(self) -> list["Reference"]:
        """A reference that a page quotes directly stands for itself; readers never see a draft."""
        return [self] if self.live else []

    @property
    def doi_url(self) -> str:
        return doi_url(self.doi) if self.doi else ""

    @property
    def address(self) -> str:
        """The best single address of the source, or nothing."""
        return self.doi_url or self.pmid_url or self.pmcid_url or self.url

    @property
    def pmid_url(self) -> str:
        return pmid_url(self.pmid) if self.pmid else ""

    @property
    def pmcid_url(self) -> str:
        return pmcid_url(self.pmcid) if self.pmcid else ""

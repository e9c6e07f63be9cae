"""A medical term and what it means in plain English; it knows nothing of pages."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index

from content.glossary.forms import GlossaryTermForm


class GlossaryTerm(DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """One term, its meaning and the other words people use for it. Readers see live terms only."""

    term = models.CharField(_("term"), max_length=100, unique=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        help_text=_("The last part of the link to this term. Letters, numbers and hyphens."),
    )
    definition = models.TextField(
        _("meaning"),
        max_length=400,
        help_text=_("One or two plain sentences. Say nothing about benefit or harm."),
    )
    synonyms = models.CharField(
        _("other words"),
        max_length=250,
        blank=True,
        help_text=_("Other words for the same thing, with commas between."),
    )

    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="glossary_term",
        for_concrete_model=False,
    )

    base_form_class = GlossaryTermForm

    panels = [FieldPanel("term"), FieldPanel("slug"), FieldPanel("definition"), FieldPanel("synonyms")]

    search_fields = [
        index.SearchField("term", boost=2),
        index.AutocompleteField("term"),
        index.SearchField("synonyms"),
        index.SearchField("definition"),
    ]

    class Meta:
        ordering = ["term"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self):
        return self.term

"""How references and claims are listed, searched and chosen in the admin; wagtail_hooks registers them."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn, StatusTagColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from content.evidence.models import Claim, Reference
from content.evidence.used_on import ClaimButtonsMixin, ReferenceEditView, UsedOnView


class PublicationColumn(StatusTagColumn):
    """Whether readers see the item, from its own row: Wagtail's column asks the database twice a row."""

    def __init__(self, **kwargs):
        super().__init__("publication", label=_("Status"), primary=lambda item: item.live, **kwargs)

    def get_value(self, instance):
        if not instance.live:
            return _("draft")
        return _("live + draft") if instance.has_unpublished_changes else _("live")


class PublicationInChooserMixin:
    """Put the column that costs no query in the place of Wagtail's."""

    @property
    def columns(self):
        return [
            PublicationColumn() if isinstance(column, LiveStatusTagColumn) else column for column in super().columns
        ]


class ReferenceChooseView(PublicationInChooserMixin, ChooseView):
    pass


class ReferenceChooseResultsView(PublicationInChooserMixin, ChooseResultsView):
    pass


class ReferenceChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ReferenceChooseView
    choose_results_view_class = ReferenceChooseResultsView


class ClaimChooserFilterForm(SearchFilterMixin, BaseFilterForm):
    """Search by words or identifier, within one topic or kind if the editor wishes."""

    topic = forms.ChoiceField(label=_("Topic"), choices=[("", _("Every topic")), *Claim.Topic.choices], required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Every kind")), *Claim.Kind.choices], required=False)

    def filter(self, objects):
        chosen = {name: self.cleaned_data[name] for name in ("topic", "kind") if self.cleaned_data.get(name)}
        return super().filter(objects.filter(**chosen))


class ClaimChooserColumnsMixin(PublicationInChooserMixin):
    """Show an editor who chooses a claim how sure it is, what kind it is and whether readers can see it."""

    filter_form_class = ClaimChooserFilterForm

    @property
    def columns(self):
        title, *rest = super().columns
        title.label = _("Claim")
        return [
            title,
            Column("certainty", label=_("Certainty"), accessor="get_certainty_display"),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            *rest,
        ]


class ClaimChooseView(ClaimChooserColumnsMixin, ChooseView):
    pass


class ClaimChooseResultsView(ClaimChooserColumnsMixin, ChooseResultsView):
    pass


class ClaimChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ClaimChooseView
    choose_results_view_class = ClaimChooseResultsView


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    edit_view_class = ReferenceEditView
    usage_view_class = UsedOnView
    icon = "doc-full"
    chooser_viewset_class = ReferenceChooserViewSet
    list_display = [
        "key",
        "title",
        Column("year", label=_("Year"), sort_key="year"),
        Column("csl_type", label=_("Type"), accessor="get_csl_type_display", sort_key="csl_type"),
        Column("status", label=_("Source"), accessor="get_status_display", sort_key="status"),
        BooleanColumn("verified", label=_("Checked"), sort_key="verified"),
        PublicationColumn(sort_key="live"),
    ]
    list_filter = ["csl_type", "status", "verified", "live"]
    list_export = [
        "key",
        "csl_type",
        "title",
        "authors_text",
        "container_title",
        "publisher",
        "year",
        "doi",
        "pmid",
        "pmcid",
        "url",
        "status",
        "date_checked",
        "verified",
        "unverified_fields",
        "summary",
        "finding_note",
        "live",
    ]
    export_filename = "references"
    list_per_page = 50
    chooser_per_page = 20
    ordering = ["key"]


class ClaimEditView(ClaimButtonsMixin, EditView):
    """Wagtail's edit view, in which approving what nobody changed is no edit.

    The stock view saves a revision with every approval, and a new revision asks for all approvals again.
    """

    def save_instance(self):
        if self.action == "workflow-action" and not self.form.has_changed():
            self.new_revision = self.object.latest_revision
            return self.object
        return super().save_instance()


class ClaimViewSet(SnippetViewSet):
    model = Claim
    edit_view_class = ClaimEditView
    usage_view_class = UsedOnView
    icon = "clipboard-list"
    chooser_viewset_class = ClaimChooserViewSet
    list_display = [
        "identifier",
        "text",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("certainty", label=_("Certainty"), accessor="get_certainty_display", sort_key="certainty"),
        Column("topic", label=_("Topic"), accessor="get_topic_display", sort_key="topic"),
        BooleanColumn("verified", label=_("Checked"), sort_key="verified"),
        PublicationColumn(sort_key="live"),
    ]
    list_filter = ["kind", "certainty", "direction", "topic", "verified", "live"]
    list_export = [
        "identifier",
        "text",
        "topic",
        "kind",
        "direction",
        "certainty",
        "certainty_basis",
        "population",
        "numbers",
        "source_figures",
        "caveat",
        "verified",
        "verification_note",
        "live",
    ]
    export_filename = "claims"
    list_per_page = 50
    chooser_per_page = 20
    ordering = ["identifier"]


class EvidenceViewSetGroup(SnippetViewSetGroup):
    items = (ClaimViewSet, ReferenceViewSet)
    menu_label = _("Evidence")
    menu_icon = "clipboard-list"
    menu_name = "evidence"
    menu_order = 200

"""How references and claims are listed and edited in the admin; wagtail_hooks registers them."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, LocaleColumn
from wagtail.models import Locale
from wagtail.snippets.views.snippets import (
    CollectWorkflowActionDataView,
    EditView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
    WorkflowActionView,
)

from content.admin.panels import panel_fields
from content.admin.workflow_steps import ActingDialogueStepMixin, DialogueStepMixin, SnippetEditorStepMixin
from content.evidence.choosers import ClaimChooserViewSet, ReferenceChooserViewSet
from content.evidence.columns import PublicationColumn, ValidityColumn
from content.evidence.filters import ClaimFilterSet
from content.evidence.models import Claim, Reference
from content.evidence.panels import CLAIM_PANELS
from content.evidence.selectors import claims_with_recalls
from content.evidence.used_on import ClaimButtonsMixin, ReferenceEditView, UsedOnView


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
        Column("kind", label=_("Sort of evidence"), accessor="get_kind_display", sort_key="kind"),
        Column("status", label=_("Source"), accessor="get_status_display", sort_key="status"),
        BooleanColumn("verified", label=_("Checked"), sort_key="verified"),
        PublicationColumn(sort_key="live"),
    ]
    list_filter = ["kind", "csl_type", "status", "verified", "live"]
    list_export = [
        "key",
        "csl_type",
        "kind",
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


class ClaimEditView(SnippetEditorStepMixin, ClaimButtonsMixin, EditView):
    """Wagtail's edit view, in which approving what nobody changed is no edit.

    The stock view saves a revision with every approval, and a new revision asks for all approvals again.
    """

    def save_instance(self):
        if self.action == "workflow-action" and not self.form.has_changed():
            self.new_revision = self.object.latest_revision
            return self.object
        return super().save_instance()


class ClaimDecisionView(ActingDialogueStepMixin, WorkflowActionView):
    pass


class ClaimDecisionDataView(DialogueStepMixin, CollectWorkflowActionDataView):
    pass


class ClaimIndexView(IndexView):
    """Wagtail's list of claims, with the language of each where the portal has more than one."""

    @cached_property
    def columns(self):
        columns = super().columns
        if Locale.objects.count() > 1 and not any(isinstance(column, LocaleColumn) for column in columns):
            columns.append(LocaleColumn(sort_key=None))
        return columns


class ClaimViewSet(SnippetViewSet):
    model = Claim
    index_view_class = ClaimIndexView
    edit_view_class = ClaimEditView
    workflow_action_view_class = ClaimDecisionView
    collect_workflow_action_data_view_class = ClaimDecisionDataView
    usage_view_class = UsedOnView
    icon = "clipboard-list"
    chooser_viewset_class = ClaimChooserViewSet
    list_display = [
        "identifier",
        # Wide enough to read, whatever else is told of a claim.
        Column("text", label=_("Words"), sort_key="text", width="30%"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("certainty", label=_("Certainty"), accessor="get_certainty_display", sort_key="certainty"),
        Column("topic", label=_("Topic"), accessor="get_topic_display", sort_key="topic"),
        ValidityColumn(sort_key="valid_until"),
        Column("owner", label=_("Owner"), accessor="owner", sort_key="owner"),
        BooleanColumn("verified", label=_("Checked"), sort_key="verified"),
        PublicationColumn(sort_key="live"),
    ]
    filterset_class = ClaimFilterSet
    # Whatever the form has, so that a new fact is exported from its first day.
    list_export = [*panel_fields(CLAIM_PANELS), "is_recalled", "live"]
    export_filename = "claims"
    list_per_page = 50
    chooser_per_page = 20
    ordering = ["identifier"]

    def get_queryset(self, request):
        return claims_with_recalls().select_related("owner", "deputy")


class EvidenceViewSetGroup(SnippetViewSetGroup):
    items = (ClaimViewSet, ReferenceViewSet)
    menu_label = _("Evidence")
    menu_icon = "clipboard-list"
    menu_name = "evidence"
    menu_order = 200

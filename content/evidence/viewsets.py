"""How references and claims are listed, searched and chosen in the admin; wagtail_hooks registers them."""

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import (
    BooleanColumn,
    Column,
    LiveStatusTagColumn,
    LocaleColumn,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.models import Locale
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from content.evidence.filters import ClaimFilterSet
from content.evidence.models import Claim, Reference
from content.evidence.selectors import claims_recalled, claims_with_recalls
from content.evidence.used_on import ClaimButtonsMixin, ReferenceEditView, UsedOnView


class PublicationColumn(StatusTagColumn):
    """Whether readers see the item, from its own row: Wagtail's column asks the database twice a row."""

    def __init__(self, **kwargs):
        super().__init__("publication", label=_("Status"), primary=lambda item: item.live, **kwargs)

    def get_value(self, instance):
        if not instance.live:
            return _("draft")
        return _("live + draft") if instance.has_unpublished_changes else _("live")


class ValidityColumn(StatusTagColumn):
    """Whether a claim was taken down or is overdue, and else the date until which it stands."""

    def __init__(self, **kwargs):
        super().__init__("validity", label=_("Valid until"), primary=self.is_in_order, **kwargs)

    @staticmethod
    def is_in_order(claim):
        return not claim.is_recalled and not is_overdue(claim)

    def get_value(self, instance):
        if instance.is_recalled:
            return _("taken down")
        if instance.valid_until is None:
            return _("no date yet")
        date = date_format(instance.valid_until, "j M Y")
        return _("overdue since %(date)s") % {"date": date} if is_overdue(instance) else date


def is_overdue(claim) -> bool:
    return claim.valid_until is not None and claim.valid_until < timezone.localdate()


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
    """Show an editor who chooses a claim how sure it is, what kind it is, whether it stands and is public.

    A claim that was taken down is there to be found, but cannot be chosen.
    """

    filter_form_class = ClaimChooserFilterForm

    def get_object_list(self):
        claims = claims_with_recalls()
        # Several at once are chosen by box and not by link.
        return claims.exclude(pk__in=claims_recalled()) if self.is_multiple_choice else claims

    @property
    def title_column(self):
        if self.is_multiple_choice:
            return super().title_column
        return TitleColumn(
            "title",
            label=_("Claim"),
            accessor=str,
            get_url=self.chosen_address,
            link_attrs={"data-chooser-modal-choice": True},
        )

    def chosen_address(self, claim) -> str | None:
        if claim.is_recalled:
            return None
        return self.append_preserved_url_parameters(reverse(self.chosen_url_name, args=(claim.pk,)))

    @property
    def columns(self):
        title, *rest = super().columns
        title.label = _("Claim")
        return [
            title,
            Column("certainty", label=_("Certainty"), accessor="get_certainty_display"),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            ValidityColumn(sort_key=None),
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


class ClaimEditView(ClaimButtonsMixin, EditView):
    """Wagtail's edit view, in which approving what nobody changed is no edit.

    The stock view saves a revision with every approval, and a new revision asks for all approvals again.
    """

    def save_instance(self):
        if self.action == "workflow-action" and not self.form.has_changed():
            self.new_revision = self.object.latest_revision
            return self.object
        return super().save_instance()


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
    list_export = [
        "identifier",
        "text",
        "topic",
        "kind",
        "direction",
        "certainty",
        "certainty_basis",
        "route",
        "countries",
        "population",
        "outcome",
        "comparator",
        "time_frame",
        "effect_measure",
        "effect_with",
        "effect_without",
        "effect_per",
        "effect_interval",
        "numbers",
        "source_figures",
        "caveat",
        "searched_to",
        "valid_until",
        "grace_days",
        "fallback_text",
        "owner",
        "deputy",
        "is_recalled",
        "verified",
        "verification_note",
        "live",
    ]
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

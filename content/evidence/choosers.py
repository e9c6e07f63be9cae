"""How references and claims are chosen in the admin; viewsets registers them."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, TitleColumn
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from content.evidence.columns import PublicationColumn, ValidityColumn
from content.evidence.models import Claim
from content.evidence.selectors import claims_recalled, claims_with_recalls


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

"""The admin's list of what rests on a claim or a source, and the buttons that lead there; it decides nothing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import EditView, UsageView

from content.evidence.models import Claim, ClaimRecall, Reference
from content.evidence.permissions import RECALL, REINSTATE, SET_STATUS
from content.evidence.usage import PageUse, claims_resting_on, page_uses


@dataclass
class UseRow:
    """One line of the list."""

    name: str
    kind: str
    state: str
    through: str = ""
    edit_url: str = ""


class UsedOnView(UsageView):
    """Every page and claim that rests on a claim or source, drafts included; five queries for the whole list."""

    page_title = gettext_lazy("Used on")
    paginate_by = 50
    # Reviewers look without changing anything.
    permission_required = None
    any_permission_required = ["add", "change", "delete", "view"]

    def get_queryset(self):
        return super().get_queryset() if self.describe_on_delete else self.found

    @cached_property
    def found(self) -> list[Claim | PageUse]:
        """Everything that rests on it; of this only what is shown becomes rows."""
        claims = claims_resting_on([self.object]) if isinstance(self.object, Reference) else ()
        return [*claims, *page_uses([self.object])]

    def row(self, item: Claim | PageUse) -> UseRow:
        return self._claim_row(item) if isinstance(item, Claim) else self._page_row(item)

    @staticmethod
    def _claim_row(claim: Claim) -> UseRow:
        return UseRow(
            name=str(claim),
            kind=gettext("Claim"),
            state=gettext("Live") if claim.live else gettext("Draft"),
            edit_url=reverse(Claim.snippet_viewset.get_url_name("edit"), args=[claim.pk]),
        )

    def _page_row(self, use: PageUse) -> UseRow:
        if use.is_public:
            state = gettext("Readers see it")
        else:
            state = gettext("Only in a draft") if use.page.live else gettext("Page is not public")
        through = [claim.identifier for claim in use.claims] if isinstance(self.object, Reference) else []
        if use.is_direct:
            through.append(gettext("named on the page itself"))
        return UseRow(
            name=use.page.get_admin_display_title(),
            kind=gettext("Page"),
            state=state,
            through=", ".join(through),
            edit_url=reverse("wagtailadmin_pages:edit", args=[use.page.pk]),
        )

    @cached_property
    def columns(self):
        if self.describe_on_delete:
            return super().columns
        return [
            TitleColumn("name", label=gettext_lazy("Name"), get_url=lambda row: row.edit_url),
            Column("kind", label=gettext_lazy("Type")),
            Column("state", label=gettext_lazy("Where it stands")),
            *([Column("through", label=gettext_lazy("Through"))] if isinstance(self.object, Reference) else []),
        ]

    def get_table(self, object_list, **kwargs):
        if self.describe_on_delete:
            return super().get_table(object_list, **kwargs)
        return self.table_class(self.columns, [self.row(item) for item in object_list], **self.get_table_kwargs())


def _used_on_button(item) -> HeaderButton:
    url = reverse(type(item).snippet_viewset.get_url_name("usage"), args=[item.pk])
    return HeaderButton(label=gettext("Used on"), url=url, icon_name="list-ul", priority=10)


class ClaimButtonsMixin:
    """Buttons at the top of a claim's page: what rests on it, and the switch that takes it down or brings it back."""

    @cached_property
    def header_buttons(self):
        buttons = [*super().header_buttons, _used_on_button(self.object)]
        is_down = ClaimRecall.objects.standing().filter(claim_id=self.object.pk).exists()
        if is_down and self.request.user.has_perm(REINSTATE):
            url = reverse("evidence_claim_reinstate", args=[self.object.pk])
            buttons.append(HeaderButton(label=gettext("Bring back"), url=url, icon_name="undo", priority=20))
        elif not is_down and self.request.user.has_perm(RECALL):
            url = reverse("evidence_claim_recall", args=[self.object.pk])
            buttons.append(
                HeaderButton(label=gettext("Take down everywhere"), url=url, icon_name="warning", priority=20)
            )
        return buttons


class ReferenceEditView(EditView):
    """The edit view with buttons at its top: what rests on the source, and its status."""

    @cached_property
    def header_buttons(self):
        buttons = [*super().header_buttons, _used_on_button(self.object)]
        if self.request.user.has_perm(SET_STATUS):
            url = reverse("evidence_reference_status", args=[self.object.pk])
            buttons.append(HeaderButton(label=gettext("Change status"), url=url, icon_name="warning", priority=20))
        return buttons


def listing_buttons(item, user, next_url=None):
    """Yield the same ways for each row of a list, where clinical reviewers find them, with no query."""
    if not isinstance(item, Claim | Reference):
        return
    yield Button(
        gettext("Used on"),
        url=reverse(type(item).snippet_viewset.get_url_name("usage"), args=[item.pk]),
        icon_name="list-ul",
        priority=40,
    )
    if isinstance(item, Claim) and user.has_perm(RECALL):
        url = reverse("evidence_claim_recall", args=[item.pk])
        yield Button(gettext("Take down everywhere"), url=url, icon_name="warning", priority=50)
    if isinstance(item, Reference) and user.has_perm(SET_STATUS):
        url = reverse("evidence_reference_status", args=[item.pk])
        yield Button(gettext("Change status"), url=url, icon_name="warning", priority=50)

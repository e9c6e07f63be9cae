"""The admin's report on the review of public pages: due, overdue, unsigned, lost sources, weakest certainty."""

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Page, get_page_content_types

from content.admin.permitted import PermittedMixin
from content.admin.spreadsheets import SafeExportMixin
from content.governance.gate.selectors import rules_that_warn
from content.governance.review.permissions import MANAGE_REVIEWS, SEE_TASKS
from content.governance.review.selectors import people_who_keep_pages
from content.governance.review.task_services import DUE_SOON
from content.oversight.review_rows import (
    CERTAINTIES_FROM_WEAKEST,
    REVIEW_WORDS,
    SIGN_OFF_WORDS,
    page_ids_with_lost_sources,
    review_rows,
    unsigned_page_ids,
    weakest_certainties,
)
from content.pages.selectors import page_types

SHOWN = (
    ("due_soon", _("Review due within 90 days")),
    ("overdue", _("Review overdue")),
    ("unsigned", _("Clinical, and not signed off as it stands")),
    ("lost_source", _("Shows a retracted or superseded source")),
    ("nobody", _("Nobody keeps it")),
    ("no_date", _("No review date yet")),
)
CERTAINTY_WORDS = {certainty.value: certainty.label for certainty in CERTAINTIES_FROM_WEAKEST}


class ReviewFilterSet(WagtailFilterSet):
    show = django_filters.ChoiceFilter(
        label=_("Show"), method="filter_show", choices=SHOWN, empty_label=_("All"), widget=forms.RadioSelect
    )
    certainty = django_filters.MultipleChoiceFilter(
        label=_("Weakest certainty"),
        method="filter_certainty",
        choices=list(CERTAINTY_WORDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"), field_name="review__owner", queryset=lambda request: people_who_keep_pages()
    )
    content_type = ContentTypeFilter(
        label=_("Type"), queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )

    def filter_show(self, queryset, name, value):
        return pages_shown(queryset, value)

    def filter_certainty(self, queryset, name, values):
        ranks = [rank for rank, certainty in enumerate(CERTAINTIES_FROM_WEAKEST) if certainty.value in values]
        return queryset.filter(weakest_rank__in=ranks)

    class Meta:
        model = Page
        fields = ["show", "certainty", "owner", "content_type"]


def pages_shown(pages, value: str):
    """Narrow public pages to those of one choice of `SHOWN`."""
    today = timezone.localdate()
    match value:
        case "due_soon":
            return pages.filter(review__due_on__range=(today, today + DUE_SOON))
        case "overdue":
            return pages.filter(review__due_on__lt=today)
        case "unsigned":
            return pages.filter(pk__in=unsigned_page_ids(Page.objects.filter(pk__in=pages.values("pk")), today=today))
        case "lost_source":
            return pages.filter(pk__in=page_ids_with_lost_sources())
        case "nobody":
            return pages.filter(review__owner=None, review__deputy=None)
        case "no_date":
            return pages.filter(review__due_on=None)
    return pages


def weakest_rank():
    """Return an expression for how weak a page's weakest rated claim is; nothing where no claim is rated."""
    pages = weakest_certainties()
    whens = [
        When(pk__in=pages[certainty.value], then=Value(rank))
        for rank, certainty in enumerate(CERTAINTIES_FROM_WEAKEST)
        if certainty.value in pages
    ]
    return Case(*whens, default=Cast(Value(None), IntegerField()), output_field=IntegerField())


class ReviewReportView(PermittedMixin, SafeExportMixin, PageReportView):
    permission = SEE_TASKS
    page_title = _("Review and sign-off")
    header_icon = "history"
    results_template_name = "oversight/review_report_results.html"
    filterset_class = ReviewFilterSet
    index_url_name = "oversight:review_report"
    index_results_url_name = "oversight:review_report_results"
    context_object_name = None
    no_results_message = _("No page is like that.")
    default_ordering = "due_on"
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda page: reverse("oversight:page_review", args=[page.pk])),
        Column("review_words", label=_("Review")),
        Column("reviewed_on", label=_("Last full review")),
        Column("due_on", label=_("Next review"), sort_key="due_on"),
        Column("sign_off_words", label=_("Sign-off")),
        Column("certainty_words", label=_("Weakest certainty"), sort_key="weakest_rank"),
        Column("owner_name", label=_("Owner")),
    ]
    list_export = [
        "title",
        "address",
        "type_name",
        "review_words",
        "reviewed_on",
        "due_on",
        "sign_off_words",
        "certainty_words",
        "owner_name",
        "deputy_name",
    ]
    export_headings = {
        "title": _("Page"),
        "address": _("Address"),
        "type_name": _("Type"),
        "review_words": _("Review"),
        "reviewed_on": _("Last full review"),
        "due_on": _("Next review"),
        "sign_off_words": _("Sign-off"),
        "certainty_words": _("Weakest certainty"),
        "owner_name": _("Owner"),
        "deputy_name": _("Deputy"),
    }
    export_filename = "review-and-sign-off"

    @cached_property
    def header_buttons(self):
        if not self.request.user.has_perm(MANAGE_REVIEWS):
            return []
        address = f"{reverse('oversight:spread')}?{self.request.GET.urlencode()}"
        return [HeaderButton(_("Spread review dates"), address, icon_name="date")]

    @cached_property
    def rules_that_warn(self) -> list:
        return rules_that_warn()

    def get_base_queryset(self):
        return reported_pages(self.request.user)

    def order_queryset(self, queryset):
        """Put what has no value last in both directions."""
        name = (self.ordering or self.default_ordering).lstrip("-")
        column = F("review__due_on") if name == "due_on" else F(name)
        is_descending = (self.ordering or "").startswith("-")
        order = column.desc(nulls_last=True) if is_descending else column.asc(nulls_last=True)
        return queryset.order_by(order, "title", "pk")

    def decorate_paginated_queryset(self, object_list):
        pages = list(object_list)
        rows = {row.page.pk: row for row in review_rows(pages, today=timezone.localdate())}
        for page in pages:
            _decorate(page, rows.get(page.pk), self.request)
        return object_list

    def get_heading(self, queryset, field):
        return str(self.export_headings[field])


def public_pages_of_portal():
    """Return every live page of the portal's own types. An alias says what its source says, so it is left out."""
    types = ContentType.objects.get_for_models(*page_types()).values()
    return Page.objects.filter(live=True, alias_of=None, content_type__in=types)


def reported_pages(user):
    """Return the public pages that this person works on, with how weak their weakest claim is."""
    may_edit = PageReportView().permission_policy.instances_user_has_any_permission_for(user, ["change", "publish"])
    return public_pages_of_portal().filter(pk__in=may_edit.values("pk")).annotate(weakest_rank=weakest_rank())


def _decorate(page: Page, row, request) -> None:
    """Give a page the words of its columns."""
    review = row.review if row else None
    page.review_words = REVIEW_WORDS[row.state] if row else ""
    page.reviewed_on = review.reviewed_on if review else None
    page.due_on = review.due_on if review else None
    page.sign_off_words = SIGN_OFF_WORDS[row.sign_off_state] if row else ""
    page.owner_name = str(review.owner or "") if review else ""
    page.deputy_name = str(review.deputy or "") if review else ""
    rank = page.weakest_rank
    page.certainty_words = CERTAINTIES_FROM_WEAKEST[rank].label if rank is not None else ""
    page.type_name = str(page.cached_content_type.model_class()._meta.verbose_name)
    page.address = page.get_full_url(request) or ""

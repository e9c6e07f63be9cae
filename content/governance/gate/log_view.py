"""The admin's report on the gate: the rules in force, the reasons that stand, and everything it did."""

import django_filters
from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from content.admin.permitted import PermittedMixin
from content.admin.spreadsheets import SafeExportMixin
from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.gate.permissions import SEE_GATE_LOG
from content.governance.gate.selectors import modes_of_rules
from content.governance.log.models import GateEvent
from content.governance.log.rules import RULES
from content.governance.log.selectors import event_words


class GateLogFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("What happened"), choices=GateEvent.Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    at = django_filters.DateFromToRangeFilter(label=gettext_lazy("When"), widget=DateRangePickerWidget)

    class Meta:
        model = GateEvent
        fields = ["kind", "at"]


def _page_address(event: GateEvent) -> str | None:
    return reverse("wagtailadmin_pages:edit", args=[event.page.pk]) if event.page else None


class GateLogView(PermittedMixin, SafeExportMixin, ReportView):
    permission = SEE_GATE_LOG
    model = GateEvent
    page_title = gettext_lazy("Gate: rules and log")
    header_icon = "clipboard-list"
    permission_policy = None
    filterset_class = GateLogFilterSet
    results_template_name = "governance/gate/gate_log_results.html"
    index_url_name = "gate:log"
    index_results_url_name = "gate:log_results"
    no_results_message = gettext_lazy("The gate has nothing to tell yet.")
    columns = [
        TitleColumn("kind", label=gettext_lazy("What happened"), accessor="get_kind_display", get_url=_page_address),
        Column("page_title", label=gettext_lazy("Page")),
        Column("words", label=gettext_lazy("Details"), accessor=event_words),
        Column("user", label=gettext_lazy("By"), accessor=lambda event: event.user or ""),
        Column("at", label=gettext_lazy("When")),
    ]
    list_export = ["at", "get_kind_display", "page_title", "words", "user"]
    export_headings = {
        "at": gettext_lazy("When"),
        "get_kind_display": gettext_lazy("What happened"),
        "page_title": gettext_lazy("Page"),
        "words": gettext_lazy("Details"),
        "user": gettext_lazy("By"),
    }
    export_filename = "gate-log"

    def get_base_queryset(self):
        return GateEvent.objects.select_related("user", "page")

    def to_row_dict(self, item):
        item.words = event_words(item)
        return super().to_row_dict(item)

    @cached_property
    def rules(self) -> list[dict]:
        modes = dict(RuleSetting.Mode.choices)
        return [
            {"label": RULES[key].label, "description": RULES[key].description, "mode": mode, "words": modes[mode]}
            for key, mode in modes_of_rules().items()
        ]

    @cached_property
    def reasons(self) -> list[dict]:
        standing = GateOverride.objects.filter(withdrawn_at=None).select_related("page", "given_by")
        return [
            {"reason": reason, "rule": RULES[reason.rule].label if reason.rule in RULES else reason.rule}
            for reason in standing
        ]

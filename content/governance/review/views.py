"""The admin's list of review tasks and the page of one task; they decide nothing and only call services."""

import django_filters
from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from content.admin.permitted import PermittedMixin
from content.admin.spreadsheets import SafeExportMixin
from content.governance.review.forms import TaskPersonForm
from content.governance.review.models import ReviewTask
from content.governance.review.permissions import MANAGE_TASKS, SEE_TASKS, may_close
from content.governance.review.selectors import open_tasks
from content.governance.review.subjects import review_subject_edit_path
from content.governance.review.task_services import review_task_assign, review_task_close


class TaskFilterSet(WagtailFilterSet):
    who = django_filters.ChoiceFilter(
        label=_("For"),
        method="filter_who",
        choices=[("me", _("Me")), ("nobody", _("Nobody yet"))],
        empty_label=_("Everybody"),
        widget=forms.RadioSelect,
    )
    reason = django_filters.MultipleChoiceFilter(
        label=_("Reason"), choices=ReviewTask.Reason.choices, widget=forms.CheckboxSelectMultiple
    )
    subject = django_filters.ChoiceFilter(
        label=_("Kind"), choices=ReviewTask.Subject.choices, empty_label=_("All"), widget=forms.RadioSelect
    )

    def filter_who(self, queryset, name, value):
        if value == "me":
            return queryset.filter(assigned_to=self.request.user)
        return queryset.filter(assigned_to=None)

    class Meta:
        model = ReviewTask
        fields = ["who", "reason", "subject"]


class TasksView(PermittedMixin, SafeExportMixin, ReportView):
    permission = SEE_TASKS
    model = ReviewTask
    page_title = _("Review tasks")
    header_icon = "tasks"
    filterset_class = TaskFilterSet
    permission_policy = None
    index_url_name = "reviews:tasks"
    index_results_url_name = "reviews:tasks_results"
    no_results_message = _("Nothing is to be done.")
    columns = [
        TitleColumn("label", label=_("What"), get_url=lambda task: reverse("reviews:task", args=[task.pk])),
        Column("reason", label=_("Why"), accessor="get_reason_display"),
        Column("subject", label=_("Kind"), accessor="get_subject_display"),
        Column("assigned_to", label=_("For"), accessor=lambda task: task.assigned_to or _("Nobody yet")),
        Column("due_on", label=_("Due")),
        DateColumn("opened_at", label=_("Opened")),
    ]
    list_export = [
        "label",
        "get_reason_display",
        "get_subject_display",
        "detail",
        "assigned_to",
        "due_on",
        "opened_at",
    ]
    export_headings = {
        "label": _("What"),
        "get_reason_display": _("Why"),
        "get_subject_display": _("Kind"),
        "assigned_to": _("For"),
    }
    export_filename = "review-tasks"

    def get_base_queryset(self):
        return open_tasks()


class TaskView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    """One task: what is to be done and where, whom it is given to, and closing it."""

    permission = SEE_TASKS
    template_name = "governance/review/review_task.html"
    form_class = TaskPersonForm
    page_title = _("Review task")
    header_icon = "tasks"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.task = get_object_or_404(
            ReviewTask.objects.select_related("assigned_to", "closed_by"), pk=self.kwargs["pk"]
        )

    def get_breadcrumbs_items(self):
        tasks = {"url": reverse_lazy("reviews:tasks"), "label": _("Review tasks")}
        return [*self.breadcrumbs_items, tasks, {"url": "", "label": self.task.label}]

    def get_initial(self):
        return {"person": self.task.assigned_to}

    def get_context_data(self, **kwargs):
        user, task = self.request.user, self.task
        return {
            **super().get_context_data(**kwargs),
            "task": task,
            "edit_path": review_subject_edit_path(task.subject, task.subject_pk),
            "may_assign": user.has_perm(MANAGE_TASKS) and task.closed_at is None,
            "may_close": may_close(user, task),
            "closes_by_itself": task.closed_at is None and task.reason in ReviewTask.OF_DUE_DATES,
        }

    def post(self, request, *args, **kwargs):
        if "close" in request.POST:
            return self._close()
        if not request.user.has_perm(MANAGE_TASKS) or self.task.closed_at is not None:
            return permission_denied(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        person = form.cleaned_data["person"]
        review_task_assign(task=self.task, person=person)
        words = _("It is for %(person)s now.") % {"person": person} if person else _("It is for nobody now.")
        messages.success(self.request, words)
        return redirect("reviews:task", self.task.pk)

    def _close(self):
        if not may_close(self.request.user, self.task):
            return permission_denied(self.request)
        review_task_close(task=self.task, user=self.request.user)
        messages.success(self.request, _("“%(label)s” is done.") % {"label": self.task.label})
        return redirect("reviews:tasks")

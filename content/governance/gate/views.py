"""The checklist beside the page, and the reasons that editors record for words it found; no rule is made here."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.admin.permitted import PermittedMixin, may_open
from content.governance.gate.checklist import checklist_of
from content.governance.gate.forms import ReasonForm
from content.governance.gate.models import GateOverride
from content.governance.gate.permissions import may_record_reasons
from content.governance.gate.services import reason_record, reason_withdraw
from content.governance.log.rules import RULES, RULES_WITH_REASONS


class ChecklistView(TemplateView):
    """What the panel beside the form shows; it is asked for again after every draft that is saved."""

    template_name = "governance/gate/checklist.html"

    def get_context_data(self, **kwargs):
        page = get_object_or_404(Page, pk=self.kwargs["pk"])
        if not may_open(self.request.user, page):
            raise PermissionDenied
        return {
            **super().get_context_data(**kwargs),
            "page": page,
            "checklist": checklist_of(page),
            "may_record_reasons": may_record_reasons(self.request.user, page),
        }


class ReasonView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    """Records why words that the checklist found may stand on this page."""

    template_name = "governance/gate/reason.html"
    form_class = ReasonForm
    page_title = _("Record a reason")
    header_icon = "edit"

    def is_permitted(self):
        return may_record_reasons(self.request.user, self.page)

    def elsewhere(self):
        if self.rule not in RULES_WITH_REASONS or not self.subject:
            messages.error(self.request, _("Choose the words in the checklist beside the page first."))
            return redirect(self.editor)
        return None

    @cached_property
    def page(self):
        return get_object_or_404(Page, pk=self.kwargs["pk"])

    @cached_property
    def editor(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def rule(self):
        return (self.request.POST or self.request.GET).get("rule", "")

    @property
    def subject(self):
        return (self.request.POST or self.request.GET).get("subject", "")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.editor, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "page": self.page, "rule": RULES[self.rule], "subject": self.subject, "editor": self.editor}

    def form_valid(self, form):
        draft = self.page.specific.get_latest_revision_as_object()
        try:
            reason_record(
                page=draft,
                rule=self.rule,
                subject=self.subject,
                reason=form.cleaned_data["reason"],
                user=self.request.user,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The reason is recorded. The clinical reviewer sees it."))
        return redirect(self.editor)


@require_POST
def reason_withdraw_view(request, pk):
    override = get_object_or_404(GateOverride.objects.select_related("page"), pk=pk)
    if not may_record_reasons(request.user, override.page):
        return permission_denied(request)
    reason_withdraw(override=override, user=request.user)
    messages.success(request, _("The reason is withdrawn."))
    return redirect("wagtailadmin_pages:edit", override.page_id)

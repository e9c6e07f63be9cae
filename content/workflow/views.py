"""Sign-off in the admin: what would be signed, the forms, the history, and a reviewer's own interests; no rule here."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, UpdateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from content.admin.permitted import PermittedMixin, may_open
from content.admin.workflow_steps import SHOWN_STEP, STEP_GONE, is_at_step, workflow_locked
from content.governance.gate.answers import refusal_tell
from content.governance.gate.question import NotPublishable
from content.governance.sign_off.editorial_corrections import editorial_correction_create, reason_against_correction
from content.governance.sign_off.models import EditorialCorrection
from content.governance.sign_off.selectors import (
    has_reviewer_role,
    reviewer_profile_of,
    sign_offs_of,
    source_pk,
    verify_sign_off,
)
from content.governance.sign_off.services import sign_off_withdraw
from content.workflow.facts import sign_off_facts
from content.workflow.forms import EditorialCorrectionForm, InterestsForm, SignOffForm, WithdrawForm
from content.workflow.models import APPROVE, ClinicalReviewTask
from content.workflow.services import sign_off_by_form


class PageSignOffMixin(PermittedMixin, WagtailAdminTemplateMixin):
    """Finds the page that the address names; an alias leads to its source, whose sign-offs it shares.

    Whoever works on the page may see who signed it.
    """

    header_icon = "clipboard-list"

    def is_permitted(self):
        return may_open(self.request.user, self.page)

    @cached_property
    def page(self):
        found = get_object_or_404(Page, pk=self.kwargs["pk"], depth__gt=1)
        return get_object_or_404(Page, pk=source_pk(found)).specific

    @cached_property
    def editor(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def own_address(self):
        return reverse("sign_offs:page", args=[self.page.pk])

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        title = self.page.get_admin_display_title()
        return [
            *self.breadcrumbs_items,
            {"url": self.editor, "label": title},
            {"url": "", "label": self.page_title, "sublabel": title},
        ]


class SignOffView(PageSignOffMixin, FormView):
    """Shows the newest revision as it would be signed, and signs it."""

    template_name = "workflow/sign_off.html"
    form_class = SignOffForm
    page_title = _("Sign off")

    @cached_property
    def facts(self):
        revision = self.page.get_latest_revision()
        return sign_off_facts(page=self.page, revision=revision, user=self.request.user) if revision else None

    def get_context_data(self, **kwargs):
        user, facts = self.request.user, self.facts
        decisions = list(sign_offs_of(self.page)[:1])
        may_publish = self.page.permissions_for_user(user).can_publish()
        against = facts and reason_against_correction(
            page=self.page, content=facts.revision.as_object().governed_content()
        )
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "facts": facts,
            "editor": self.editor,
            "is_reviewer": has_reviewer_role(user),
            "may_publish": may_publish,
            "may_correct": may_publish and facts and not against,
            "reason_against_correction": against if facts and facts.has_changes else "",
            "shown_workflow_step": step.pk if (step := self.page.current_workflow_task_state) else None,
            "may_withdraw": has_reviewer_role(user) and decisions and decisions[0].decision == "approved",
            "withdraw_form": kwargs.get("withdraw_form") or WithdrawForm(prefix="withdraw"),
            "correction_form": kwargs.get("correction_form") or EditorialCorrectionForm(prefix="correction"),
        }

    def form_valid(self, form):
        try:
            self._sign(form)
        except NotPublishable as refusal:
            refusal_tell(self.request, refusal)
            return redirect(self.own_address)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("You have signed this page off."))
        return redirect("sign_offs:history", self.page.pk)

    @transaction.atomic
    def _sign(self, form):
        """Sign, by the step of the workflow where the page stands at one, so that nobody has to approve it again."""
        # Nobody else moves the workflow on between the look at its step and the signature.
        workflow = workflow_locked(self.page)
        revision, user, data = self.page.get_latest_revision(), self.request.user, form.cleaned_data
        step = self.page.current_workflow_task_state
        if step and step.revision_id == revision.pk and self._may_approve(step.task.specific):
            if not is_at_step(workflow, self.request.POST.get(SHOWN_STEP), in_progress=True):
                raise ValidationError(STEP_GONE)
            step.task.specific.on_action(step, user, APPROVE, **data)
        else:
            sign_off_by_form(page=self.page, revision=revision, reviewer=user, data=data)

    def _may_approve(self, task) -> bool:
        actions = task.get_actions(self.page, self.request.user)
        return isinstance(task, ClinicalReviewTask) and APPROVE in [name for name, _label, _modal in actions]


class WithdrawView(SignOffView):
    """Withdraws the sign-off that stands."""

    form_class = WithdrawForm
    prefix = "withdraw"

    def get(self, request, *args, **kwargs):
        return redirect(self.own_address)

    def form_valid(self, form):
        try:
            sign_off_withdraw(page=self.page, reviewer=self.request.user, comment=form.cleaned_data["comment"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The sign-off is withdrawn. Readers see that now."))
        return redirect("sign_offs:history", self.page.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=SignOffForm(), withdraw_form=form))


class CorrectionView(SignOffView):
    """Publishes the newest revision as an editorial correction."""

    form_class = EditorialCorrectionForm
    prefix = "correction"

    def get(self, request, *args, **kwargs):
        return redirect(self.own_address)

    def form_valid(self, form):
        revision = self.page.get_latest_revision()
        try:
            if revision is None:
                raise ValidationError(_("There is nothing to correct on this page."))
            editorial_correction_create(
                page=self.page, revision=revision, publisher=self.request.user, **form.cleaned_data
            )
        except NotPublishable as refusal:
            refusal_tell(self.request, refusal)
            return redirect(self.own_address)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The correction is published, and the clinical reviewer is told."))
        return redirect("sign_offs:history", self.page.pk)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=SignOffForm(), correction_form=form))


class HistoryView(PageSignOffMixin, TemplateView):
    """Every decision about a page, with its signature checked."""

    template_name = "workflow/sign_off_history.html"
    page_title = _("Sign-offs")

    def get_context_data(self, **kwargs):
        corrections = EditorialCorrection.objects.filter(page_id=self.page.pk)
        # The contents are read here, because what was signed is checked against them.
        decisions = list(sign_offs_of(self.page).defer(None))
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "editor": self.editor,
            "decisions": [(decision, verify_sign_off(decision)) for decision in decisions],
            "corrections": corrections,
        }


class InterestsView(PermittedMixin, WagtailAdminTemplateMixin, UpdateView):
    """A clinical reviewer's own declaration of interests."""

    template_name = "workflow/interests.html"
    form_class = InterestsForm
    page_title = _("My declared interests")
    header_icon = "user"

    def is_permitted(self):
        return self.get_object() is not None

    def get_object(self, queryset=None):
        return reviewer_profile_of(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("Your interests are declared. They go into what you sign from now on."))
        return redirect("sign_offs:interests")

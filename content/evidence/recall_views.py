"""The admin's pages on which a claim is taken down or brought back and a source's status is changed."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.permitted import PermittedMixin
from content.evidence.models import Claim, Reference
from content.evidence.permissions import RECALL, REINSTATE, SET_STATUS
from content.evidence.policy import fallback_is_required
from content.evidence.recall_forms import RecallForm, ReinstateForm, StatusForm
from content.evidence.services import claim_recall, claim_reinstate, reference_status_set
from content.evidence.usage import claims_resting_on, page_uses


class ItemActionView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    """One action on one claim or source: a page that says what it will do, and a form that gives the reason."""

    model: type
    permission: str
    done_message = ""

    @cached_property
    def item(self):
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.item)

    def get_breadcrumbs_items(self):
        viewset = self.model.snippet_viewset
        return [
            *self.breadcrumbs_items,
            {"url": reverse(viewset.get_url_name("list")), "label": self.model._meta.verbose_name_plural.capitalize()},
            {"url": self.edit_url, "label": str(self.item)},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def edit_url(self) -> str:
        """The item's own page, for those who may open it, and else the list of all."""
        viewset = self.model.snippet_viewset
        options = self.model._meta
        if self.request.user.has_perm(f"{options.app_label}.change_{options.model_name}"):
            return reverse(viewset.get_url_name("edit"), args=[self.item.pk])
        return reverse(viewset.get_url_name("list"))

    def act(self, form) -> None:
        raise TypeError(f"{type(self).__name__} must say what it does.")

    def form_valid(self, form):
        try:
            self.act(form)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        messages.success(self.request, self.done_message)
        return redirect(self.edit_url)


class ClaimRecallView(ItemActionView):
    model = Claim
    permission = RECALL
    form_class = RecallForm
    template_name = "evidence/claim_recall.html"
    page_title = gettext_lazy("Take down everywhere")
    header_icon = "warning"
    done_message = gettext_lazy("The claim is taken down. No page shows it any more.")

    def get_initial(self):
        return {"fallback_text": self.item.fallback_text}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "claim": self.item}

    def get_context_data(self, **kwargs):
        context = {
            "claim": self.item,
            "uses": page_uses([self.item]),
            "is_warning": fallback_is_required(kind=self.item.kind, topic=self.item.topic),
            "is_down": self.item.recalls.standing().exists(),
        }
        return {**super().get_context_data(**kwargs), **context}

    def act(self, form):
        data = form.cleaned_data
        claim_recall(
            claim=self.item, user=self.request.user, reason=data["reason"], fallback_text=data["fallback_text"]
        )


class ClaimReinstateView(ItemActionView):
    model = Claim
    permission = REINSTATE
    form_class = ReinstateForm
    template_name = "evidence/claim_reinstate.html"
    page_title = gettext_lazy("Bring back")
    header_icon = "undo"
    done_message = gettext_lazy("The claim is back on its pages.")

    def get_context_data(self, **kwargs):
        recall = self.item.recalls.standing().select_related("recalled_by")
        context = {"claim": self.item, "uses": page_uses([self.item]), "recall": recall.first()}
        return {**super().get_context_data(**kwargs), **context}

    def act(self, form):
        claim_reinstate(claim=self.item, user=self.request.user, reason=form.cleaned_data["reason"])


class ReferenceStatusView(ItemActionView):
    model = Reference
    permission = SET_STATUS
    form_class = StatusForm
    template_name = "evidence/reference_status.html"
    page_title = gettext_lazy("Change status")
    header_icon = "warning"

    def get_initial(self):
        return {"status": self.item.status, "superseded_by": self.item.superseded_by_id}

    def get_context_data(self, **kwargs):
        context = {
            "reference": self.item,
            "claims": list(claims_resting_on([self.item])),
            "uses": page_uses([self.item]),
        }
        form = kwargs.get("form") or self.get_form()
        return {**super().get_context_data(**{**kwargs, "form": form}), **context, "media": form.media}

    def act(self, form):
        data = form.cleaned_data
        change = reference_status_set(
            reference=self.item,
            status=data["status"],
            reason=data["reason"],
            user=self.request.user,
            superseded_by=data["superseded_by"],
        )
        self.done_message = gettext("The source is now marked: %(status)s.") % {"status": change.get_status_display()}

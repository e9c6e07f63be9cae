"""Quality instruments in the admin: how a page stands to them, one form beside the page, which scores are required."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.utils.decorators import xframe_options_sameorigin_override

from content.admin.permitted import PermittedMixin, may_open
from content.common.aliases import source_of
from content.governance.log.selectors import rule_changes
from content.governance.quality.computed import computed
from content.governance.quality.forms import ScoreForm, ThresholdsForm
from content.governance.quality.instruments import INSTRUMENTS
from content.governance.quality.permissions import SET_THRESHOLDS
from content.governance.quality.selectors import instrument_rows, result_of, score_history, thresholds
from content.governance.quality.services import (
    DRAFT_CHANGED,
    ScoreRefused,
    draft_to_score,
    score_record,
    thresholds_set,
)
from content.governance.quality.trends import trend_points


class ScoredPageMixin(PermittedMixin):
    """Lets in whoever may open the page in the editor."""

    def is_permitted(self):
        return may_open(self.request.user, self.page)

    def elsewhere(self):
        if self.page.alias_of_id:
            return redirect("scores:page", source_of(self.page).pk)
        try:
            self.draft = draft_to_score(self.page)
        except ScoreRefused as refusal:
            messages.error(self.request, refusal.messages[0])
            return redirect(self.editor)
        return None

    @cached_property
    def page(self):
        return get_object_or_404(Page, pk=self.kwargs["pk"], depth__gt=1)

    @cached_property
    def editor(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def trail(self, *items):
        title = self.draft.get_admin_display_title()
        crumbs = [{"url": self.editor, "label": title}, *items]
        return [*self.breadcrumbs_items, *crumbs[:-1], {**crumbs[-1], "sublabel": title}]


class ScoresView(ScoredPageMixin, WagtailAdminTemplateMixin, TemplateView):
    """The four instruments on one page."""

    template_name = "governance/quality/scores.html"
    page_title = _("Quality scores")
    header_icon = "form"

    def get_breadcrumbs_items(self):
        return self.trail({"url": "", "label": self.page_title})

    def get_context_data(self, **kwargs):
        rows = [(row, trend_points(row.trend)) for row in instrument_rows(self.draft)]
        return {
            **super().get_context_data(**kwargs),
            "page": self.draft,
            "rows": rows,
            "may_set_thresholds": self.request.user.has_perm(SET_THRESHOLDS),
        }


class ScoreView(ScoredPageMixin, WagtailAdminTemplateMixin, FormView):
    """One instrument beside the page."""

    template_name = "governance/quality/score.html"
    form_class = ScoreForm
    header_icon = "form"

    @cached_property
    def instrument(self):
        try:
            return INSTRUMENTS[self.kwargs["instrument"]]
        except KeyError:
            raise Http404 from None

    @property
    def page_title(self):
        return self.instrument.label

    def get_breadcrumbs_items(self):
        overview = {"url": reverse("scores:page", args=[self.page.pk]), "label": _("Quality scores")}
        return self.trail(overview, {"url": "", "label": self.instrument.label})

    def get_form_kwargs(self):
        content = self.draft.governed_content()
        return {
            **super().get_form_kwargs(),
            "instrument": self.instrument,
            "computed": computed(content, self.instrument),
        }

    def get_initial(self):
        return {"revision": self.draft.latest_revision_id}

    def get_context_data(self, **kwargs):
        history = score_history(self.draft, self.instrument)
        return {
            **super().get_context_data(**kwargs),
            "page": self.draft,
            "instrument": self.instrument,
            "history": history,
            "latest_result": result_of(history[0]) if history else None,
            "trend": trend_points([score.score for score in reversed(history)]),
        }

    def form_invalid(self, form):
        current = self.draft.latest_revision_id
        if form.cleaned_data.get("revision") != current:
            if not form.non_field_errors():
                form.add_error(None, DRAFT_CHANGED)
            # The next try is about the draft that is shown now.
            form.data = {**form.data.dict(), "revision": current}
        return super().form_invalid(form)

    def form_valid(self, form):
        try:
            score = score_record(
                page=self.page,
                instrument=self.instrument,
                answers=form.answers,
                revision_id=form.cleaned_data["revision"],
                user=self.request.user,
            )
        except ScoreRefused as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        words = _("%(instrument)s: %(score)s out of 100.")
        messages.success(self.request, words % {"instrument": self.instrument.label, "score": score.score})
        return redirect("scores:page", self.page.pk)


@method_decorator(xframe_options_sameorigin_override, name="get")
class ScoredDraftView(ScoredPageMixin, View):
    """The newest draft as readers will see it, for the frame beside the form."""

    http_method_names = ("get",)

    def get(self, request, *args, **kwargs):
        if not self.draft.is_previewable():
            raise PermissionDenied
        return self.draft.make_preview_request(request, self.draft.default_preview_mode)


class ThresholdsView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    """Which scores a clinical page needs before it goes live."""

    permission = SET_THRESHOLDS
    template_name = "governance/quality/score_thresholds.html"
    form_class = ThresholdsForm
    page_title = _("Required quality scores")
    header_icon = "form"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_initial(self):
        return thresholds()

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "changes": rule_changes("quality_scores: ")}

    def form_valid(self, form):
        changed = thresholds_set(minimums=form.cleaned_data, user=self.request.user)
        if changed:
            words = ngettext("%(number)s score was changed.", "%(number)s scores were changed.", len(changed))
            messages.success(self.request, words % {"number": len(changed)})
        else:
            messages.info(self.request, _("Nothing was changed."))
        return redirect("scores:thresholds")

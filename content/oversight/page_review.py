"""The admin's page of one page's review cycle: who keeps it, its dates and what happened; it only calls services."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from content.admin.permitted import PermittedMixin, may_open
from content.common.aliases import source_of
from content.governance.review.forms import PagePeopleForm
from content.governance.review.log_actions import ACTIONS
from content.governance.review.models import PageReview, ReviewTask
from content.governance.review.permissions import MANAGE_REVIEWS, SEE_TASKS
from content.governance.review.selectors import open_tasks, review_state
from content.governance.review.services import people_of_page_set
from content.governance.sign_off.models import SignOff

_SHOWN = 50


class PageReviewView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    template_name = "oversight/page_review.html"
    form_class = PagePeopleForm
    page_title = _("Reviews")
    header_icon = "history"

    @cached_property
    def page(self):
        """Return the page that the address names; an alias shares the cycle of its source."""
        return source_of(get_object_or_404(Page, pk=self.kwargs["pk"]))

    @cached_property
    def review(self):
        kept = PageReview.objects.select_related("owner", "deputy").filter(page=self.page).first()
        return kept or PageReview(page=self.page)

    @cached_property
    def may_change(self):
        return self.request.user.has_perm(MANAGE_REVIEWS)

    def is_permitted(self):
        return self.request.user.has_perm(SEE_TASKS) and may_open(self.request.user, self.page)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        editor = {
            "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "label": self.page.get_admin_display_title(),
        }
        return [*self.breadcrumbs_items, editor, {"url": "", "label": self.page_title, "sublabel": editor["label"]}]

    def get_initial(self):
        return {"owner": self.review.owner, "deputy": self.review.deputy}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        log = PageLogEntry.objects.filter(page=self.page, action__in=ACTIONS).select_related("user")
        return {
            **context,
            "page": self.page,
            "review": self.review,
            "state": review_state(self.review, timezone.localdate()),
            "may_change": self.may_change,
            "tasks": open_tasks().filter(subject=ReviewTask.Subject.PAGE, subject_pk=self.page.pk),
            "sign_offs": SignOff.objects.filter(page=self.page)[:_SHOWN],
            "log": log.order_by("-timestamp")[:_SHOWN],
        }

    def post(self, request, *args, **kwargs):
        if not self.may_change:
            return permission_denied(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        people_of_page_set(
            page=self.page,
            owner=form.cleaned_data["owner"],
            deputy=form.cleaned_data["deputy"],
            user=self.request.user,
        )
        messages.success(self.request, _("Owner and deputy are saved. The page itself was not changed."))
        return redirect("oversight:page_review", self.page.pk)

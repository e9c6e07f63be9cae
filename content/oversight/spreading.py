"""The admin's page that spreads due dates over a window: choose, look at old and new dates, confirm."""

import hashlib
from datetime import timedelta

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.permitted import PermittedMixin
from content.governance.review.forms import SpreadForm
from content.governance.review.models import PageReview
from content.governance.review.permissions import MANAGE_REVIEWS
from content.governance.review.policy import spread_evenly
from content.governance.review.services import reviews_spread
from content.oversight.review_report import ReviewFilterSet, reported_pages

_USUAL_WINDOW = timedelta(days=180)


class SpreadView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    permission = MANAGE_REVIEWS
    template_name = "oversight/spread.html"
    form_class = SpreadForm
    page_title = _("Spread review dates")
    header_icon = "date"

    @cached_property
    def pages(self):
        """Return the pages that the report listed: the address carries its filter."""
        listed = reported_pages(self.request.user)
        filters = ReviewFilterSet(self.request.GET, queryset=listed, request=self.request)
        return (filters.qs if filters.is_valid() else listed).order_by("title", "pk")

    def get_breadcrumbs_items(self):
        report = {"url": reverse("oversight:review_report"), "label": _("Review and sign-off")}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "pages": self.pages}

    def get_initial(self):
        today = timezone.localdate()
        return {"first_day": today, "last_day": today + _USUAL_WINDOW, "pages": [page.pk for page in self.pages]}

    def form_valid(self, form):
        chosen = set(form.cleaned_data["pages"])
        pages = [page for page in self.pages if page.pk in chosen]
        reviews = {review.page_id: review for review in PageReview.objects.filter(page__in=pages)}
        reviewed = [(page.pk, reviews[page.pk].reviewed_on if page.pk in reviews else None) for page in pages]
        due_dates = spread_evenly(
            reviewed, first_day=form.cleaned_data["first_day"], last_day=form.cleaned_data["last_day"]
        )
        before = {page.pk: reviews[page.pk].due_on if page.pk in reviews else None for page in pages}
        rows = [
            {"page": page, "before": before[page.pk], "after": due_dates[page.pk]}
            for page in sorted(pages, key=lambda page: (due_dates[page.pk], page.pk))
        ]
        shown = repr([(row["page"].pk, row["before"], row["after"]) for row in rows])
        seen = hashlib.sha256(shown.encode()).hexdigest()
        if self.request.POST.get("seen") == seen:
            moved = reviews_spread(due_dates=due_dates, user=self.request.user)
            words = ngettext("The date of %(count)d page was moved.", "The dates of %(count)d pages were moved.", moved)
            messages.success(self.request, words % {"count": moved})
            return redirect("oversight:review_report")
        if "seen" in self.request.POST:
            messages.warning(self.request, _("The pages changed in the meantime. Look at the dates again."))
        return self.render_to_response(self.get_context_data(form=form, rows=rows, seen=seen))

"""What the dashboard says about reviews: my tasks, and how many pages are due, overdue or unsigned."""

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from content.governance.review.permissions import SEE_TASKS
from content.governance.review.selectors import open_tasks
from content.oversight.review_report import pages_shown, public_pages_of_portal
from content.oversight.review_rows import unsigned_page_ids

SHOWN_TASKS = 5
# Every page is hashed to find what is unsigned, so the dashboard does not do it at each visit.
SECONDS_KEPT = 60


class ReviewPanel(Component):
    """Says what waits for this person and how the portal's reviews stand."""

    name = "reviews"
    order = 20
    template_name = "oversight/review_panel.html"

    def __init__(self, request):
        self.user = request.user

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.user.has_perm(SEE_TASKS) else ""

    def get_context_data(self, parent_context):
        tasks = open_tasks().filter(assigned_to=self.user)
        pages = public_pages_of_portal()
        report = reverse("oversight:review_report")
        return {
            **super().get_context_data(parent_context),
            "tasks": tasks[:SHOWN_TASKS],
            "task_count": tasks.count(),
            "tasks_url": f"{reverse('reviews:tasks')}?who=me",
            "all_tasks_url": reverse("reviews:tasks"),
            "report_url": report,
            "overdue": pages_shown(pages, "overdue").count(),
            "due_soon": pages_shown(pages, "due_soon").count(),
            "unsigned": cache.get_or_set("review-unsigned", _unsigned_count, SECONDS_KEPT),
            "today": timezone.localdate(),
        }


def _unsigned_count() -> int:
    return len(unsigned_page_ids(public_pages_of_portal(), today=timezone.localdate()))

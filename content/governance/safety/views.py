"""The admin's list of safety notices, the form that puts one up and the button that takes it down."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView, ListView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.permitted import PermittedMixin
from content.governance.safety.forms import SafetyNoticeForm
from content.governance.safety.models import SafetyNotice
from content.governance.safety.permissions import END_NOTICES, PUBLISH_NOTICES
from content.governance.safety.selectors import safety_notices_listed
from content.governance.safety.services import safety_notice_end, safety_notice_publish


class NoticesView(PermittedMixin, WagtailAdminTemplateMixin, ListView):
    permission = END_NOTICES
    template_name = "governance/safety/safety_notices.html"
    page_title = _("Safety notices")
    header_icon = "warning"
    context_object_name = "notices"

    def get_queryset(self):
        return safety_notices_listed()

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "today": timezone.localdate()}


class NoticeView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    permission = PUBLISH_NOTICES
    template_name = "governance/safety/safety_notice.html"
    form_class = SafetyNoticeForm
    page_title = _("Put up a safety notice")
    header_icon = "warning"
    success_url = reverse_lazy("safety_notices:list")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("safety_notices:list"), "label": _("Safety notices")},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form):
        notice = safety_notice_publish(**form.cleaned_data, user=self.request.user)
        words = _("The notice is public now, marked as not signed off. A clinician must look at it by %(day)s.")
        messages.success(self.request, words % {"day": date_format(notice.due_on)})
        return super().form_valid(form)


@require_POST
def notice_end_view(request, pk):
    if not request.user.has_perm(END_NOTICES):
        return permission_denied(request)
    safety_notice_end(notice=get_object_or_404(SafetyNotice, pk=pk), user=request.user)
    messages.success(request, _("The notice is taken down."))
    return redirect("safety_notices:list")

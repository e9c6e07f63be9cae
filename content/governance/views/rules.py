"""What each rule of the gate does, set by portal admins; it decides nothing and only calls the service."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.governance.gate_forms import RuleModesForm
from content.governance.selectors.gate_log import rule_changes
from content.governance.services.gate import rule_modes_set

MAY_CHANGE_RULES = "governance.change_rulesetting"


class RulesView(WagtailAdminTemplateMixin, FormView):
    template_name = "governance/rules.html"
    form_class = RuleModesForm
    page_title = _("Rules before publication")
    header_icon = "tasks"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY_CHANGE_RULES):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "changes": rule_changes()}

    def form_valid(self, form):
        changed = rule_modes_set(modes=form.cleaned_data, user=self.request.user)
        if changed:
            words = ngettext("%(number)s rule was changed.", "%(number)s rules were changed.", len(changed))
            messages.success(self.request, words % {"number": len(changed)})
        else:
            messages.info(self.request, _("Nothing was changed."))
        return redirect("gate:rules")

"""What each rule of the gate does, set by portal admins; it decides nothing and only calls the service."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.permitted import PermittedMixin
from content.governance.gate.forms import RuleModesForm
from content.governance.gate.permissions import CHANGE_RULES
from content.governance.gate.services import rule_modes_set
from content.governance.log.selectors import rule_changes


class RulesView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    permission = CHANGE_RULES
    template_name = "governance/gate/rules.html"
    form_class = RuleModesForm
    page_title = _("Rules before publication")
    header_icon = "tasks"

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

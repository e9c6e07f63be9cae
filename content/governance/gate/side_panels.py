"""The checklist beside the page in the editor; what it says comes from the checklist's own address."""

from django.forms import Media
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel

from content.governance.said.mixins import GovernedPageMixin


class ChecklistSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle publishing checklist")
        icon_name = "list-ul"
        counter_classname = "w-bg-critical-200"

    name = "publishing-checklist"
    title = _("Before it can be published")
    template_name = "governance/gate/checklist_panel.html"
    order = 150

    @cached_property
    def media(self):
        return Media(
            js=[versioned_static("js/admin/checklist.js")], css={"all": [versioned_static("admin/governance.css")]}
        )

    def get_context_data(self, parent_context):
        address = reverse("gate:checklist", args=[self.object.pk]) if self.object.pk else ""
        return {**super().get_context_data(parent_context), "address": address}


def with_checklist(panels, page, request) -> list:
    """Return the side panels of the editor with the checklist where Wagtail shows panels by their order."""
    if not isinstance(page, GovernedPageMixin) or page.alias_of_id:
        return panels
    return sorted([*panels, ChecklistSidePanel(page, request)], key=lambda panel: panel.order)

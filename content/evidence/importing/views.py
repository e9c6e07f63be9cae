"""The admin's page for importing references; it decides nothing and only calls the service."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.permitted import PermittedMixin
from content.evidence.importing.forms import ReferenceImportForm
from content.evidence.importing.reference_refusals import MAX_BYTES, ImportRefused
from content.evidence.importing.services import references_import
from content.evidence.models import Reference
from content.evidence.permissions import ADD_SOURCES, CHANGE_SOURCES


class ReferenceImportView(PermittedMixin, WagtailAdminTemplateMixin, FormView):
    """The form, and below it what became of the file that was just handed in.

    Sending the form again adds nothing: every reference of the first time is there already.
    """

    permission = ADD_SOURCES
    template_name = "evidence/import_references.html"
    form_class = ReferenceImportForm
    page_title = _("Import references")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "can_edit": self.request.user.has_perm(CHANGE_SOURCES),
            "edit_url": Reference.snippet_viewset.get_url_name("edit"),
        }

    def form_valid(self, form):
        upload = form.cleaned_data["file"]
        try:
            report = references_import(
                file_name=upload.name,
                data=upload.read(MAX_BYTES + 1),
                user=self.request.user,
                is_dry_run=form.cleaned_data["is_dry_run"],
            )
        except ImportRefused as refusal:
            form.add_error("file", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, report.summary)
        return self.render_to_response(self.get_context_data(form=self.form_class(), report=report))

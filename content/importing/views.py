"""The admin's two pages for imports, the form and the report; they decide nothing and only call the service."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from content.admin.permitted import PermittedMixin
from content.importing.forms import ImportForm
from content.importing.models import ImportedArticle
from content.importing.refusals import MAX_BYTES, ArticleRefused
from content.importing.reports import report_from_json
from content.importing.selectors import imports_listed, may_import, pages_by_id
from content.importing.services import article_import

_EARLIER_SHOWN = 20


class ImportAccessMixin(PermittedMixin):
    """Lets in those who may add pages below the home page of the site they are on."""

    def is_permitted(self):
        return may_import(self.request.user, Site.find_for_request(self.request))


class ImportView(ImportAccessMixin, WagtailAdminTemplateMixin, FormView):
    template_name = "importing/import_article.html"
    form_class = ImportForm
    page_title = _("Import an article")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "earlier": imports_listed()[:_EARLIER_SHOWN]}

    def form_valid(self, form):
        upload = form.cleaned_data["document"]
        try:
            report = article_import(
                file_name=upload.name,
                data=upload.read(MAX_BYTES + 1),
                site=Site.find_for_request(self.request),
                user=self.request.user,
            )
        except ArticleRefused as refusal:
            form.add_error("document", str(refusal))
            return self.form_invalid(form)
        if report.already_imported:
            messages.warning(self.request, report.already_imported)
        else:
            messages.success(self.request, _("%(summary)s Nothing was published.") % {"summary": report.summary})
        return redirect(reverse("importing:report", args=[report.record_id]))


class ReportView(ImportAccessMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "importing/import_report.html"
    page_title = _("What became of the article")
    header_icon = "doc-full-inverse"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse_lazy("importing:import"), "label": _("Import an article")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        record = get_object_or_404(ImportedArticle.objects.select_related("user"), pk=self.kwargs["pk"])
        report = report_from_json(record.report, file_name=record.file_name, record_id=record.pk)
        pages = pages_by_id([outcome.page_id for outcome in report.outcomes])
        rows = [(outcome, pages.get(outcome.page_id)) for outcome in report.outcomes]
        return {**super().get_context_data(**kwargs), "record": record, "report": report, "rows": rows}

"""The pages on which a picture or document is changed or deleted, which say why they refuse; no rule is made here."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.documents.views import documents
from wagtail.images.views import images

FILE_IS_PUBLIC = _("Something that patients can read uses this file, so only a publisher can change or delete it.")


class PublicFileMixin:
    def dispatch(self, request, *args, **kwargs):
        file = get_object_or_404(self.model, pk=kwargs[self.pk_url_kwarg])
        if self.permission_policy.is_kept_for_publishers(request.user, file):
            messages.error(request, FILE_IS_PUBLIC)
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)


class ImageEditView(PublicFileMixin, images.EditView):
    pass


class ImageDeleteView(PublicFileMixin, images.DeleteView):
    pass


class DocumentEditView(PublicFileMixin, documents.EditView):
    pass


class DocumentDeleteView(PublicFileMixin, documents.DeleteView):
    pass


# The addresses of Wagtail's own views, which keep their names.
urlpatterns = [
    path(
        "images/",
        include(
            [
                path("<int:image_id>/", ImageEditView.as_view()),
                path("<int:image_id>/delete/", ImageDeleteView.as_view()),
            ]
        ),
    ),
    path(
        "documents/",
        include(
            [
                path("edit/<int:document_id>/", DocumentEditView.as_view()),
                path("delete/<int:document_id>/", DocumentDeleteView.as_view()),
            ]
        ),
    ),
]

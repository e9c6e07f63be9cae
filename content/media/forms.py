"""The admin's upload forms: what the fields would refuse is said here in one sentence; they know no view."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from content.media.documents import DocumentRefused, document_check
from content.media.metadata import PictureRefused
from content.media.uploads import picture_upload_clean


def _picture_cleaned_or_invalid(file):
    # A form without a new file holds the stored one, which is clean.
    if isinstance(file, UploadedFile):
        try:
            return picture_upload_clean(file)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal), code="invalid_image") from refusal
    return file


class CleanImageForm(BaseImageForm):
    """Every form through which the admin takes a picture is built on this one."""

    def clean_file(self):
        return _picture_cleaned_or_invalid(self.cleaned_data["file"])

    def save(self, commit=True):
        # Wagtail deletes the renditions of a replaced file after it has saved the image. In one transaction
        # the new ones, which wait for its end, are made after that.
        with transaction.atomic():
            return super().save(commit=commit)


class CheckedDocumentForm(BaseDocumentForm):
    """Every form through which the admin takes a document is built on this one."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            try:
                document_check(file, file.name)
            except DocumentRefused as refusal:
                raise ValidationError(str(refusal), code="invalid_document") from refusal
        return file


class CleanAvatarForm(AvatarPreferencesForm):
    """Wagtail's form for the picture of a user, whose file is cleaned as any other picture's is."""

    def clean_avatar(self):
        file = self.cleaned_data.get("avatar")
        self.cleaned_data["avatar"] = _picture_cleaned_or_invalid(file)
        return super().clean_avatar()

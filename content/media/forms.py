"""The admin's upload forms: what the fields would refuse is said here in one sentence; they know no view."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from content.media.documents import DocumentRefused, document_check
from content.media.metadata import PictureRefused
from content.media.uploads import picture_upload_clean


def _cleaned_or_invalid(upload: UploadedFile) -> UploadedFile:
    try:
        return picture_upload_clean(upload)
    except PictureRefused as refusal:
        raise ValidationError(str(refusal), code="invalid_image") from refusal


class CleanPictureField(WagtailImageField):
    """Wagtail's form field, which gives back a clean picture and has a message for a broken one too."""

    def to_python(self, data):
        try:
            upload = super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # Wagtail lets through what a decoder says of a cut file
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        return _cleaned_or_invalid(upload) if upload else upload


class CleanImageForm(BaseImageForm):
    """Every form through which the admin takes a picture is built on this one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The form of the multiple upload that asks for the other fields has no file.
        if wagtails := self.fields.get("file"):
            self.fields["file"] = CleanPictureField(
                label=wagtails.label, required=wagtails.required, widget=wagtails.widget
            )

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
        avatar = self.cleaned_data.get("avatar")
        # Without a new file the field holds the stored one, which is clean.
        if isinstance(avatar, UploadedFile):
            self.cleaned_data["avatar"] = _cleaned_or_invalid(avatar)
        return super().clean_avatar()

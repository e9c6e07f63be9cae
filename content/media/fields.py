"""The file fields through which every picture and document is stored; they know no model and no form."""

from django.db.models.fields.files import FieldFile, FileField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from content.media.documents import document_check
from content.media.metadata import picture_without_metadata


class CleanImageFieldFile(WagtailImageFieldFile):
    """Stores a picture only after everything it tells about its maker and its place is gone."""

    def save(self, name, content, save=True):
        super().save(name, picture_without_metadata(content), save=save)

    save.alters_data = True


class CleanImageField(WagtailImageField):
    """Every route to a stored original ends in this field's `save`, so none gets round the cleaning."""

    attr_class = CleanImageFieldFile


class CheckedDocumentFieldFile(FieldFile):
    """Stores a document only after its content has been recognised as one of the kinds we publish."""

    def save(self, name, content, save=True):
        document_check(name, content)
        super().save(name, content, save=save)

    save.alters_data = True


class CheckedDocumentField(FileField):
    """Every route to a stored document ends in this field's `save`, so none gets round the check."""

    attr_class = CheckedDocumentFieldFile

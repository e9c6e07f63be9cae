"""The file fields through which every picture and document is stored; they know no model and no form."""

import hashlib
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.db.models.fields.files import FieldFile, FileField
from django.utils.text import slugify
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from content.media.documents import document_check
from content.media.uploads import picture_file_cleaned

# Leaves room for the folder, the mark and the ending within the 100 characters of Wagtail's column.
MAX_STEM_LENGTH = 40
MARK_LENGTH = 10


def picture_name(name: str, data: bytes) -> str:
    """Return a name that no other content ever had, so that a browser may keep the picture for good.

    The mark stands first because Wagtail cuts long names of renditions at their end.
    """
    path = PurePath(name)
    mark = hashlib.sha256(data).hexdigest()[:MARK_LENGTH]
    return f"{mark}-{slugify(path.stem)[:MAX_STEM_LENGTH].strip('-') or 'picture'}{path.suffix.lower()}"


class CleanImageFieldFile(WagtailImageFieldFile):
    """Stores a picture only after everything it tells about its maker and its place is gone."""

    def save(self, name, content: File, save=True):
        clean = picture_file_cleaned(content, name)
        clean.seek(0)
        data = clean.read()
        # Wagtail knows a file's renditions by this hash, so no route may leave it out.
        self.instance.file_hash = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        self.instance.file_size = len(data)
        # Django reads the dimensions from this file, and takes one without a name for none.
        stored = ContentFile(data, name=picture_name(clean.name, data))
        super().save(stored.name, stored, save=save)

    save.alters_data = True


class CleanImageField(WagtailImageField):
    """Every route to a stored original ends in this field's `save`, so none gets round the cleaning."""

    attr_class = CleanImageFieldFile


class CheckedDocumentFieldFile(FieldFile):
    """Stores a document only after its content has been recognised as what its name says."""

    def save(self, name, content: File, save=True):
        document_check(content, name)
        super().save(name, content, save=save)

    save.alters_data = True


class CheckedDocumentField(FileField):
    """Every route to a stored document ends in this field's `save`, so none gets round the check."""

    attr_class = CheckedDocumentFieldFile

"""How a file that cannot be imported is refused, and how the words of one are read; it knows no format and no limit."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EMPTY = _("This file is empty: there is nothing to import.")
NOT_UTF_8 = _("This file is not written in UTF-8: save it with the encoding “UTF-8” and try again.")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class FileRefused(Exception):
    """The file cannot be imported. `message` is one sentence for the person who chose it."""

    def __init__(self, message: str | Promise):
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


def words_of_file(data: bytes, *, refused: type[FileRefused], binary: str | Promise) -> str:
    """Return the text of a file in UTF-8, or raise `refused`; `binary` is the sentence for what is no text at all."""
    if data.startswith(_UTF_16):
        raise refused(NOT_UTF_8)
    if b"\0" in data:
        raise refused(binary)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(NOT_UTF_8) from error
    if not text.strip():
        raise refused(EMPTY)
    return text

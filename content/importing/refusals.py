"""Why a file is refused, and the limits it must keep; it knows no file format and no page."""

from django.utils.translation import gettext_lazy as _

from content.common.file_refused import FileRefused

MAX_BYTES = 5 * 1024 * 1024
# A clinic's article has some ten sections. These limits stop a file that would flood the page tree.
MAX_SECTIONS = 60
MAX_BLOCKS = 5_000
MAX_CHARACTERS = 500_000
MAX_LINES = 8_000
MAX_TAGS = 12_000
MAX_CELLS = 10_000
MAX_BRACKETS = 10_000
MAX_NESTING = 100


class ArticleRefused(FileRefused):
    """An article cannot be imported."""


NO_TEXT = _("This file has no text to import.")
TOO_LARGE = _("This file is larger than 5 MB: split it, or take out its pictures, and try again.")
TOO_LONG = _("This file has more than 500,000 characters or 8,000 lines of text: split it and try again.")
TOO_COMPLEX = _(
    "This file has too many tags, brackets or table cells to be an article: save it as a simpler document "
    "and try again."
)
TOO_DEEP = _("This file is nested too deeply to be read: save it as a simpler document and try again.")
TOO_MANY_SECTIONS = _("This file has %(count)s sections, and at most %(limit)s can be imported at once: split it.")
TOO_MANY_BLOCKS = _(
    "This file has more than %(limit)s headings, paragraphs and lists, which is too many for one import: split it."
)
WRONG_EXTENSION = _("Only .txt, .md, .html and .docx files can be imported.")
BINARY = _("This file is not a text document: save the article as .txt, .md, .html or .docx and try again.")
PDF = _("This is a PDF file: save the article as a Word document (.docx) and try again.")
RICH_TEXT = _("This is a Rich Text file: save the article as a Word document (.docx) and try again.")
OLD_WORD = _("This is an old Word document: open it in Word, save it as .docx and try again.")
PASSWORD = _("This file is protected with a password: take the password off and try again.")
WRONG_NAME_WORD = _(
    "This is a Word or ZIP file under another name: if it is a Word document, give it the ending .docx."
)
WRONG_NAME_HTML = _("This is a web page under another name: give it the ending .html and try again.")
NOT_WORD = _("This file has the ending .docx, but it is not a Word document.")
BROKEN_WORD = _("This Word document is broken: open it in Word, save it again and try once more.")
UNSAFE_WORD = _("This Word document is refused, because its contents unpack to far more than a document needs.")
TOO_LONG_WORD = _("This Word document has too many parts to be an article: split it and try again.")
FOREIGN_WORD = _(
    "This Word document is refused, because it fetches parts of itself from elsewhere: embed its linked "
    "pictures, files and templates in Word and try again."
)
ENTITIES_WORD = _("This Word document is refused, because its XML declares a document type or entities.")
NO_HOME = _("The portal has no home page yet, and articles are imported below it: load the starter content first.")
NOT_ALLOWED = _("You may not add pages below the home page.")

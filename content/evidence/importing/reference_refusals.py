"""Why a file of references or one record of it is refused, and the limits; it knows no format and no model."""

from django.utils.translation import gettext_lazy as _

from content.common.file_refused import FileRefused

MAX_BYTES = 5 * 1024 * 1024
MAX_RECORDS = 2_000
# Longer than any title, and short enough that whatever is done with a field takes no time.
MAX_FIELD = 4_000
MAX_AUTHORS = 500
MAX_LINES_OF_A_RECORD = 5_000
# Brackets, quotes, commas and equals signs of a BibTeX file; each is one step of its reader.
MAX_MARKS = 600_000
MAX_NESTING = 20
# Brackets and commands of LaTeX in what is read of a BibTeX file; some twenty in each entry.
MAX_LATEX = 60_000


class ImportRefused(FileRefused):
    """A file of references cannot be imported."""


class RecordRefused(ImportRefused):
    """One record of the file cannot be imported; the others can."""


TOO_LARGE = _("This file is larger than 5 MB: split it and try again.")
TOO_MANY = _("This file has more than 2,000 records: split it and try again.")
TOO_COMPLEX = _("This file has too many brackets and commas to be a list of references: split it and try again.")
BINARY = _("This file is not a text file: export the references as CSL-JSON, BibTeX, RIS or PubMed and try again.")
UNKNOWN_FORMAT = _(
    "No references were found in this file: export them as CSL-JSON, BibTeX, RIS or PubMed and try again."
)
BROKEN_JSON = _("This file is not complete JSON: export the references as CSL-JSON again and try once more.")
NOT_CSL = _("This JSON file is not a list of references: export them as CSL-JSON and try again.")
NOT_ALLOWED = _("You may not add references.")

BROKEN_RECORD = _("This record cannot be read: export it again.")
NOT_A_RECORD = _("This is not a record of a reference.")
BROKEN_ENTRY = _("This entry is not complete: a bracket, a quotation mark or a comma is missing.")
TWICE_IN_ENTRY = _("This entry names a field twice: keep it once.")
NO_END = _("This record has no end (ER): the file may have been cut off.")
TOO_MANY_LINES = _("This record has too many lines to be a reference.")
LONG_FIELD = _("One of its fields is longer than 4,000 letters.")
MANY_AUTHORS = _("It names more than 500 authors: write them as a group.")
NO_TITLE = _("It has no title.")
BAD_DOI = _("“%(value)s” is not a DOI: a DOI begins with 10. and has a slash.")
BAD_PMID = _("“%(value)s” is not a PMID: a PMID is a number of up to nine digits.")
BAD_PMCID = _("“%(value)s” is not a PMCID: a PMCID is PMC and a number.")

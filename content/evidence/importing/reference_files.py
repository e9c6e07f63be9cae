"""A file of references into records: refuses what cannot be one, tells the format; pure, it knows no model."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from content.common.file_refused import words_of_file
from content.evidence.importing import pubmed, reference_refusals, ris
from content.evidence.importing.bibtex import bibtex_read
from content.evidence.importing.csl_json import csl_json_read
from content.evidence.importing.pubmed import pubmed_read
from content.evidence.importing.records import Reading
from content.evidence.importing.reference_refusals import ImportRefused
from content.evidence.importing.ris import ris_read

EXTENSIONS = (".json", ".bib", ".ris", ".nbib", ".txt")


@dataclass(frozen=True)
class Format:
    """A format of references: its name, its usual ending, what its first record looks like, and its reader."""

    name: str
    extension: str
    mark: re.Pattern[str]
    read: Callable[[str], Iterator[Reading]]


FORMATS = (
    Format("CSL-JSON", ".json", re.compile(r"\s*[\[{]"), csl_json_read),
    Format("BibTeX", ".bib", re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE), bibtex_read),
    Format("RIS", ".ris", re.compile(f"^{ris.START}", re.MULTILINE), ris_read),
    Format("PubMed", ".nbib", re.compile(f"^{pubmed.START}", re.MULTILINE), pubmed_read),
)


@dataclass(frozen=True)
class ReferenceFile:
    format_name: str
    readings: list[Reading]


def references_read(*, file_name: str, data: bytes) -> ReferenceFile:
    """Return the records of the file. Raise ImportRefused where it holds none."""
    text = _decoded(data)
    found = _format(text, PurePath(file_name).suffix.lower())
    readings = list(found.read(text))
    if not readings:
        raise ImportRefused(reference_refusals.UNKNOWN_FORMAT)
    return ReferenceFile(found.name, readings)


def _decoded(data: bytes) -> str:
    if len(data) > reference_refusals.MAX_BYTES:
        raise ImportRefused(reference_refusals.TOO_LARGE)
    text = words_of_file(data, refused=ImportRefused, binary=reference_refusals.BINARY)
    # A lone carriage return ends a line in files of old programs.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _format(text: str, extension: str) -> Format:
    """Return the format that the content shows. Where it could be several, the file's ending decides."""
    json_format, *others = FORMATS
    if json_format.mark.match(text):
        return json_format
    shown = [(match.start(), other) for other in others if (match := other.mark.search(text))]
    if not shown:
        raise ImportRefused(
            reference_refusals.BROKEN_JSON if extension == json_format.extension else reference_refusals.UNKNOWN_FORMAT
        )
    by_ending = next((other for _place, other in shown if other.extension == extension), None)
    return by_ending or min(shown, key=lambda pair: pair[0])[1]

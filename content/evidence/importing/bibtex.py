"""Reads BibTeX through bibtexparser: @string, LaTeX signs and the names of authors; pure, it knows no model."""

import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.library import Library
from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ParsingFailedBlock,
)
from bibtexparser.splitter import Splitter

from content.evidence.importing import reference_refusals
from content.evidence.importing.records import (
    Draft,
    Found,
    Reading,
    Record,
    Refused,
    at_line,
    body,
    person,
    pmid_in_note,
    record_made,
)
from content.evidence.importing.reference_refusals import ImportRefused, RecordRefused

_ENTRY = re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE)
_TYPES = {
    **dict.fromkeys(("article", "periodical", "review", "unpublished"), "article-journal"),
    **dict.fromkeys(("book", "mvbook", "collection", "proceedings"), "book"),
    **dict.fromkeys(("incollection", "inbook", "inproceedings", "conference", "inreference"), "chapter"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("online", "electronic", "www", "webpage"), "webpage"),
    **dict.fromkeys(("legislation", "jurisdiction", "legal"), "legislation"),
}
# The portal's name of a field and what BibTeX and BibLaTeX call it, the first that is filled counts.
_FIELDS = {
    "title": ("title",),
    "container_title": ("journal", "journaltitle", "booktitle", "series"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid", "articleno"),
    "publisher": ("publisher", "institution", "school", "organization", "organisation"),
    "date": ("date", "year"),
    "month": ("month",),
}
_ADDRESSES = {"doi": ("doi",), "pmid": ("pmid",), "pmcid": ("pmcid", "pmc"), "url": ("url", "howpublished")}
_ESCAPED = re.compile(r"\\([%#&_~{}$^])(?:\{\})?")
_URL = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")
_SIGNS = re.compile(r"\\text(less|greater|bar)(?![A-Za-z])(?:\{\}|[ \t]+)?")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_LATEX = set("\\{}$~^_-`'")
# bibtexparser says in the log what this module says in the report.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


class _Latex:
    r"""Turns LaTeX signs into letters: `M{\"u}ller` is Müller, `\%` is %. One for each file, for it counts its work."""

    def __init__(self) -> None:
        self._decoder = LatexDecodingMiddleware(keep_math_mode=False)
        self._work = 0

    def decoded(self, values: Mapping[str, str]) -> dict[str, str]:
        """Return the values as a reader sees them."""
        if any(len(value) > reference_refusals.MAX_FIELD for value in values.values()):
            raise RecordRefused(reference_refusals.LONG_FIELD)
        # A bare % begins a comment in LaTeX and is a per cent sign in every title that has one. The same with one $.
        written = {name: _BARE_PERCENT.sub(r"\\%", _dollars(_signs(value))) for name, value in values.items()}
        coded = {name: value for name, value in written.items() if set(value) & _LATEX}
        self._work += sum(value.count(sign) for value in coded.values() for sign in "\\{$")
        if self._work > reference_refusals.MAX_LATEX:
            raise ImportRefused(reference_refusals.TOO_COMPLEX)
        entry = Entry(entry_type="x", key="x", fields=[Field(key=name, value=value) for name, value in coded.items()])
        try:
            block = self._decoder.transform_entry(entry, Library())
        except Exception as error:  # a foreign parser again
            raise RecordRefused(reference_refusals.BROKEN_RECORD) from error
        if not isinstance(block, Entry):
            raise RecordRefused(reference_refusals.BROKEN_RECORD)
        plain_values = {field.key: str(field.value) for field in block.fields}
        return {name: plain_values.get(name, values[name]) for name in values}

    def text(self, value: str) -> str:
        return self.decoded({"text": value})["text"]


def bibtex_read(text: str) -> Iterator[Reading]:
    """Yield each entry of the file with the line it begins on."""
    if len(_ENTRY.findall(text)) > 2 * reference_refusals.MAX_RECORDS:
        raise ImportRefused(reference_refusals.TOO_MANY)
    if sum(text.count(mark) for mark in '{}",=@)') > reference_refusals.MAX_MARKS:
        raise ImportRefused(reference_refusals.TOO_COMPLEX)
    try:
        library = Splitter(text).split()
    except Exception as error:  # whatever a foreign parser stumbles over is a file that cannot be read
        raise ImportRefused(reference_refusals.UNKNOWN_FORMAT) from error
    strings = {key.lower(): string.value for key, string in library.strings_dict.items()}
    latex = _Latex()
    blocks = [block for block in library.blocks if isinstance(block, Entry | ParsingFailedBlock)]
    for found, block in enumerate(blocks, start=1):
        if found > reference_refusals.MAX_RECORDS:
            raise ImportRefused(reference_refusals.TOO_MANY)
        where = at_line((block.start_line or 0) + 1)
        try:
            yield Found(where, _record(_entry(block), strings, latex))
        except RecordRefused as refusal:
            yield Refused(where, str(refusal))


def _entry(block: Entry | ParsingFailedBlock) -> Entry:
    if isinstance(block, Entry):
        return block
    if isinstance(block, DuplicateFieldKeyBlock):
        raise RecordRefused(reference_refusals.TWICE_IN_ENTRY)
    if isinstance(block, DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, Entry):
        return block.ignore_error_block
    raise RecordRefused(reference_refusals.BROKEN_ENTRY)


def _record(entry: Entry, strings: Mapping[str, str], latex: _Latex) -> Record:
    raw = {str(field.key).lower(): str(field.value) for field in entry.fields}
    values: dict[str, str] = {}
    for name, keys in (*_FIELDS.items(), *_ADDRESSES.items(), ("author", ("author", "editor"))):
        values[name] = next((value for key in keys if (value := _value(raw.get(key, ""), strings))), "")
    draft = Draft(csl_type=_TYPES.get(str(entry.entry_type).lower(), "report"))
    decoded = latex.decoded({name: values[name] for name in _FIELDS})
    draft.texts = {name: decoded[name] for name in _FIELDS if name not in ("date", "month")}
    draft.texts |= {name: _address(values[name]) for name in _ADDRESSES}
    draft.texts["pmid"] = draft.texts["pmid"] or pmid_in_note(_value(raw.get("note", ""), strings))
    if "howpublished" in raw and not draft.texts["url"].startswith("http"):
        draft.texts["url"] = ""
    draft.texts["key"] = str(entry.key)
    draft.texts["number"] = draft.texts.pop("issue") if draft.csl_type == "report" else ""
    draft.date = f"{decoded['date']} {decoded['month']}".strip()
    draft.authors = _authors(values["author"], latex)
    return record_made(draft)


def _value(written: str, strings: Mapping[str, str]) -> str:
    """Return what an entry's value says: names of @string and joins with # put in, its brackets taken off."""
    if len(written) > reference_refusals.MAX_FIELD * reference_refusals.MAX_NESTING:
        raise RecordRefused(reference_refusals.LONG_FIELD)
    parts = []
    for part in _joined_parts(written):
        part = strings.get(part.lower(), part).strip()
        parts.append(part[1:-1] if len(part) >= 2 and part[0] + part[-1] in ('""', "{}") else part)
    return "".join(parts).strip()


def _joined_parts(written: str) -> list[str]:
    """Return the parts between # signs that stand outside brackets and quotation marks."""
    parts, start, depth, is_quoted = [], 0, 0, False
    for place, sign in enumerate(written):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            is_quoted = not is_quoted
        elif sign == "#" and depth == 0 and not is_quoted:
            parts.append(written[start:place].strip())
            start = place + 1
        if depth > reference_refusals.MAX_NESTING:
            raise RecordRefused(reference_refusals.BROKEN_ENTRY)
    return [*parts, written[start:].strip()]


def _signs(value: str) -> str:
    """Write out the signs that the decoder would drop: without its <, a p value says something else."""
    return _SIGNS.sub(lambda found: {"less": "<", "greater": ">", "bar": "|"}[found[1]], value)


def _dollars(value: str) -> str:
    return re.sub(r"(?<!\\)\$", r"\\$", value) if value.count("$") % 2 else value


def _address(value: str) -> str:
    """Return an identifier or a web address, in which ~ and _ mean themselves."""
    value = _URL.sub(r"\1", value[: reference_refusals.MAX_FIELD + 1])
    return _ESCAPED.sub(r"\1", value).replace("{", "").replace("}", "").strip()


def _authors(written: str, latex: _Latex) -> list[dict[str, str]]:
    names = split_multiple_persons_names(written)
    if len(names) > reference_refusals.MAX_AUTHORS:
        raise RecordRefused(reference_refusals.MANY_AUTHORS)
    return [author for name in names if (author := _author(name, latex))]


def _author(name: str, latex: _Latex) -> dict[str, str] | None:
    if name.startswith("{") and name.endswith("}"):
        return body(latex.text(name[1:-1]))
    parts = parse_single_name_into_parts(name, strict=False)
    family, given = " ".join([*parts.von, *parts.last]), " ".join([*parts.first, *parts.jr])
    decoded = latex.decoded({"family": family, "given": given})
    if not decoded["given"]:
        return body(decoded["family"])
    return person(decoded["family"], decoded["given"])

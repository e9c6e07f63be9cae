"""Running text as a row of formatted pieces, safe to write as HTML; it knows no file format and no page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

# What a copied page carries between letters without anybody seeing it.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Everything below a space except tab and line ends, and the C1 range: never part of a word.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_LINE_END = re.compile(r" ?\n ?")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"']+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """A piece of text in one format. A line break is a newline in `text`."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: str = ""  # "sup" or "sub"
    href: str = ""


Runs = tuple[Run, ...]


def visible(text: str) -> str:
    """Return the text without control and invisible characters."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text))


def runs_of(text: str) -> Runs:
    """Return plain text as runs."""
    return runs_tidied((Run(text),))


def safe_address(href: str) -> str:
    """Return the address if a page may link to it, and nothing otherwise."""
    href = href.strip()
    return href if _SAFE_ADDRESS.match(href) else ""


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def html(runs: Runs) -> str:
    """Return the runs as HTML. Only the tags written here can ever appear in it."""
    parts = []
    for run in runs:
        piece = escape(run.text, quote=False).replace("\n", "<br/>")
        if run.raised in ("sup", "sub"):
            piece = f"<{run.raised}>{piece}</{run.raised}>"
        if run.italic:
            piece = f"<i>{piece}</i>"
        if run.bold:
            piece = f"<b>{piece}</b>"
        if address := safe_address(run.href):
            piece = f'<a href="{escape(address)}">{piece}</a>'
        parts.append(piece)
    return "".join(parts)


def runs_slice(runs: Runs, start: int, end: int | None = None) -> Runs:
    """Return the part of the runs between two places of their plain text, tidied."""
    pieces, place = [], 0
    for run in runs:
        first = max(start - place, 0)
        last = len(run.text) if end is None else max(end - place, 0)
        pieces.append(replace(run, text=run.text[first:last]))
        place += len(run.text)
    return runs_tidied(pieces)


def runs_tidied(runs: Iterable[Run]) -> Runs:
    """Return the runs with single spaces, none at either end, and neighbours of one format joined."""
    joined = []
    for format_, group in groupby(runs, key=lambda run: replace(run, text="")):
        text = visible("".join(run.text for run in group))
        if text:
            joined.append(replace(format_, text=text))
    ended_in_space = True
    tidied: list[Run] = []
    for run in joined:
        text = _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", run.text))
        text = text.lstrip(" ") if ended_in_space else text
        ended_in_space = text[-1:].isspace() if text else ended_in_space
        if text:
            tidied.append(replace(run, text=text))
    return _stripped(tidied)


def _stripped(runs: list[Run]) -> Runs:
    worded = [place for place, run in enumerate(runs) if run.text.strip()]
    runs = runs[worded[0] : worded[-1] + 1] if worded else []
    if runs:
        runs = [replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]]
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())]
    return tuple(runs)


def runs_lines(runs: Runs) -> list[Runs]:
    """Return the paragraphs of runs that hold empty lines between them."""
    groups: list[list[Run]] = [[]]
    line_ends = 0
    for run in runs:
        for place, words in enumerate(run.text.split("\n")):
            line_ends += place > 0
            if not words.strip():
                groups[-1] += [replace(run, text=" ")] if words and not line_ends else []
                continue
            if line_ends > 1:
                groups.append([])
            elif line_ends == 1:
                groups[-1].append(Run("\n"))
            line_ends = 0
            groups[-1].append(replace(run, text=words))
    return [tidied for group in groups if (tidied := runs_tidied(group))]


def runs_joined(groups: Iterable[Runs]) -> Runs:
    """Return several rows of runs as one, a line each."""
    pieces: list[Run] = []
    for group in groups:
        if group:
            pieces += [Run("\n"), *group] if pieces else group
    return runs_tidied(pieces)


def is_formatted(runs: Runs) -> bool:
    return any(run.bold or run.italic or run.raised or run.href for run in runs)


def is_bold(runs: Runs) -> bool:
    """Tell whether every visible letter is bold."""
    return bool(runs) and all(run.bold or not run.text.strip() for run in runs)

"""Names that running text lists in a row, as in “may include A, B, and C”; pure, it knows no page."""

import re

_SENTENCE = re.compile(r"[^.!?;\n]+")
_AFTER_LAST = re.compile(
    r"\s(?:before|during|after|when|while|which|that|who|are|is|was|to|with|for|in order|as|on|depending)\s.*",
    re.DOTALL,
)
_BEFORE_FIRST = re.compile(
    r"(?:(?:each|every|the|a|an|any|your|their|our|realistic(?=,)|patients?(?:['’]s?)?)\s+)+", re.IGNORECASE
)
_MORE = re.compile(r"(?:other|more|further|any)\s+", re.IGNORECASE)
_LONGEST_NAME = 8
_FEWEST = 3
_MOST = 50


def names_in_a_row(text: str, named_after: str) -> list[str]:
    """Return the names that the text lists after one of the words; three or more make a row."""
    lead = re.compile(rf"\b(?:{named_after})\b:?\s+", re.IGNORECASE)
    names: dict[str, str] = {}
    for sentence in _SENTENCE.findall(text):
        match = lead.search(sentence)
        if match:
            found = _row(sentence[match.end() :])
            for name in found:
                names.setdefault(name.casefold(), name)
        if len(names) >= _MOST:
            break
    return list(names.values())[:_MOST]


def _row(text: str) -> list[str]:
    parts = [part.strip() for part in re.split(r",\s*", text) if part.strip()]
    last = re.match(r"(?:and|or)\s+(?P<name>.+)", parts[-1], re.DOTALL) if parts else None
    if last:
        parts[-1] = last["name"]
    elif len(parts) >= 2:
        # No comma before the last “and”: “A, B and C”.
        parts[-1:] = re.split(r"\s+(?:and|or)\s+", parts[-1], maxsplit=1)
    if len(parts) < _FEWEST:
        return []
    parts[0] = _BEFORE_FIRST.sub("", parts[0], count=1) if _BEFORE_FIRST.match(parts[0]) else parts[0]
    parts[-1] = _AFTER_LAST.sub("", parts[-1])
    names = [_MORE.sub("", part, count=1) if _MORE.match(part) else part for part in parts]
    if any(not name or len(name.split()) > _LONGEST_NAME for name in names):
        return []
    return [name[0].upper() + name[1:] for name in names]

"""The signs that open a heading, a list item or a point in plain words: “1.”, “a)”, “•”, “Section 2:”; pure."""

import re
from dataclasses import dataclass

MAX_HEADING = 120
MAX_LABEL = 80
_NUMBER = re.compile(
    r"(?:(?P<word>section|part|chapter)\s+)?(?P<open>\()?(?P<digits>\d{1,3}(?:\.\d{1,2}){0,3})"
    r"(?P<close>\.?\)|\.|:|\s*[-–—](?=\s))\s+(?=\S)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<roman>[IVX]{1,5})[.)]\s+(?=\S)")
_ROMAN_NUMERALS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_SPACED_NUMBER = re.compile(r"(?P<digits>\d{1,3}(?:\.\d{1,2}){0,3})\s+(?=[^\W\d_])")
_LETTER = re.compile(r"\(?(?P<letter>[a-zA-Z])[.)]\s+(?=\S)")
_BULLET = re.compile(r"(?P<sign>[-*•◦▪‣·–—●○■□✓✔])\s+(?=\S)")
_LABEL = re.compile(rf"(?P<label>[^:\n]{{1,{MAX_LABEL}}}?)\s*(?::|\s[–—]\s)\s*")
_SENTENCE_END = (".", "!", ";", ",")


@dataclass(frozen=True)
class Marker:
    """A sign found at the start of a line, and where the words after it begin."""

    value: str
    end: int

    @property
    def depth(self) -> int:
        """How deep a number such as 2.1 stands: 1 for “2”, 2 for “2.1”."""
        return self.value.count(".") + 1

    @property
    def number(self) -> int:
        return int(self.value.split(".")[0])


def number_marker(text: str) -> Marker | None:
    """Return the number a line opens with: “1.”, “(2)”, “3)”, “2.1.”, “Section 4:”, “5 –”, “VI.”."""
    roman = _ROMAN.match(text)
    if roman and roman["roman"] in _ROMAN_NUMERALS:
        return Marker(str(_ROMAN_NUMERALS.index(roman["roman"])), roman.end())
    match = _NUMBER.match(text)
    if match is None or (match["open"] and not match["close"].endswith(")")):
        return None
    return Marker(_without_zeros(match["digits"]), match.end())


def heading_marker(text: str) -> Marker | None:
    """Return the number of a line already known as a heading, where “2 Title” counts too."""
    if marker := number_marker(text):
        return marker
    match = _SPACED_NUMBER.match(text)
    return Marker(_without_zeros(match["digits"]), match.end()) if match else None


def letter_marker(text: str) -> Marker | None:
    """Return the letter a line opens with: “a.”, “(b)”, “C)”."""
    match = _LETTER.match(text)
    return Marker(match["letter"].lower(), match.end()) if match else None


def bullet_marker(text: str) -> Marker | None:
    match = _BULLET.match(text)
    return Marker(match["sign"], match.end()) if match else None


def label_end(text: str) -> tuple[int, int] | None:
    """Return where the label of “Label: words” ends and where its words begin, if the text is written so."""
    match = _LABEL.match(text)
    if match is None or match.end() == len(text):
        return None
    label = match["label"]
    if len(label.split()) > 10 or any(sign in label for sign in ".!?;") or not label[:1].isalnum():
        return None
    if text[match.end("label") :].lstrip().startswith("://") or label.isdigit():
        return None
    return match.end("label"), match.end()


def reads_like_heading(text: str) -> bool:
    """Tell whether a line is short and ends as headings do: in a word, a colon or a question mark."""
    return 0 < len(text) <= MAX_HEADING and "\n" not in text and not text.endswith(_SENTENCE_END)


def is_capitals(text: str) -> bool:
    """Tell whether a line is a heading in capital letters, and not only an abbreviation."""
    words = re.findall(r"[^\W\d_]+", text)
    return reads_like_heading(text) and text == text.upper() and any(len(word) >= 4 for word in words)


def _without_zeros(digits: str) -> str:
    """Return “2” for “2.0”: the zero marks no depth of its own."""
    while digits.endswith(".0"):
        digits = digits[:-2]
    return digits

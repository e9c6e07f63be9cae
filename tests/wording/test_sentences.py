"""Plain text is cut into sentences where a reader would stop."""

import pytest

from content.wording.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Ask, e.g. a nurse. Then rest.", ["Ask, e.g. a nurse.", "Then rest."]),
        ("It is 1.5 litres. Rest.", ["It is 1.5 litres.", "Rest."]),
        ("“Is it?” she asked.", ["“Is it?”", "she asked."]),
        ("a\n\n b ", ["a", "b"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected

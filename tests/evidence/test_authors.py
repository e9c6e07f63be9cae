"""Authors as a person types them and as CSL-JSON keeps them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.evidence.reference_authors import authors_are_valid, authors_as_text, authors_parsed

_word = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
_person = st.fixed_dictionaries({"family": _word, "given": _word})
_body = st.builds(
    lambda words, sign: {"literal": sign.join(words)},
    st.lists(_word, min_size=1),
    st.sampled_from([" ", ", "]),
)


@given(st.lists(_person | _body))
def test_what_is_shown_to_an_editor_is_read_back_the_same(authors):
    assert authors_parsed(authors_as_text(authors)) == authors
    assert authors_are_valid(authors)


def test_a_person_a_body_and_a_body_with_a_comma():
    text = "Cohen, Steven P.\n\nUK Parliament\n{Department of Health, UK}\n"
    assert authors_parsed(text) == [
        {"family": "Cohen", "given": "Steven P."},
        {"literal": "UK Parliament"},
        {"literal": "Department of Health, UK"},
    ]


@pytest.mark.parametrize(
    "value",
    [None, {}, "Cohen", ["Cohen"], [{}], [{"given": "A"}], [{"family": 1}], [{"family": "A", "role": "x"}]],
)
def test_what_is_not_a_list_of_names_is_refused(value):
    assert not authors_are_valid(value)

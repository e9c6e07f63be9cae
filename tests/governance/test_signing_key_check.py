"""A missing or wrong signing key is found before a reviewer meets it."""

import pytest

from content.governance.sign_off.checks import signing_key_check


def test_a_right_key_is_no_problem():
    assert signing_key_check(None) == []


@pytest.mark.parametrize("value", ["", "no base64!", "c2hvcnQ="])
def test_a_wrong_key_is_told_with_what_to_do(settings, value):
    settings.SIGNING_KEY = value
    [problem] = signing_key_check(None)
    assert problem.id == "governance.E001"
    assert "SIGNING_KEY" in problem.hint
    assert not value or value not in str(problem)

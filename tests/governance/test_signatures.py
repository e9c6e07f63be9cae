"""Ed25519 signatures: they prove exactly one message by exactly one key."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.governance.sign_off.signatures import key_id, private_key, public_key, sign, verify

OTHER_KEY = base64.b64encode(bytes(range(32))).decode()


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_signature_proves_its_own_message_and_no_other(message, other):
    signature = sign(message)
    assert verify(signature.public_key, message, signature.value)
    assert verify(signature.public_key, other, signature.value) is (other == message)


def test_the_same_message_has_the_same_signature():
    assert sign(b"page 7") == sign(b"page 7")


def test_a_key_is_named_by_its_public_half(settings):
    settings.SIGNING_KEY = OTHER_KEY
    assert key_id(public_key()) == "56475aa75463474c"
    assert sign(b"").key_id == "56475aa75463474c"


def test_another_key_proves_nothing(settings):
    mine = sign(b"page 7")
    settings.SIGNING_KEY = OTHER_KEY
    assert public_key() != mine.public_key
    assert not verify(public_key(), b"page 7", mine.value)
    assert verify(mine.public_key, b"page 7", mine.value)


@pytest.mark.parametrize("value", ["", "not base64!", "c2hvcnQ=", base64.b64encode(bytes(33)).decode()])
def test_a_setting_that_holds_no_key_is_refused(settings, value):
    settings.SIGNING_KEY = value
    with pytest.raises(ValueError, match="SIGNING_KEY"):
        private_key()


@pytest.mark.parametrize(("key", "signature"), [("", ""), ("no base64!", "x"), ("c2hvcnQ=", "c2hvcnQ=")])
def test_what_is_no_key_or_no_signature_proves_nothing(key, signature):
    assert verify(key, b"page 7", signature) is False

"""Ed25519 signatures with the server's key; it knows the setting that holds the key, and no model.

`SIGNING_KEY` is the private half: 32 bytes in base64. The public half is kept with every signature (`keys`).
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

ALGORITHM = "ed25519"
KEY_BYTES = 32
KEY_ID_DIGITS = 16


@dataclass(frozen=True)
class Signature:
    """A signature, and which key made it; both values are base64."""

    key_id: str
    public_key: str
    value: str


def private_key() -> Ed25519PrivateKey:
    """Return the server's key; ValueError where the setting holds none."""
    try:
        raw = base64.b64decode(getattr(settings, "SIGNING_KEY", ""), validate=True)
    except binascii.Error as error:
        raise ValueError("SIGNING_KEY is not base64.") from error
    if len(raw) != KEY_BYTES:
        raise ValueError(f"SIGNING_KEY must hold {KEY_BYTES} bytes in base64.")
    return Ed25519PrivateKey.from_private_bytes(raw)


def public_key() -> str:
    """Return the public half of the server's key in base64."""
    return base64.b64encode(private_key().public_key().public_bytes_raw()).decode()


def key_id(public: str) -> str:
    """Return the name of a key: the first hex digits of its public half's SHA-256."""
    return hashlib.sha256(base64.b64decode(public, validate=True)).hexdigest()[:KEY_ID_DIGITS]


def sign(message: bytes) -> Signature:
    """Sign a message with the server's key of today."""
    key = private_key()
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    return Signature(key_id(public), public, base64.b64encode(key.sign(message)).decode())


def verify(public: str, message: bytes, signature: str) -> bool:
    """Say whether the key made this signature of this message; what is no key or no signature proves nothing."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, ValueError):
        return False
    return True

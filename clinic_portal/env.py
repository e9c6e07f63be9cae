"""The one typed reader of environment variables; every variable it names stands in docs/settings.md."""

import base64
import fcntl
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything `make run` makes for itself: secret key, database, uploads, collected static files.
VAR_DIR = BASE_DIR / "var"

# A key of fifty characters from a random source has far more than this many different ones.
SECRET_KEY_LENGTH = 50
SECRET_KEY_DIFFERENT_CHARACTERS = 10
# An Ed25519 key, the private half. Thirty-two random bytes have far more than this many different ones.
SIGNING_KEY_BYTES = 32
SIGNING_KEY_DIFFERENT_BYTES = 10

env = Env()


def required(name: str) -> str:
    """Return the variable, or refuse to start with its name in one sentence."""
    value = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. docs/settings.md says what it is for.")
    return value


def required_list(name: str) -> list[str]:
    """Return a comma separated variable as a list without empty items, or refuse to start."""
    items = [item.strip() for item in required(name).split(",") if item.strip()]
    if not items:
        raise ImproperlyConfigured(f"{name} is empty. docs/settings.md says what it is for.")
    return items


def allowed_hosts(name: str = "ALLOWED_HOSTS") -> list[str]:
    """Return the host names of the portal, or refuse to start without any or with one that lets in every other."""
    hosts = required_list(name)
    if "*" in hosts:
        raise ImproperlyConfigured(f"{name} may not be *: name the portal's own host names.")
    return hosts


def secret_key(name: str = "SECRET_KEY") -> str:
    """Return the secret key, or refuse one that is missing, short, repetitive or Django's marked-insecure one."""
    key = required(name)
    weak = (
        len(key) < SECRET_KEY_LENGTH
        or len(set(key)) < SECRET_KEY_DIFFERENT_CHARACTERS
        or key.startswith("django-insecure-")
    )
    if weak:
        raise ImproperlyConfigured(
            f"{name} is too weak: use at least {SECRET_KEY_LENGTH} random characters, at least "
            f"{SECRET_KEY_DIFFERENT_CHARACTERS} of them different."
        )
    return key


def signing_key(name: str = "SIGNING_KEY") -> str:
    """Return the key that clinical sign-offs are signed with, or refuse one that is missing or not random."""
    key = required(name)
    try:
        raw = base64.b64decode(key, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != SIGNING_KEY_BYTES or len(set(raw)) < SIGNING_KEY_DIFFERENT_BYTES:
        raise ImproperlyConfigured(
            f"{name} must hold {SIGNING_KEY_BYTES} random bytes in base64. docs/settings.md says how to make it."
        )
    return key


def signing_key_make() -> str:
    """Return a fresh key for sign-offs."""
    return base64.b64encode(secrets.token_bytes(SIGNING_KEY_BYTES)).decode()


def database(name: str = "DATABASE_URL") -> dict[str, Any]:
    """Return Django's settings for the database address, or refuse to start with the variable's name."""
    required(name)
    try:
        return dict(env.dj_db_url(name))
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(
            f"{name} is not a database address such as postgres://user:password@host/name."
        ) from error


def mail(name: str = "EMAIL_URL") -> dict[str, Any]:
    """Return Django's settings for the mail server, which send nothing without an address; refuse an unknown kind.

    Django would send mail without encryption, password and all, where the address names no kind that is known.
    """
    if not env.str(name, default="").strip():
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    try:
        config = dict(env.dj_email_url(name))
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(f"{name} is not the address of a mail server.") from error
    if "EMAIL_BACKEND" not in config:
        raise ImproperlyConfigured(
            f"{name} must begin with submission:// (encrypted) or smtp://. docs/settings.md says how to write it."
        )
    return config


def local_settings_read() -> None:
    """Read the settings of this checkout, made on first use; variables already in the environment win.

    Each key is made once and kept in a file only its owner may read.
    """
    VAR_DIR.mkdir(mode=0o700, exist_ok=True)
    path = VAR_DIR / "local.env"
    with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        # Two commands that start at once must not make two keys.
        fcntl.flock(file, fcntl.LOCK_EX)
        held = {line.partition("=")[0] for line in file.read().splitlines()}
        if "SECRET_KEY" not in held:
            file.write(f"SECRET_KEY={secrets.token_urlsafe(60)}\n")
        if "SIGNING_KEY" not in held:
            file.write(f"SIGNING_KEY={signing_key_make()}\n")
    env.read_env(str(path), recurse=False)
    os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1,localhost")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")

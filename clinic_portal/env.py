"""The one typed reader of environment variables; every variable it names stands in docs/settings.md."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything `make run` makes for itself: secret key, database, uploads, collected static files.
VAR_DIR = BASE_DIR / "var"

# A key of fifty characters from a random source has far more than this many different ones.
SECRET_KEY_LENGTH = 50
SECRET_KEY_DIFFERENT_CHARACTERS = 10

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


def database(name: str = "DATABASE_URL") -> dict:
    """Return Django's settings for the database address, or refuse to start with the variable's name."""
    required(name)
    try:
        return env.dj_db_url(name)
    except (EnvError, ValueError) as error:
        raise ImproperlyConfigured(
            f"{name} is not a database address such as postgres://user:password@host/name."
        ) from error


def local_env_file_read() -> None:
    """Read the private settings of this checkout; variables already set in the environment win."""
    env.read_env(str(VAR_DIR / "local.env"), recurse=False)

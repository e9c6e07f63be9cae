"""The settings of the tests: production ones, with files and mail kept out of the way."""

import base64
import os
import secrets
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
os.environ.setdefault("SIGNING_KEY", base64.b64encode(b"the tests sign with this key....").decode())
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from clinic_portal.settings.base import *  # noqa: F403
from clinic_portal.settings.base import STORAGES

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
# Plain static files: the manifest is made by `make run` and tested there.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# A folder that goes with the process.
folder = tempfile.TemporaryDirectory(prefix="clinic-portal-test-")
MEDIA_ROOT, STATIC_ROOT = Path(folder.name, "media"), Path(folder.name, "static")
for _root in (MEDIA_ROOT, STATIC_ROOT):
    _root.mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The test client signs people in without a request, which counting failures needs; its own tests turn it on.
AXES_ENABLED = False

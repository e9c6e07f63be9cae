"""The settings of `make dev`: local ones with DEBUG, auto-reload and unhashed static files."""

from clinic_portal.settings.local import *  # noqa: F403
from clinic_portal.settings.local import STORAGES

DEBUG = True
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

"""The settings of `make run` and of manage.py in a checkout: production without TLS, on this machine only."""

from clinic_portal.env import local_env_file_read

local_env_file_read()

from clinic_portal.settings.base import *  # noqa: E402, F403
from clinic_portal.settings.base import ALLOWED_HOSTS  # noqa: E402

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
WAGTAILADMIN_BASE_URL = f"http://{ALLOWED_HOSTS[0]}:8000"

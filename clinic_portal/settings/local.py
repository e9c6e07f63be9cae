"""The settings of `make run` and of manage.py in a checkout: production without TLS, on this machine only."""

from clinic_portal.env import env, local_settings_read

local_settings_read()

from clinic_portal.settings.base import *  # noqa: E402, F403

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.int('PORT', default=8000)}"

"""The WSGI entry of the application server; it starts on production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_portal.settings.base")

application = get_wsgi_application()

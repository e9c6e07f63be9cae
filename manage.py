#!/usr/bin/env python
"""Django's command line for this checkout: the same settings and data as `make run`, unless told otherwise."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic_portal.settings.local")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)

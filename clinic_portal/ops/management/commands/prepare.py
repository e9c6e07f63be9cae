"""Brings a portal up to date: tables, static files, starter content, first sign-in; safe to run again."""

import secrets

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from clinic_portal.accounts.services import first_admin_create
from clinic_portal.env import env
from clinic_portal.accounts.selectors import somebody_can_sign_in


class Command(BaseCommand):
    help = "Migrates, collects static files, loads the starter content and makes the first sign-in."

    def handle(self, *args, **options):
        self.stdout.write("Bringing the database up to date …")
        call_command("migrate", verbosity=0)
        self.stdout.write("Collecting static files …")
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_starter_content")
        if not somebody_can_sign_in():
            self._first_admin_create()

    def _first_admin_create(self):
        username = env.str("ADMIN_USERNAME", default="") or "admin"
        chosen = env.str("ADMIN_PASSWORD", default="")
        password = chosen or secrets.token_urlsafe(12)
        try:
            first_admin_create(username=username, password=password)
        except ValueError as error:
            raise CommandError(str(error)) from error
        shown = "the password you chose" if chosen else f"{password}   (shown only this once)"
        self.stdout.write(f"\n  First sign-in\n  User name  {username}\n  Password   {shown}")

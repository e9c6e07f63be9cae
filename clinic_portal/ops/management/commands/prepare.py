"""Brings a portal up to date: tables, static files, starter content, first sign-in; safe to run again."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from clinic_portal.accounts.services import first_admin_create
from clinic_portal.env import env


class Command(BaseCommand):
    help = "Migrates, collects static files, loads the starter content and makes the first sign-in."

    def handle(self, *args, **options):
        self.stdout.write("Bringing the database up to date …")
        call_command("migrate", verbosity=0)
        self.stdout.write("Collecting static files …")
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_starter_content")
        if not get_user_model().objects.exists():
            self._first_admin_create()

    def _first_admin_create(self):
        username = env.str("ADMIN_USERNAME", default="") or "admin"
        chosen = env.str("ADMIN_PASSWORD", default="")
        password = chosen or secrets.token_urlsafe(12)
        user = get_user_model()(username=username)
        try:
            user.clean_fields(exclude=["password"])
        except ValidationError as error:
            raise CommandError(f"ADMIN_USERNAME cannot be used: {' '.join(error.messages)}") from error
        first_admin_create(username=username, password=password)
        shown = "the one you chose" if chosen else f"{password}   (shown only this once)"
        self.stdout.write(f"\n  First sign-in\n  User name  {username}\n  Password   {shown}")
        try:
            validate_password(password, user)
        except ValidationError as error:
            self.stdout.write(
                f"  This password is weak. {' '.join(error.messages)} "
                "Change it before anybody but you can reach the portal."
            )

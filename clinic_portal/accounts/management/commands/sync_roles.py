"""Applies the role matrix to the database from the command line; the rules are in `roles`."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from clinic_portal.accounts.services import UnknownPermissions, roles_sync


class Command(BaseCommand):
    help = "Give the four roles exactly the permissions of the role matrix. Running it again changes nothing."

    def handle(self, *args, **options):
        try:
            changes = roles_sync()
        except UnknownPermissions as error:
            raise CommandError(str(error)) from error
        for change in changes:
            self.stdout.write(str(change))
        if not changes:
            self.stdout.write(_("The roles are as the matrix says. Nothing was changed."))

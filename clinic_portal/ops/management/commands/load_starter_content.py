"""Loads roles, the default workflow and the starter content; safe to run at every start."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from clinic_portal.accounts.services import roles_sync
from clinic_portal.accounts.workflows import default_workflow_create
from content.starter.services import starter_content_load, starter_item_count


class Command(BaseCommand):
    help = "Sets up the roles, the review workflow and the example content. What an editor changed stays as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--basics-only", action="store_true", help="An empty home page and the country, no example content."
        )

    def handle(self, *args, **options):
        quiet = options["verbosity"] == 0
        with (
            transaction.atomic(),
            tqdm(
                total=starter_item_count(),
                desc="Starter content",
                unit="item",
                disable=True if quiet else None,
            ) as bar,
        ):

            def progress(name: str) -> None:
                bar.set_postfix_str(name[:40], refresh=False)
                bar.update()

            roles_sync()
            default_workflow_create()
            created = starter_content_load(
                base_url=settings.WAGTAILADMIN_BASE_URL, basics_only=options["basics_only"], progress=progress
            )
        if quiet:
            return
        if created:
            made = ", ".join(f"{count} {name}" for name, count in sorted(created.items()))
            self.stdout.write(f"Loaded {made}.")
        else:
            self.stdout.write("The starter content was loaded before; nothing was changed.")

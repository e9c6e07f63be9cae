"""Publishes and expires pages at their times for as long as the server that started it runs."""

import os
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections


class Command(BaseCommand):
    help = "Runs publish_scheduled every half minute until the process that started it ends."

    def add_arguments(self, parser):
        parser.add_argument("--seconds", type=float, default=30, help="The time between two looks.")

    def handle(self, *args, **options):
        server = os.getppid()
        try:
            while os.getppid() == server:
                self._publish()
                time.sleep(options["seconds"])
        except KeyboardInterrupt:
            return

    def _publish(self):
        close_old_connections()
        try:
            call_command("publish_scheduled", verbosity=0)
        except Exception as error:  # one bad page or a busy database must not end the schedule
            self.stderr.write(f"Scheduled publishing failed and will be tried again: {error}")

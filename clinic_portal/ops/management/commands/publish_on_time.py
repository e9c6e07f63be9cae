"""Publishes and expires pages at their times, and sends reminders daily, for as long as its server runs."""

import os
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone


class Command(BaseCommand):
    help = (
        "Runs publish_scheduled every half minute, and send_review_reminders once a day, "
        "until the process that started it ends."
    )

    def add_arguments(self, parser):
        parser.add_argument("--seconds", type=float, default=30, help="The time between two looks.")

    def handle(self, *args, **options):
        server = os.getppid()
        reminded_on = None
        try:
            while os.getppid() == server:
                self._run("publish_scheduled", "Scheduled publishing failed and will be tried again")
                today = timezone.localdate()
                if reminded_on != today:
                    # A mail that fails is tried again tomorrow: a broken mail server is not asked twice a minute.
                    reminded_on = today
                    self._run("send_review_reminders", "The review reminders failed and will be tried again tomorrow")
                time.sleep(options["seconds"])
        except KeyboardInterrupt:
            return

    def _run(self, command: str, problem: str):
        close_old_connections()
        try:
            call_command(command, verbosity=0)
        except Exception as error:  # one bad page or a busy database must not end the schedule
            self.stderr.write(f"{problem}: {error}")

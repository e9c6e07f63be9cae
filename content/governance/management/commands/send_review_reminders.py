"""Runs the daily look at review dates: tasks open and close, and people are told once a day."""

from django.core.management.base import BaseCommand, CommandError

from content.governance.review.reminders import review_reminders_send


class Command(BaseCommand):
    help = "Opens and closes review tasks and mails each person one digest a day. Run it daily; it is safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say who would be told; change and send nothing.")

    def handle(self, *args, **options):
        shows_each = options["dry_run"] or options["verbosity"] > 1
        result = review_reminders_send(
            dry_run=options["dry_run"], tell=self.stdout.write if shows_each else lambda line: None
        )
        if options["verbosity"]:
            start = "A dry run: nothing was changed. " if options["dry_run"] else ""
            self.stdout.write(
                f"{start}Tasks opened: {result.opened}, closed: {result.closed}. Mails sent: {result.sent}, "
                f"failed: {result.failed}. People who cannot be reached: {result.unreachable}."
            )
            if not result.has_mail_server:
                self.stdout.write("No mail was sent, because EMAIL_URL names no mail server.")
        if result.told_to_nobody:
            self.stderr.write(
                f"Nobody could be told of {result.told_to_nobody} open task(s): no owner, deputy or portal admin with "
                "an email address."
            )
        for problem in result.problems:
            self.stderr.write(problem)
        if result.failed:
            raise CommandError(f"{result.failed} mail(s) could not be sent; the next run tries them again.")

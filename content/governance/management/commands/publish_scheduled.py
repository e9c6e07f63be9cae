"""Takes down what has expired and publishes what is due; a page that the gate holds back stops nothing else."""

from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from content.governance.gate.question import NotPublishable
from content.governance.gate.scheduling import due_revisions_publish, expired_unpublish


class Command(WagtailCommand):
    """Wagtail's command of this name, which the order of the apps puts in the shade, stops at the first failure."""

    help = "Unpublishes pages and snippets that have expired and publishes those whose time has come."

    def handle(self, *args, **options):
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        expired_unpublish()
        for outcome in due_revisions_publish():
            name = f"“{outcome.revision.object_str}”"
            if isinstance(outcome.error, NotPublishable):
                self.stderr.write(f"{name} was held back. {' '.join(outcome.error.messages)}")
            elif outcome.error is not None:
                self.stderr.write(f"{name} was not published: {outcome.error}")

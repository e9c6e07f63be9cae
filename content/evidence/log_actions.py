"""How recalls and changes of a source's status read in the history of a claim or source; it writes nothing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from content.evidence.models import Reference


def log_actions_register(actions) -> None:
    @actions.register_action("evidence.claim.recall")
    class Recalled(LogFormatter):
        label = gettext_lazy("Taken down everywhere")

        def format_message(self, log_entry):
            return _("Taken down everywhere. Reason: %(reason)s") % {"reason": log_entry.data.get("reason", "")}

    @actions.register_action("evidence.claim.reinstate")
    class Reinstated(LogFormatter):
        label = gettext_lazy("Brought back")

        def format_message(self, log_entry):
            return _("Brought back. Reason: %(reason)s") % {"reason": log_entry.data.get("reason", "")}

    @actions.register_action("evidence.claim.source_status")
    class SourceChanged(LogFormatter):
        label = gettext_lazy("A source changed its status")

        def format_message(self, log_entry):
            return _("Its source %(source)s: %(change)s") % {
                "source": log_entry.data.get("source", ""),
                "change": _status_words(log_entry.data),
            }

    @actions.register_action("evidence.reference.status")
    class StatusSet(LogFormatter):
        label = gettext_lazy("Status changed")

        def format_message(self, log_entry):
            return _status_words(log_entry.data)


def _status_words(data: dict) -> str:
    labels = dict(Reference.Status.choices)
    return _("%(former)s became %(status)s. Reason: %(reason)s") % {
        "former": labels.get(data.get("former_status"), ""),
        "status": labels.get(data.get("status"), ""),
        "reason": data.get("reason", ""),
    }

"""How changes of a page's review cycle read in Wagtail's history of the page; it decides and writes nothing."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class PeopleFormatter(LogFormatter):
    label = _("Change who keeps the page")

    def format_message(self, log_entry):
        nobody = _("nobody")
        return _("Owner: %(owner)s. Deputy: %(deputy)s.") % {
            "owner": log_entry.data.get("owner") or nobody,
            "deputy": log_entry.data.get("deputy") or nobody,
        }


class DueDateFormatter(LogFormatter):
    label = _("Move the next review")

    def format_message(self, log_entry):
        before, after = log_entry.data.get("before"), log_entry.data["after"]
        if not before:
            return _("Next review set to %(after)s.") % {"after": _shown(after)}
        return _("Next review moved from %(before)s to %(after)s.") % {"before": _shown(before), "after": _shown(after)}


def _shown(stored: str) -> str:
    return date_format(date.fromisoformat(stored))


ACTIONS = {"governance.people": PeopleFormatter, "governance.due_date": DueDateFormatter}


def review_log_actions(actions):
    """Register them with Wagtail's log."""
    for action, formatter in ACTIONS.items():
        actions.register_action(action)(formatter)

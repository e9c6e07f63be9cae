"""Reads the gate's log in words: what an entry tells, and which rules and required scores were changed."""

from django.utils.translation import gettext as _

from content.governance.log.models import GateEvent
from content.governance.log.rules import RULES, Mode

_CHANGES_SHOWN = 20


def event_words(event: GateEvent) -> str:
    """Return the details of an entry in words: what was found, what changed, or the reason that was given."""
    data = event.data
    parts = [finding.get("message", "") for finding in data.get("findings", [])]
    if "rule" in data:
        parts.append(_rule(str(data["rule"])))
    if "new" in data:
        parts.append(_("from %(old)s to %(new)s") % {"old": _mode(data.get("old")), "new": _mode(data["new"])})
    if data.get("ended"):
        parts.append(_("taken down"))
    if data.get("withdrawn"):
        parts.append(_("reason withdrawn"))
    parts += [str(data[name]) for name in ("heading", "subject", "reason") if data.get(name)]
    return " · ".join(part for part in parts if part)


def rule_changes(about: str = "") -> list[tuple[GateEvent, str]]:
    """Return the newest changes of rules, or of those whose name begins so, each with its words: one query."""
    changes = GateEvent.objects.filter(kind=GateEvent.Kind.RULE_CHANGED, data__rule__startswith=about)
    return [(event, event_words(event)) for event in changes.select_related("user")[:_CHANGES_SHOWN]]


def _rule(name: str) -> str:
    """Return the rule as the admin names it; a required score names its instrument after the rule."""
    key, colon, instrument = name.partition(": ")
    return f"{RULES[key].label}{colon}{instrument}" if key in RULES else name


def _mode(value) -> str:
    modes = {str(mode): str(words) for mode, words in Mode.choices}
    return _("nothing") if value in (None, "") else modes.get(str(value), str(value))

"""Who may do what at the gate; the views ask nothing else, and roles are given these permissions elsewhere."""

from wagtail.models import Page

from content.admin.permitted import may_open

SEE_GATE_LOG = "governance.view_gateevent"
CHANGE_RULES = "governance.change_rulesetting"


def may_record_reasons(user, page: Page) -> bool:
    """Editors and publishers may; a clinical reviewer judges reasons and gives none."""
    permissions = page.permissions_for_user(user)
    # Not `can_add_subpage`: most clinical pages take no pages below them, whoever asks.
    writes = user.is_superuser or not permissions.permissions.isdisjoint({"add", "publish"})
    return may_open(user, page) and writes

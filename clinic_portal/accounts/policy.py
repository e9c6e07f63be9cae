"""Rules that follow from the names of roles alone; it must not touch the database or know a view."""

from collections.abc import Collection

from clinic_portal.accounts.roles import CLINICAL_REVIEWER


def only_comments(role_names: Collection[str]) -> bool:
    """Return whether somebody with these roles reads and comments on pages and does nothing else with them."""
    return set(role_names) == {CLINICAL_REVIEWER.name}

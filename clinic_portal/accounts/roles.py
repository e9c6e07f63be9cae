"""Who may do what: one matrix as data; it must not touch the database or know a view.

`services.roles_sync` brings the groups of the database in line with it. A permission named here that does not
exist makes that service fail, so the matrix cannot drift from the models.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """One column of the matrix. `name` is the group's name in the database and is never translated."""

    name: str
    label: Promise
    description: Promise
    # "app_label.codename", held everywhere
    model_permissions: frozenset[str]
    # codenames of the page model, held on the root of the page tree and so on every page
    page_permissions: frozenset[str]
    # "app_label.codename", held on the root collection and so in every collection
    collection_permissions: frozenset[str]


def _may(app_label: str, model: str, actions: str) -> frozenset[str]:
    return frozenset(f"{app_label}.{action}_{model}" for action in actions.split())


def _pages(actions: str) -> frozenset[str]:
    return frozenset(f"{action}_page" for action in actions.split())


_ADMIN_ACCESS = frozenset({"wagtailadmin.access_admin"})

# What an editor may change here waits as a draft until a publisher publishes it.
_EVIDENCE_DRAFTED = (
    _may("evidence", "reference", "add change")
    | _may("evidence", "claim", "add change")
    | _may("glossary", "glossaryterm", "add change")
)
_EVIDENCE_SEEN = (
    _may("evidence", "reference", "view") | _may("evidence", "claim", "view") | _may("glossary", "glossaryterm", "view")
)
_EVIDENCE_PUBLISHED = (
    _EVIDENCE_SEEN
    | _may("evidence", "reference", "add change delete publish")
    | _may("evidence", "claim", "add change delete publish lock unlock")
)
# Taking a statement down and marking a source are the safe direction, so whoever judges the evidence may do both at
# once. Bringing a statement back makes it public again, so it stays with those who publish.
_EVIDENCE_TAKEN_DOWN = _may("evidence", "claimrecall", "add") | _may("evidence", "referencestatuschange", "add")
_EVIDENCE_BROUGHT_BACK = _may("evidence", "claimrecall", "change")
_GLOSSARY_PUBLISHED = _may("glossary", "glossaryterm", "add change delete publish")

# These have no drafts: a change is public at once, so only those who may publish have them.
_CLINIC_DETAILS = (
    _may("clinic", "clinicsettings", "change")
    | _may("clinic", "countryprofile", "add change delete")
    | _may("clinic", "location", "add change delete")
    | _may("clinic", "teammember", "add change delete")
)
_REDIRECTS = _may("wagtailredirects", "redirect", "add change delete")

_MEDIA_CHOSEN = _may("wagtailimages", "image", "choose") | _may("wagtaildocs", "document", "choose")
# Files have no drafts either: with "add" Wagtail lets people change their own, and `media_permissions` closes
# those that are public.
_MEDIA_ADDED = _may("wagtailimages", "image", "add choose") | _may("wagtaildocs", "document", "add choose")
_MEDIA_MANAGED = _may("wagtailimages", "image", "add change choose") | _may(
    "wagtaildocs", "document", "add change choose"
)

# Whoever works on pages sees what is to be done. Giving tasks to people, naming who keeps a page and moving due dates
# decide about the work of others.
_REVIEWS_SEEN = _may("governance", "reviewtask", "view") | _may("governance", "pagereview", "view")
_REVIEWS_MANAGED = (
    _may("governance", "reviewtask", "change")
    | _may("governance", "pagereview", "change")
    | _may("governance", "gateevent", "view")
)

# Held by a person for what they are, not because somebody above them holds it too: a portal admin is no clinician.
PERSONAL_PERMISSIONS = _may("governance", "signoff", "add")

EDITOR = Role(
    name="Editor",
    label=_("Editor"),
    description=_("Writes pages and evidence, adds pictures and documents, and sends drafts for review."),
    model_permissions=_ADMIN_ACCESS | _EVIDENCE_DRAFTED | _REVIEWS_SEEN,
    page_permissions=_pages("add change"),
    collection_permissions=_MEDIA_ADDED,
)

CLINICAL_REVIEWER = Role(
    name="Clinical reviewer",
    label=_("Clinical reviewer"),
    description=_("Reads and comments on every page, and signs off what is clinically right or asks for changes."),
    model_permissions=_ADMIN_ACCESS
    | _EVIDENCE_SEEN
    | _EVIDENCE_TAKEN_DOWN
    | _REVIEWS_SEEN
    | _may("governance", "gateevent", "view")
    | PERSONAL_PERMISSIONS,
    # Wagtail opens its editor, where comments are written, only to those who may change the page. What else
    # it would let them do with this permission is refused in `page_guards`.
    page_permissions=_pages("change"),
    collection_permissions=_MEDIA_CHOSEN,
)

PUBLISHER = Role(
    name="Publisher",
    label=_("Publisher"),
    description=_("Publishes, moves, locks and takes down pages, and keeps redirects and the clinic’s details right."),
    model_permissions=_ADMIN_ACCESS
    | _EVIDENCE_PUBLISHED
    | _EVIDENCE_TAKEN_DOWN
    | _EVIDENCE_BROUGHT_BACK
    | _GLOSSARY_PUBLISHED
    | _CLINIC_DETAILS
    | _REDIRECTS
    | _REVIEWS_SEEN
    | _REVIEWS_MANAGED,
    page_permissions=_pages("add change publish lock unlock"),
    collection_permissions=_MEDIA_MANAGED,
)

PORTAL_ADMIN = Role(
    name="Portal admin",
    label=_("Portal admin"),
    description=_("Adds people and gives them roles, and looks after everything else on the portal."),
    # No permission on groups: what a role may do is decided in this file and nowhere else.
    model_permissions=PUBLISHER.model_permissions
    | _may("accounts", "user", "add change delete")
    | _may("governance", "reviewerprofile", "add change delete view")
    | _may("governance", "instrumentthreshold", "change")
    | _may("governance", "rulesetting", "change")
    | _may("governance", "safetynotice", "add change")
    | _may("wagtailcore", "workflow", "add change delete")
    | _may("wagtailcore", "task", "add change delete")
    | _may("wagtailcore", "site", "add change delete")
    | _may("wagtailcore", "locale", "add change delete"),
    page_permissions=PUBLISHER.page_permissions | _pages("bulk_delete"),
    collection_permissions=_MEDIA_MANAGED | _may("wagtailcore", "collection", "add change delete"),
)

ROLES = (EDITOR, CLINICAL_REVIEWER, PUBLISHER, PORTAL_ADMIN)
ROLE_NAMES = tuple(role.name for role in ROLES)


def role_named(name: str) -> Role | None:
    """Return the role whose group has this name, or None for a group that is not ours."""
    return next((role for role in ROLES if role.name == name), None)

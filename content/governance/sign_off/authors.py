"""Reads who wrote a page, for the rule that nobody signs or approves their own words; it writes nothing."""

from wagtail.models import Page, Revision

from content.governance.said.canonical import whole_hash
from content.governance.said.going_public import BOOKKEEPING
from content.governance.said.mixins import GovernedPageMixin

# A comment is no edit of the page: reviewers write them while they read.
NOT_WORDS = BOOKKEEPING | {"pk", "wagtail_admin_comments", "comments"}


def has_written(page: Page, revision: Revision, user, *, since: int | None) -> bool:
    """Say whether a person wrote the words of this revision, or any words after the revision `since`.

    A saved revision whose words are those of the one before it counts for nobody. Contents are read only of the
    person's own revisions and of those just before them.
    """
    revisions = page.revisions.filter(pk__lte=revision.pk).order_by("-pk")
    own = revisions.filter(user_id=user.pk)
    if since is not None:
        own = own.filter(pk__gt=since)
    if any(_changes_words(revisions, one) for one in own.iterator()):
        return True
    return _last_author_pk(revisions) == user.pk


def is_last_author(thing, revision: Revision, user) -> bool:
    """Say whether a person wrote the newest words of a page or snippet."""
    return _last_author_pk(thing.revisions.filter(pk__lte=revision.pk).order_by("-pk")) == user.pk


def _last_author_pk(revisions) -> int | None:
    """Return who wrote the newest words, or None where that was nobody who has an account."""
    for revision in revisions.iterator():
        if _changes_words(revisions, revision):
            return revision.user_id
    return None


def _changes_words(revisions, revision: Revision) -> bool:
    before = revisions.filter(pk__lt=revision.pk).first()
    if before is None:
        return True
    if _stored(before) == _stored(revision):
        return False
    # The editor gives paragraphs keys and blocks ids when somebody only opens and saves a page.
    return _said(before) != _said(revision)


def _stored(revision: Revision) -> dict:
    return {name: value for name, value in revision.content.items() if name not in NOT_WORDS}


def _said(revision: Revision) -> str:
    page = revision.as_object()
    return whole_hash(page.governed_content()) if isinstance(page, GovernedPageMixin) else str(revision.pk)

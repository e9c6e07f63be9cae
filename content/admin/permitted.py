"""Views of the admin that some people may open and others may not; they know no permission by name and no page type."""

from wagtail.admin.auth import permission_denied
from wagtail.models import Page


def may_open(user, page: Page) -> bool:
    """Say whether this person may open the page in the editor: editors, publishers and clinical reviewers may."""
    return page.permissions_for_user(user).can_edit()


class PermittedMixin:
    """Mix in before a view of the admin: who may not open it is told so in the admin's own words."""

    # The permission that the view asks for; a view whose right hangs on a page or claim says so in `is_permitted`.
    permission = ""

    def is_permitted(self) -> bool:
        return self.request.user.has_perm(self.permission)

    def elsewhere(self):
        """Return the answer that leads to another place when there is nothing to do here, else None."""

    def dispatch(self, request, *args, **kwargs):
        if not self.is_permitted():
            return permission_denied(request)
        return self.elsewhere() or super().dispatch(request, *args, **kwargs)

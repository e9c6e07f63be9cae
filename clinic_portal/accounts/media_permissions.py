"""Who may change or delete a picture or document; it knows no view.

A file has no drafts: what changes here is public at once. Whoever may change every file may always do so.
Whoever may change only their own, an editor, may do so until something public uses the file.
"""

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from clinic_portal.accounts.selectors import is_used_in_public

CHANGES = {"change", "delete"}


class FilePermissionPolicy(CollectionOwnershipPermissionPolicy):
    def user_has_any_permission_for_instance(self, user, actions, instance):
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        harmless = set(actions) - CHANGES
        if harmless and super().user_has_any_permission_for_instance(user, harmless, instance):
            return True
        return not self.is_kept_for_publishers(user, instance)

    def is_kept_for_publishers(self, user, instance) -> bool:
        """Return whether this person may change files like this one, but not this one while it is public."""
        return not self._check_perm(user, ["change"], collection=instance.collection) and is_used_in_public(instance)

"""Wagtail's bulk actions on pages: one that may not go live does not stop the others, and their list may be gone."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.admin.views.pages import bulk_actions as wagtail_actions
from wagtail.models import Page

from content.governance.gate.answers import refusal_tell
from content.governance.gate.question import NotPublishable, refusal_of


class ListMayBeGoneMixin:
    """All pages of a list may be chosen, and the page whose list it is be deleted before the button is pressed."""

    def get_all_objects_in_listing_query(self, parent_id):
        if parent_id is not None:
            get_object_or_404(Page, pk=parent_id)
        return super().get_all_objects_in_listing_query(parent_id)


class DeletePagesAction(ListMayBeGoneMixin, wagtail_actions.DeleteBulkAction):
    pass


class MovePagesAction(ListMayBeGoneMixin, wagtail_actions.MoveBulkAction):
    pass


class UnpublishPagesAction(ListMayBeGoneMixin, wagtail_actions.UnpublishBulkAction):
    pass


class GatedPublishBulkAction(ListMayBeGoneMixin, wagtail_actions.PublishBulkAction):
    def get_execution_context(self):
        self.refused: list[NotPublishable] = []
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, refused=None, **kwargs):
        """Publish what may be published; put the rest on the list `refused`."""
        refused = [] if refused is None else refused
        chosen = sum(cls._publish(page, user, refused) for page in objects)
        below = cls._drafts_below(objects, user) if include_descendants else []
        return chosen, sum(cls._publish(page, user, refused) for page in below)

    @staticmethod
    def _drafts_below(parents: list[Page], user) -> list[Page]:
        chosen = {page.pk for page in parents}
        drafts = {page.pk: page for parent in parents for page in parent.get_descendants().not_live().specific()}
        return [
            page
            for pk, page in drafts.items()
            if pk not in chosen and (user is None or page.permissions_for_user(user).can_publish())
        ]

    @staticmethod
    def _publish(page: Page, user, refused: list[NotPublishable]) -> bool:
        try:
            with transaction.atomic():
                revision = page.get_latest_revision() or page.specific.save_revision(user=user)
                revision.publish(user=user)
        except ValidationError as error:
            refused.append(refusal_of(page, error))
            return False
        return True

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_parent_objects and not num_child_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)

    def form_valid(self, form):
        self.refused = []
        response = super().form_valid(form)
        introduction = _("“%(title)s” was not published. Put this right first:")
        for refusal in self.refused:
            refusal_tell(self.request, refusal, introduction=introduction)
        return response


BULK_ACTIONS = (DeletePagesAction, MovePagesAction, UnpublishPagesAction, GatedPublishBulkAction)

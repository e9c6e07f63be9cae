"""Wagtail's actions on pages, made all or nothing: a page refused halfway leaves nothing half done behind."""

from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page


class WholeMixin:
    @transaction.atomic
    def execute(self, *args, **kwargs):
        return super().execute(*args, **kwargs)


class WholeCopyPageAction(WholeMixin, CopyPageAction):
    pass


class WholeCreatePageAliasAction(WholeMixin, CreatePageAliasAction):
    pass


class WholeCopyPageForTranslationAction(WholeMixin, CopyPageForTranslationAction):
    pass


class WholePublishPageRevisionAction(WholeMixin, PublishPageRevisionAction):
    pass


WHOLE_ACTIONS = (
    WholeCopyPageAction,
    WholeCopyPageForTranslationAction,
    WholeCreatePageAliasAction,
    WholePublishPageRevisionAction,
)


def whole_actions_register(registry) -> None:
    """Put them in the place of Wagtail's own for programs that ask the registry, as its API does."""
    for action in WHOLE_ACTIONS:
        registry.register(Page, action)

"""Wagtail's actions on whole branches, made all or nothing: a page refused halfway leaves no half copy behind."""

from django.db import transaction
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
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


def whole_actions_register(registry) -> None:
    """Put them in the place of Wagtail's own for programs that ask the registry, as its API does."""
    for action in (WholeCopyPageAction, WholeCreatePageAliasAction, WholeCopyPageForTranslationAction):
        registry.register(Page, action)

"""Connects everything a reader could see a change of with the content generation; it holds no other rule."""

from django.apps import apps
from django.db.models.signals import m2m_changed, post_delete, post_save
from django_tasks.signals import task_finished
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.models import AbstractRendition
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move, published, unpublished

from clinic_portal.delivery.services import generation_advance
from content.media.tasks import picture_sizes_create_task

# The apps whose every table holds words or pictures that readers see.
CONTENT_APPS = ("pages", "evidence", "glossary", "clinic", "media")

# Of the review, what readers see of it; tasks, reminders, scores and the gate's log are for staff.
REVIEW_MODELS = ("SignOff", "EditorialCorrection", "CorrectionEntry", "PageReview", "SafetyNotice")

# Saving a draft writes only these columns of the page or snippet, and no reader sees them.
DRAFT_COLUMNS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


def on_save(sender, update_fields=None, **kwargs):
    if update_fields is None or not set(update_fields) <= DRAFT_COLUMNS:
        generation_advance()


def on_change(sender, **kwargs):
    generation_advance()


def on_task_finished(sender, task_result, **kwargs):
    """A page that was asked for before its picture's sizes were there shows the original."""
    if task_result.task.module_path == picture_sizes_create_task.module_path:
        generation_advance()


def connect() -> None:
    """Connect the receivers once, when the apps are ready."""
    tables = [model for label in CONTENT_APPS for model in apps.get_app_config(label).get_models()]
    tables += [apps.get_model("governance", name) for name in REVIEW_MODELS]
    # Not each size of a picture: most are made for lists in the admin. All of an image's sizes count once.
    models = [model for model in tables if not issubclass(model, AbstractRendition)]
    task_finished.connect(on_task_finished, dispatch_uid="generation-picture-sizes")
    for model in [*models, Page, PageViewRestriction, Redirect, Site]:
        post_save.connect(on_save, sender=model, dispatch_uid=f"generation-save-{model._meta.label}")
        post_delete.connect(on_change, sender=model, dispatch_uid=f"generation-delete-{model._meta.label}")
    m2m_changed.connect(on_change, sender=PageViewRestriction.groups.through, dispatch_uid="generation-groups")
    for signal, name in (
        (page_published, "page-published"),
        (page_unpublished, "page-unpublished"),
        (post_page_move, "page-moved"),
        (published, "snippet-published"),
        (unpublished, "snippet-unpublished"),
    ):
        signal.connect(on_change, dispatch_uid=f"generation-{name}")

"""Connects what happens to an image with what follows from it; it decides nothing itself."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save

from content.media.models import CustomImage
from content.media.tasks import picture_sizes_create_task


def image_saved(instance, raw: bool, **_kwargs) -> None:
    """Have the sizes made once the image is safely stored; a fixture brings no file, so it makes none."""
    if not raw:
        transaction.on_commit(partial(picture_sizes_create_task.enqueue, instance.pk), robust=True)


def connect() -> None:
    post_save.connect(image_saved, sender=CustomImage, dispatch_uid="content.media.image_saved")

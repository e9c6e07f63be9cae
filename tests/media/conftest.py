"""A media folder of its own for each test and somebody who may upload; it tests nothing itself."""

from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile

from content.media.models import CustomImage
from tests.media.samples import telling_picture


@pytest.fixture(autouse=True)
def _own_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def admin(client, db):
    get_user_model().objects.create_superuser("admin", "admin@example.org", "a-quiet-line-of-signal")
    client.login(username="admin", password="a-quiet-line-of-signal")
    client.raise_request_exception = False
    return client


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run what waits for the end of a transaction, which a test never ends."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def image(db, committed):
    """A stored picture with all its sizes."""
    with committed():
        return CustomImage.objects.create(
            title="Clinic",
            alt_text="The door of the clinic",
            file=ContentFile(telling_picture("JPEG", size=(900, 600)), "Clinic door.jpg"),
        )

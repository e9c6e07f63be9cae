"""Opening a page in the editor and saving it as it stands is no change: neither for the hashes nor for four eyes."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from content.governance.said.canonical import clinical_hash, snapshot, whole_hash
from content.governance.said.changes import changes
from content.governance.said.mixins import GovernedPageMixin
from content.governance.sign_off.authors import is_last_author
from tests.forms import page_form

pytestmark = pytest.mark.usefixtures("starter")


@pytest.fixture
def root(db):
    return get_user_model().objects.create_superuser("root")


def starter_pages():
    return [page for page in Page.objects.filter(depth__gt=1).specific() if isinstance(page, GovernedPageMixin)]


def test_saving_a_page_unchanged_keeps_its_hashes(db, root):
    client = Client()
    client.force_login(root)
    pages = starter_pages()
    assert len(pages) > 20
    for page in pages:
        before = page.get_latest_revision_as_object().governed_content()
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert client.post(url, page_form(page)).status_code == 302, page
        page = type(page).objects.get(pk=page.pk)
        revision = page.get_latest_revision()
        assert revision.user == root
        after = revision.as_object().governed_content()
        assert changes(snapshot(before), snapshot(after)) == [], page
        assert whole_hash(after) == whole_hash(before)
        assert clinical_hash(after) == clinical_hash(before)
        assert not is_last_author(page, revision, root)

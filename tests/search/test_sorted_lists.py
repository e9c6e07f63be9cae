"""A list of the admin that is searched can be sorted by each of its headings and narrowed by each of its filters."""

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.files.images import ImageFile
from django.urls import reverse

from content.evidence.models import Claim
from content.glossary.models import GlossaryTerm
from content.media.models import CustomImage
from content.pages.models import StandardPage
from tests.factories import claim_make
from tests.media.samples import telling_picture

HEADING = re.compile(r"ordering=-?([\w.]+)")


@pytest.fixture
def admin(client, db):
    client.force_login(get_user_model().objects.create_superuser("admin"))
    return client


def orders_of(client, address: str) -> set[str]:
    """Return the columns by which the headings of a list sort it."""
    return set(HEADING.findall(client.get(address).content.decode()))


@pytest.mark.parametrize("model", [Claim, GlossaryTerm])
def test_snippets(admin, model):
    for words in ("ketamine beta", "ketamine alpha"):
        if model is Claim:
            claim_make(text=words)
        else:
            GlossaryTerm.objects.create(term=words, slug=words.replace(" ", "-"), definition=words)
    address = reverse(model.snippet_viewset.get_url_name("list"))
    column = "text" if model is Claim else "term"
    assert column in orders_of(admin, address)
    for order in orders_of(admin, address):
        assert admin.get(address, {"q": "ketamine", "ordering": order}).status_code == 200, order
    for order, first in ((column, "alpha"), (f"-{column}", "beta")):
        rows = admin.get(address, {"q": "ketamine", "ordering": order}).context["object_list"]
        assert [str(getattr(row, column)).endswith(first) for row in rows] == [True, False]


def test_pages_by_type(admin, home):
    home.add_child(instance=StandardPage(title="About the drip", slug="drip"))
    address = reverse("wagtailadmin_explore", args=[home.pk])
    for order in orders_of(admin, address):
        assert admin.get(address, {"q": "drip", "ordering": order}).status_code == 200, order


def test_pictures_of_a_tag(admin):
    for title in ("The drip", "The drip stand"):
        image = CustomImage(title=title, file=ImageFile(io.BytesIO(telling_picture("PNG")), name="drip.png"))
        image.save()
        if "stand" in title:
            image.tags.add("room")
    address = reverse("wagtailimages_chooser:choose_results")
    found = admin.get(address, {"q": "drip", "tag": "room"}).context["results"]
    assert [image.title for image in found] == ["The drip stand"]

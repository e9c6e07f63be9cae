"""Every route by which a document comes in or goes out."""

import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from content.media.documents import DocumentRefused
from content.media.models import CustomDocument
from tests.media.samples import BAD_DOCUMENTS, HTML, PDF

REFUSAL = "The name of this file ends in .pdf, but its content is not a PDF document."


@pytest.fixture
def document(db):
    return CustomDocument.objects.create(title="Leaflet", file=ContentFile(PDF, "leaflet.pdf"))


def upload(data: bytes, name="leaflet.pdf") -> SimpleUploadedFile:
    # The type that a browser claims counts for nothing.
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def add(client, data, name="leaflet.pdf"):
    return client.post(reverse("wagtaildocs:add"), {"title": "Leaflet", "file": upload(data, name)})


def add_multiple(client, data, name="leaflet.pdf"):
    return client.post(reverse("wagtaildocs:add_multiple"), {"files[]": upload(data, name)})


def choose(client, data, name="leaflet.pdf"):
    fields = {"document-chooser-upload-title": "Leaflet", "document-chooser-upload-file": upload(data, name)}
    return client.post(reverse("wagtaildocs_chooser:create"), fields)


ROUTES = [add, add_multiple, choose]


@pytest.mark.parametrize("route", ROUTES)
def test_a_good_document_comes_in(admin, route):
    route(admin, PDF)
    stored = CustomDocument.objects.get()
    assert stored.file.read() == PDF


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_in_a_documents_name_is_refused_in_one_sentence(admin, route):
    response = route(admin, HTML)
    assert response.status_code == 200
    text = response.content.decode()
    if response["Content-Type"] == "application/json":
        text = str(json.loads(text))
    assert text.count(REFUSAL) == 1
    assert not CustomDocument.objects.exists()


@pytest.mark.parametrize("route", ROUTES)
def test_no_bad_document_comes_in_or_ends_in_an_error(admin, route):
    for name, data in BAD_DOCUMENTS.items():
        assert route(admin, data, name).status_code < 500, name
    assert route(admin, b"", "empty.pdf").status_code < 500
    assert not CustomDocument.objects.exists()


def test_a_document_cannot_be_replaced_by_a_page(admin, document):
    fields = {"title": "Leaflet", "file": upload(HTML)}
    response = admin.post(reverse("wagtaildocs:edit", args=[document.pk]), fields)
    assert REFUSAL in response.content.decode()
    assert CustomDocument.objects.get().file.read() == PDF


def test_a_document_can_be_edited_without_a_new_file(admin, document):
    admin.post(reverse("wagtaildocs:edit", args=[document.pk]), {"title": "New title"})
    assert CustomDocument.objects.get().title == "New title"


def test_code_cannot_store_a_page_either(db):
    with pytest.raises(DocumentRefused):
        CustomDocument.objects.create(title="Page", file=ContentFile(HTML, "page.pdf"))


def test_a_document_above_the_limit_is_refused(admin, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10
    assert "too big" in add(admin, PDF).content.decode()
    assert not CustomDocument.objects.exists()


def test_a_document_is_served_to_be_saved_and_never_to_be_run(client, document):
    response = client.get(document.url)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_document_has_no_other_address(client, document):
    assert document.url.startswith("/documents/")
    assert client.get(document.file.url).status_code == 404


def test_a_private_collection_keeps_its_documents(client, document):
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    CustomDocument.objects.update(collection=collection)
    response = client.get(document.url)
    assert response.status_code == 302
    assert client.get(document.file.url).status_code == 404

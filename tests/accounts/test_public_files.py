"""A file that readers meet is a publisher's to change, whoever uploaded it; by requests made by hand."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import ReferenceIndex

from clinic_portal.accounts.models import User
from clinic_portal.accounts.selectors import is_used_in_public
from content.clinic.models import TeamMember
from content.pages.models import StandardPage

Image = get_image_model()
Document = get_document_model()


@pytest.fixture(autouse=True)
def _own_media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def make(editor, publisher):
    """Make a file of a kind that belongs to somebody: make("image", "edda")."""

    def of_kind(kind, username):
        owner = User.objects.get(username=username)
        if kind == "image":
            return Image.objects.create(title="Door", file=get_test_image_file(), uploaded_by_user=owner)
        file = ContentFile(b"Bring a list of your medicines.", "leaflet.txt")
        return Document.objects.create(title="Leaflet", file=file, uploaded_by_user=owner)

    return of_kind


def put_on_page(home, file, live=True):
    if isinstance(file, Image):
        page = StandardPage(title="With file", slug="with-file", live=live, social_image=file)
    else:
        link = f'<p><a linktype="document" id="{file.pk}">Leaflet</a></p>'
        section = {"heading": "Files", "content": [{"type": "text", "value": link}]}
        page = StandardPage(title="With file", slug="with-file", live=live)
        page.body = StandardPage.body.field.stream_block.to_python([{"type": "section", "value": section}])
    home.add_child(instance=page)
    assert ReferenceIndex.get_references_to(file).exists()
    return page


def requests_against(file):
    """Return every address at which a file is changed or deleted, with what is posted there."""
    image = isinstance(file, Image)
    app, label, model = (
        ("wagtailimages", "media", "customimage") if image else ("wagtaildocs", "media", "customdocument")
    )
    prefix = f"{'image' if image else 'doc'}-{file.pk}"
    changed = {"title": "Taken over", "alt_text": "Mine", "collection": file.collection_id, "tags": ""}
    if image:
        replacement = SimpleUploadedFile("other.png", get_test_image_file(colour="black").file.getvalue(), "image/png")
    else:
        replacement = SimpleUploadedFile("other.txt", b"Bring nothing.", "text/plain")
    return {
        "edit": (reverse(f"{app}:edit", args=[file.pk]), {**changed, "file": replacement}),
        "delete": (reverse(f"{app}:delete", args=[file.pk]), {}),
        "edit_multiple": (
            reverse(f"{app}:edit_multiple", args=[file.pk]),
            {f"{prefix}-{name}": value for name, value in changed.items()},
        ),
        "delete_multiple": (reverse(f"{app}:delete_multiple", args=[file.pk]), {}),
        "bulk delete": (reverse("wagtail_bulk_action", args=[label, model, "delete"]) + f"?id={file.pk}", {}),
        "bulk delete of all": (reverse("wagtail_bulk_action", args=[label, model, "delete"]) + "?id=all", {}),
        "bulk tags": (
            reverse("wagtail_bulk_action", args=[label, model, "add_tags"]) + f"?id={file.pk}",
            {"tags": "mine"},
        ),
    }


def unchanged(file):
    now = type(file).objects.filter(pk=file.pk).first()
    return now is not None and (now.title, now.file.name, now.tags.count()) == (file.title, file.file.name, 0)


REQUESTS = ["edit", "delete", "edit_multiple", "delete_multiple", "bulk delete", "bulk delete of all", "bulk tags"]


@pytest.mark.parametrize("way", REQUESTS)
@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("owner", ["edda", "paul"])
def test_an_editor_changes_no_file_of_a_live_page(editor, home, make, kind, owner, way):
    file = make(kind, owner)
    put_on_page(home, file)
    url, data = requests_against(file)[way]
    editor.post(url, data)
    assert unchanged(file)


@pytest.mark.parametrize("way", REQUESTS)
@pytest.mark.parametrize("kind", ["image", "document"])
def test_an_editor_changes_nobody_elses_file(editor, home, make, kind, way):
    file = make(kind, "paul")
    url, data = requests_against(file)[way]
    editor.post(url, data)
    assert unchanged(file)


@pytest.mark.parametrize("kind", ["image", "document"])
def test_the_refusal_is_one_sentence(editor, home, make, kind):
    file = make(kind, "edda")
    put_on_page(home, file)
    for way in ("edit", "delete"):
        url, _data = requests_against(file)[way]
        assert "only a publisher can change or delete it" in editor.get(url, follow=True).content.decode()


@pytest.mark.parametrize("kind", ["image", "document"])
def test_an_editor_looks_after_their_own_files_until_they_are_public(editor, home, make, kind):
    file = make(kind, "edda")
    page = put_on_page(home, file, live=False)
    url, data = requests_against(file)["edit"]
    assert editor.get(url).status_code == 200
    assert editor.post(url, data).status_code == 302
    file.refresh_from_db()
    assert file.title == "Taken over"
    page.delete()
    editor.post(requests_against(file)["delete"][0])
    assert not type(file).objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("role", ["publisher", "admin"])
def test_those_who_publish_replace_and_delete_every_file(request, home, make, kind, role):
    client = request.getfixturevalue(role)
    file = make(kind, "edda")
    put_on_page(home, file)
    url, data = requests_against(file)["edit"]
    client.post(url, data)
    assert type(file).objects.get(pk=file.pk).title == "Taken over"
    client.post(requests_against(file)["delete"][0])
    assert not type(file).objects.filter(pk=file.pk).exists()


def test_what_has_no_drafts_is_public_at_once(home, make):
    portrait, unused = make("image", "edda"), make("image", "edda")
    TeamMember.objects.create(role_title="Nurse", photo=portrait)
    assert is_used_in_public(portrait)
    assert not is_used_in_public(unused)


def test_an_editor_still_uploads_and_chooses(editor, home, make):
    assert editor.get(reverse("wagtailimages:add")).status_code == 200
    assert editor.get(reverse("wagtaildocs:add")).status_code == 200
    image = make("image", "paul")
    assert image.title in editor.get(reverse("wagtailimages_chooser:choose")).json()["html"]
    assert editor.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).status_code == 200

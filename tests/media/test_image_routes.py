"""Every route by which a picture comes in: what is stored is clean, and nothing bad ends in an error."""

import io
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from content.media.metadata import PictureRefused
from content.media.models import CustomImage
from tests.media.samples import HTML, TELLTALES, png_that_claims, telling_picture

PHOTO = telling_picture("JPEG", orientation=6)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)' width='10' height='10'/>"
XML_BOMB = b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><svg>&b;</svg>"
BAD_PICTURES = {
    "empty.jpg": b"",
    "cut.jpg": telling_picture("JPEG", size=(300, 300))[:2_000],
    "cut.png": telling_picture("PNG", size=(300, 300))[:-200],
    "header-only.jpg": PHOTO[:20],
    "page.jpg": HTML,
    "drawing.svg": SVG,
    "drawing.png": SVG,
    "bomb.svg": XML_BOMB,
    "bomb.png": XML_BOMB,
    "huge.png": png_that_claims(60_000, 60_000),
    "large.png": png_that_claims(9_000, 9_000),
    "wrong.png": PHOTO,
    "other.bmp": b"BM" + b"\x00" * 60,
    "noending": PHOTO,
}


def upload(data: bytes, name="Sécret place.jpg"):
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def add(client, data, **more):
    return client.post(reverse("wagtailimages:add"), {"title": "Door", "file": upload(data, **more)})


def add_multiple(client, data, **more):
    return client.post(reverse("wagtailimages:add_multiple"), {"files[]": upload(data, **more)})


def choose(client, data, **more):
    fields = {"image-chooser-upload-title": "Door", "image-chooser-upload-file": upload(data, **more)}
    return client.post(reverse("wagtailimages_chooser:create"), fields)


ROUTES = [add, add_multiple, choose]


def told_by(folder: Path) -> dict[str, list[bytes]]:
    """Return the telltales in every file below a folder."""
    told = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            told[path.name] = [telltale for telltale in TELLTALES if telltale in data]
    return told


def assert_clean_and_upright(stored: CustomImage, folder: Path):
    told = told_by(folder)
    assert told
    assert not any(told.values())
    assert (stored.width, stored.height) == (40, 60)
    assert Image.open(stored.file.path).size == (40, 60)
    assert stored.file_size == stored.file.size
    assert len(stored.file_hash) == 40


@pytest.mark.parametrize("route", ROUTES)
def test_what_is_stored_tells_nothing_and_stands_upright(admin, settings, committed, route):
    with committed():
        route(admin, PHOTO)
    stored = CustomImage.objects.get()
    stored.get_rendition("max-20x20")
    assert_clean_and_upright(stored, settings.MEDIA_ROOT)


def test_code_that_stores_a_picture_is_no_way_round(db, settings):
    stored = CustomImage.objects.create(title="Door", file=ContentFile(PHOTO, "door.jpg"))
    assert_clean_and_upright(CustomImage.objects.get(), settings.MEDIA_ROOT)
    stored.file = ContentFile(telling_picture("PNG"), "door.png")
    stored.save()
    stored.refresh_from_db()
    assert (stored.width, stored.height) == (60, 40)
    assert not any(told_by(settings.MEDIA_ROOT).values())


def test_code_that_stores_a_broken_picture_is_told(db, settings):
    # Wagtail reads the dimensions on the way and may be the first to notice.
    with pytest.raises((PictureRefused, OSError)):
        CustomImage.objects.create(title="Cut", file=ContentFile(BAD_PICTURES["cut.jpg"], "cut.jpg"))
    assert told_by(settings.MEDIA_ROOT) == {}


def test_a_large_upload_that_lies_in_a_file_is_cleaned_too(admin, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    add(admin, PHOTO)
    assert_clean_and_upright(CustomImage.objects.get(), settings.MEDIA_ROOT)


def test_the_sent_file_itself_is_cleaned():
    from content.media.uploads import picture_upload_clean

    sent = TemporaryUploadedFile("door.jpg", "image/jpeg", len(PHOTO), None)
    sent.write(PHOTO)
    sent.seek(0)
    picture_upload_clean(sent)
    assert not any(telltale in Path(sent.temporary_file_path()).read_bytes() for telltale in TELLTALES)


def test_a_picture_that_waits_for_its_other_fields_is_clean_while_it_waits(admin, settings):
    response = admin.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": upload(PHOTO), "title": "x" * 300, "collection": "1"},
    )
    assert response.json()["success"]
    waiting = UploadedFile.objects.get()
    assert not any(told_by(settings.MEDIA_ROOT).values())
    prefix = f"uploaded-image-{waiting.pk}"
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    response = admin.post(address, {f"{prefix}-title": "Door", f"{prefix}-collection": "1"})
    assert response.json()["success"]
    assert_clean_and_upright(CustomImage.objects.get(), settings.MEDIA_ROOT)


def test_a_replaced_picture_is_clean_and_its_sizes_are_the_new_ones(admin, settings, committed, image):
    old = set(image.renditions.values_list("file", flat=True))
    with committed():
        response = admin.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "New", "file": upload(PHOTO)})
    assert response.status_code == 302
    stored = CustomImage.objects.get()
    assert_clean_and_upright(stored, settings.MEDIA_ROOT)
    new = set(stored.renditions.values_list("file", flat=True))
    assert new
    assert not new & old


def test_a_picture_can_be_edited_without_a_new_file(admin, image):
    name = image.file.name
    admin.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "New title"})
    image.refresh_from_db()
    assert (image.title, image.file.name) == ("New title", name)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("name", BAD_PICTURES)
def test_a_bad_picture_gets_a_message(admin, settings, route, name):
    response = route(admin, BAD_PICTURES[name], name=name)
    assert response.status_code == 200
    assert not CustomImage.objects.exists()
    assert not UploadedFile.objects.exists()
    assert told_by(settings.MEDIA_ROOT) == {}
    if response["Content-Type"] == "application/json":
        data = response.json()
        assert data.get("error_message") or "error-message" in data["htmlFragment"]
    else:
        assert response.context["form"].errors["file"]


@pytest.mark.parametrize("name", ["cut.jpg", "page.jpg", "huge.png", "drawing.svg"])
def test_a_good_picture_is_not_replaced_by_a_bad_one(admin, image, name):
    fields = {"title": "New", "file": upload(BAD_PICTURES[name], name=name)}
    response = admin.post(reverse("wagtailimages:edit", args=[image.pk]), fields)
    assert response.status_code == 200
    stored = CustomImage.objects.get()
    assert stored.file.name == image.file.name
    assert stored.file.size == image.file_size
    assert stored.renditions.count() == image.renditions.count()


def test_heic_from_a_telephone_becomes_a_jpeg(admin, settings):
    add(admin, telling_picture("HEIF", orientation=6), name="IMG_1.heic")
    stored = CustomImage.objects.get()
    assert stored.file.name.endswith(".jpg")
    assert Image.open(stored.file.path).format == "JPEG"
    assert not any(told_by(settings.MEDIA_ROOT).values())


def test_a_name_never_comes_back_with_other_content(db):
    def stored_name(data):
        stored = CustomImage.objects.create(title="Door", file=ContentFile(data, "door.jpg"))
        name = stored.file.name
        stored.file.storage.delete(name)
        stored.delete()
        return name

    first, again, other = (
        stored_name(PHOTO),
        stored_name(PHOTO),
        stored_name(telling_picture("JPEG", size=(9, 9))),
    )
    assert first == again
    assert first != other
    assert "door" in other


@pytest.mark.parametrize("name", ["x" * 250 + ".jpg", "../../etc/passwd.jpg", "日本.jpg", ".jpg.jpg", "a b%00.jpg"])
def test_any_name_is_stored_as_a_plain_one(admin, name):
    add(admin, PHOTO, name=name)
    folder, _, file = CustomImage.objects.get().file.name.partition("/")
    assert folder == "original_images"
    assert file.isascii()
    assert "/" not in file


def account_fields(**more) -> dict:
    return {
        "name_email-first_name": "A",
        "name_email-last_name": "B",
        "name_email-email": "admin@example.org",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "true",
        **more,
    }


def test_the_picture_of_a_user_is_cleaned(admin, settings):
    response = admin.post(reverse("wagtailadmin_account"), account_fields(**{"avatar-avatar": upload(PHOTO)}))
    assert response.status_code == 302
    profile = UserProfile.objects.get(user=get_user_model().objects.get())
    assert Image.open(io.BytesIO(profile.avatar.read())).size == (40, 60)
    assert not any(told_by(settings.MEDIA_ROOT).values())
    assert admin.get(profile.avatar.url).status_code == 200


@pytest.mark.parametrize("name", ["cut.jpg", "page.jpg", "huge.png"])
def test_a_bad_picture_of_a_user_gets_a_message(admin, name):
    fields = account_fields(**{"avatar-avatar": upload(BAD_PICTURES[name], name=name)})
    response = admin.post(reverse("wagtailadmin_account"), fields)
    assert response.status_code == 200
    assert not UserProfile.objects.exclude(avatar="").exists()

"""Pictures have an address, and nothing else of the media folder has one."""

import pytest

from clinic_portal.delivery.media_views import PICTURE_TYPES


def address(image) -> str:
    return image.renditions.get(filter_spec="width-400|format-webp").url


def test_a_picture_may_be_kept_for_good_and_runs_nothing(client, image):
    response = client.get(address(image))
    assert response.status_code == 200
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert int(response["Content-Length"]) > 0
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_original_has_an_address_too(client, image):
    assert client.get(image.file.url)["Content-Type"] == "image/jpeg"


def test_a_browser_that_has_the_picture_is_told_so(client, image):
    seen = client.get(address(image))["Last-Modified"]
    assert client.get(address(image), headers={"if-modified-since": seen}).status_code == 304


def test_it_is_only_for_reading(client, image):
    assert client.head(address(image)).status_code == 200
    assert client.post(address(image)).status_code == 405


def test_no_query_is_made_for_a_picture(client, image, django_assert_num_queries):
    url = address(image)
    with django_assert_num_queries(0):
        client.get(url)


SECRET = "secret"


@pytest.fixture
def folder(settings):
    """A media folder with things in it that nobody may read."""
    root = settings.MEDIA_ROOT
    for place in (
        "images/.hidden.jpg",
        "images/page.html",
        "images/drawing.svg",
        "images/noending",
        "images/inner/picture.jpg",
        "documents/picture.jpg",
        "wagtail_uploads/picture.jpg",
        "picture.jpg",
        "../outside.jpg",
    ):
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SECRET)
    return root


@pytest.mark.parametrize(
    "path",
    [
        "images/.hidden.jpg",
        "images/page.html",
        "images/drawing.svg",
        "images/noending",
        "images/inner/picture.jpg",
        "images/inner",
        "images/",
        "",
        "documents/picture.jpg",
        "wagtail_uploads/picture.jpg",
        "picture.jpg",
        "images/../picture.jpg",
        "images/../../outside.jpg",
        "images/%2e%2e/picture.jpg",
        "images/..%2fpicture.jpg",
        "images/..%5cpicture.jpg",
        "images/%2e%2e%2f%2e%2e%2foutside.jpg",
        "images//etc/passwd",
        "images/%00.jpg",
        "images/missing.jpg",
        "images/page.html%00.jpg",
        "images/missing.jpg%0a",
        "images/" + "x" * 5_000 + ".jpg",
    ],
)
def test_nothing_else_has_an_address(client, db, folder, path):
    response = client.get(f"/media/{path}")
    assert response.status_code == 404
    assert SECRET.encode() not in response.content


def test_no_kind_of_file_is_served_that_a_browser_would_run():
    assert set(PICTURE_TYPES.values()) <= {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}

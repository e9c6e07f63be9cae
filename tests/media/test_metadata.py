"""A cleaned picture is whole, upright and silent; a broken one is refused; no database is needed."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from content.media.metadata import PictureRefused, picture_cleaned
from tests.media.samples import TELLTALES, animation, drawing, png_that_claims, telling_picture

MAX_PIXELS = 1_000_000
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif", "HEIF": "jpg"}


def cleaned(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture_cleaned(data, max_pixels=MAX_PIXELS).data))


def saved(picture: Image.Image, image_format: str, **options) -> bytes:
    output = io.BytesIO()
    picture.save(output, image_format, **options)
    return output.getvalue()


def is_red(pixel) -> bool:
    return pixel[0] > 200 and pixel[1] < 90 and pixel[2] < 90


@pytest.mark.parametrize(("image_format", "extension"), FORMATS.items())
def test_nothing_is_told_any_more(image_format, extension):
    data = telling_picture(image_format)
    assert any(telltale in data for telltale in TELLTALES), "the sample tells nothing"
    result = picture_cleaned(data, max_pixels=MAX_PIXELS)
    assert result.extension == extension
    assert [telltale for telltale in TELLTALES if telltale in result.data] == []
    picture = Image.open(io.BytesIO(result.data))
    assert dict(picture.getexif()) == {}
    assert picture.size == (60, 40)
    assert is_red(picture.convert("RGB").getpixel((2, 2)))


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_the_camera_was_turned_and_the_picture_is_upright(image_format):
    # Orientation 6: the camera was held so that the picture must be turned a quarter clockwise.
    picture = cleaned(telling_picture(image_format, orientation=6))
    assert picture.size == (40, 60)
    assert is_red(picture.convert("RGB").getpixel((37, 2)))


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_colour_profile_stays_where_it_is_one(image_format):
    assert cleaned(telling_picture(image_format)).info.get("icc_profile")
    hidden_text = saved(drawing(), image_format, icc_profile=b"SecretPlace" * 20)
    assert b"SecretPlace" in Image.open(io.BytesIO(hidden_text)).info["icc_profile"]
    assert "icc_profile" not in cleaned(hidden_text).info


def test_what_stands_behind_a_picture_is_gone():
    data = picture_cleaned(telling_picture("JPEG") + b"<script>alert(1)</script>", max_pixels=MAX_PIXELS).data
    assert b"script" not in data


def test_a_second_picture_behind_a_jpeg_is_gone():
    two = saved(drawing(), "MPO", save_all=True, append_images=[drawing((30, 30))])
    assert Image.open(io.BytesIO(two)).format == "MPO"
    picture = cleaned(two)
    assert (picture.format, picture.size) == ("JPEG", (60, 40))


@pytest.mark.parametrize("image_format", ["GIF", "PNG", "WEBP"])
def test_an_animation_keeps_its_frames(image_format):
    picture = cleaned(animation(image_format))
    assert picture.n_frames == 3


@pytest.mark.parametrize(
    ("mode", "image_format"),
    [
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
        ("RGBA", "WEBP"),
        ("P", "GIF"),
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
    ],
)
def test_every_kind_of_colour_is_kept(mode, image_format):
    picture = Image.new(mode, (10, 10)) if mode in ("I;16", "RGBA", "LA") else drawing(mode=mode)
    assert cleaned(saved(picture, image_format)).mode == picture.mode


def test_transparency_of_a_palette_stays():
    picture = drawing(mode="P")
    red = picture.getpixel((0, 0))
    for image_format in ("PNG", "GIF"):
        corner = cleaned(saved(picture, image_format, transparency=red)).convert("RGBA").getpixel((0, 0))
        assert corner[3] == 0


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_cut_file_is_refused(image_format):
    data = telling_picture(image_format, size=(300, 300))
    with pytest.raises(PictureRefused, match="damaged or incomplete"):
        picture_cleaned(data[: len(data) * 3 // 4], max_pixels=MAX_PIXELS)


@pytest.mark.parametrize("size", [(1_001, 1_000), (9_000, 9_000), (60_000, 60_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_unread(size):
    with pytest.raises(PictureRefused):
        picture_cleaned(png_that_claims(*size), max_pixels=MAX_PIXELS)


def test_the_frames_of_an_animation_count_together():
    with pytest.raises(PictureRefused, match="too many pixels"):
        picture_cleaned(animation("GIF"), max_pixels=60 * 40 * 2)


@pytest.mark.parametrize(
    "data", [b"", b"x", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"\xff\xd8\xff"]
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(PictureRefused):
        picture_cleaned(data, max_pixels=MAX_PIXELS)


@pytest.mark.parametrize("image_format", ["BMP", "TIFF", "ICO", "EPS", "PPM"])
def test_other_formats_are_not_even_opened(image_format):
    with pytest.raises(PictureRefused):
        picture_cleaned(saved(drawing((32, 32)), image_format), max_pixels=MAX_PIXELS)


@settings(max_examples=80)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), st.data())
def test_a_file_broken_anywhere_is_a_picture_or_is_refused(image_format, data):
    broken = bytearray(telling_picture(image_format))
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        result = picture_cleaned(bytes(broken), max_pixels=MAX_PIXELS)
    except PictureRefused:
        return
    Image.open(io.BytesIO(result.data)).load()

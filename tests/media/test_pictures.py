"""The picture helper: the right sizes, made before anybody asks, and no cost that grows with a page."""

import re

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail import blocks

from content.media.blocks import PictureChooserBlock
from content.media.models import CustomImage, CustomRendition
from content.media.policy import SOCIAL_SPEC, picture_specs, picture_widths
from content.media.services import picture_sizes_create
from tests.media.samples import telling_picture


@pytest.mark.parametrize(
    ("original", "widths"),
    [
        (1, (400,)),
        (400, (400,)),
        (401, (400, 800)),
        (800, (400, 800)),
        (900, (400, 800, 1200)),
        (1200, (400, 800, 1200)),
        (5000, (400, 800, 1200)),
    ],
)
def test_no_width_is_made_that_the_original_does_not_fill(original, widths):
    assert picture_widths(original) == widths


def test_drawings_fall_back_to_png_and_photographs_to_jpeg():
    assert list(picture_specs(900, "png")) == ["avif", "webp", "png"]
    assert list(picture_specs(900, "gif")) == ["avif", "webp", "png"]
    assert list(picture_specs(900, "jpg")) == ["avif", "webp", "jpeg"]
    assert picture_specs(300, "webp")["jpeg"] == ["width-400|format-jpeg|bgcolor-fff"]


def shown(image, arguments: str = "", **context) -> str:
    template = Template("{% load pictures %}{% portal_picture image " + arguments + " %}")
    return template.render(Context({"image": image, **context}))


def test_all_sizes_are_there_once_the_upload_is_done(image):
    assert set(image.renditions.values_list("filter_spec", flat=True)) == {
        *(f"width-{width}|format-{name}" for width in (400, 800, 1200) for name in ("avif", "webp")),
        *(f"width-{width}|format-jpeg|bgcolor-fff" for width in (400, 800, 1200)),
        SOCIAL_SPEC,
    }


def test_a_picture_is_offered_in_every_format_and_width(image):
    html = shown(image, 'sizes="(min-width: 40em) 50vw, 100vw"')
    sources = re.findall(r'<source type="image/(\w+)" srcset="([^"]+)" sizes="([^"]+)">', html)
    assert [name for name, _, _ in sources] == ["avif", "webp"]
    for name, srcset, sizes in sources:
        assert re.findall(rf"/media/images/\S+\.{name} (\d+)w", srcset) == ["400", "800", "900"]
        assert sizes == "(min-width: 40em) 50vw, 100vw"
    assert re.search(r'<img [^>]*src="/media/images/[^"]+\.jpg"', html)
    assert 'width="900" height="600"' in html
    assert 'alt="The door of the clinic"' in html
    assert 'loading="lazy"' in html
    assert 'decoding="async"' in html


def test_the_first_picture_of_a_page_is_loaded_at_once(image):
    assert "loading" not in shown(image, "lazy=False")


def test_the_words_for_those_who_cannot_see_are_the_pages_then_the_pictures(image):
    assert 'alt="A door &amp; a &quot;window&quot;"' in shown(image, "alt=words", words='A door & a "window"')
    assert 'alt=""' in shown(image, 'alt=""')
    assert 'alt="The door of the clinic"' in shown(image, "alt=None")


def test_no_picture_shows_nothing(db):
    assert shown(None).strip() == ""


def test_showing_a_picture_never_makes_one(image):
    CustomRendition.objects.all().delete()
    html = shown(CustomImage.objects.get())
    assert "<source" not in html
    assert f'src="{image.file.url}"' in html
    assert 'width="900" height="600"' in html
    assert "srcset" not in html
    assert not CustomRendition.objects.exists()


def test_what_is_missing_is_made_again_and_what_is_there_stays(image):
    before = set(image.renditions.values_list("pk", flat=True))
    image.renditions.filter(filter_spec__contains="avif").delete()
    picture_sizes_create(image=CustomImage.objects.get())
    after = set(image.renditions.values_list("pk", flat=True))
    assert len(after) == len(before)
    assert len(after & before) == len(before) - 3


def test_a_moved_focus_makes_a_new_picture_for_sharing(image, committed):
    template = Template("{% load pictures %}{% social_picture image as social %}{{ social.file.name }}")
    before = template.render(Context({"image": image}))
    image.focal_point_x, image.focal_point_y = 100, 100
    image.focal_point_width = image.focal_point_height = 50
    with committed():
        image.save()
    after = template.render(Context({"image": CustomImage.objects.get()}))
    assert before
    assert after
    assert before != after


def test_a_fixture_makes_no_sizes(db, committed, image):
    CustomRendition.objects.all().delete()
    with committed():
        image.save_base(raw=True)
    assert not CustomRendition.objects.exists()


def test_a_broken_original_does_not_break_the_request_that_saved_it(image, committed):
    image.renditions.all().delete()
    image.file.storage.delete(image.file.name)
    with committed():
        image.save()
    assert not CustomRendition.objects.exists()


def test_every_rendition_tells_nothing(image):
    for rendition in image.renditions.all():
        data = rendition.file.read()
        assert b"Secret" not in data
        assert b"Exif" not in data


class Stream(blocks.StreamBlock):
    figure = blocks.StructBlock([("image", PictureChooserBlock())])


@pytest.fixture
def images(image, committed):
    with committed():
        return [
            image,
            *(
                CustomImage.objects.create(
                    title=str(number), file=ContentFile(telling_picture("PNG", size=(20, number)), "a.png")
                )
                for number in range(1, 5)
            ),
        ]


def test_the_cost_of_pictures_does_not_grow_with_their_number(images):
    def cost(pks) -> int:
        stream = Stream().to_python([{"type": "figure", "value": {"image": pk}} for pk in pks])
        with CaptureQueriesContext(connection) as queries:
            html = "".join(shown(child.value["image"]) for child in stream)
        assert html.count("<picture") == html.count('type="image/avif"') == len(pks)
        return len(queries)

    assert cost([images[0].pk]) == cost([image.pk for image in images]) == 2


def test_a_picture_that_stands_twice_or_is_gone_is_no_surprise(image):
    values = PictureChooserBlock().bulk_to_python([image.pk, 999, image.pk, None])
    assert values == [image, None, image, None]
    assert values[0] is not values[2]


def test_a_single_picture_costs_one_query(image, django_assert_num_queries):
    fresh = CustomImage.objects.get()
    cache.clear()
    with django_assert_num_queries(1):
        shown(fresh)

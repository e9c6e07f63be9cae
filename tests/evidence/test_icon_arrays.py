"""Icon arrays draw exactly the people they say, in shapes that differ without colour."""

import re

import pytest

from content.evidence.icon_arrays import SHAPES, icon_array, rows_counted


def figures(path: str, pitch: float) -> int:
    """Return how many figures the lines of a path draw: a dash starts every `pitch` from the line's beginning."""
    lines = re.findall(r"M[\d.]+ ([\d.]+)V([\d.]+)", path)
    assert "".join(f"{start}{end}" for start, end in lines) or not path
    return sum(int((float(end) - float(start)) // pitch) + 1 for start, end in lines)


@pytest.mark.parametrize("per", SHAPES)
@pytest.mark.parametrize("share", [0, 0.01, 0.12, 0.5, 0.76, 0.99, 1])
def test_every_person_is_drawn_once(per, share):
    count = round(per * share)
    array, pitch = icon_array(count, per), SHAPES[per].pitch_y
    assert figures(array.counted_heads, pitch) == count
    assert figures(array.other_heads, pitch) == per - count
    if array.has_bodies:
        assert figures(array.counted_bodies, pitch) == count
        assert figures(array.other_bodies, pitch) == per - count
    else:
        assert array.counted_bodies == array.other_bodies == ""


@pytest.mark.parametrize("per", SHAPES)
def test_the_picture_stays_inside_its_frame(per):
    shape = SHAPES[per]
    assert shape.columns * shape.rows == per
    _x, _y, width, height = map(float, icon_array(per, per).view_box.split())
    points = re.findall(
        r"M([\d.]+) ([\d.]+)V([\d.]+)", icon_array(per, per).counted_bodies + icon_array(0, per).other_heads
    )
    assert all(0 < float(x) < width and float(top) > 0 and float(bottom) < height for x, top, bottom in points)


def test_people_are_counted_row_by_row():
    shape = SHAPES[100]
    assert [rows_counted(shape, 12, column) for column in range(10)] == [2, 2, 1, 1, 1, 1, 1, 1, 1, 1]


def test_nobody_has_no_path():
    assert icon_array(0, 100).counted_heads == ""
    assert icon_array(100, 100).other_heads == ""


def test_a_thousand_dots_weigh_little():
    array = icon_array(123, 1000)
    assert len(array.counted_heads + array.other_heads) < 1000


@pytest.mark.parametrize(("count", "per"), [(-1, 100), (101, 100), (1, 50), (1, 0)])
def test_what_cannot_be_drawn_honestly_is_an_error(count, per):
    with pytest.raises(ValueError, match=r"."):
        icon_array(count, per)

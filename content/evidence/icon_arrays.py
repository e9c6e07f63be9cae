"""Where the figures of an icon array stand, as plain numbers and path data; it knows no template and no claim.

A hundred people stand in ten rows of ten, a thousand dots in forty rows of twenty-five. Those who are counted come
first, row by row, as readers read. Every line of figures is one dashed stroke whose dashes are the figures, so that a
picture of a thousand weighs little; the two kinds differ in shape, not in colour alone.
"""

from dataclasses import dataclass

HUNDRED, THOUSAND = 100, 1000
# Long enough for every browser to draw the round end of a dash, too short to be seen as more than a dot.
SPECK = 0.01


@dataclass(frozen=True)
class Shape:
    """How one denominator is drawn: figures a row, their distance, and how far a body reaches below its head."""

    columns: int
    rows: int
    pitch_x: float
    pitch_y: float
    has_bodies: bool


SHAPES = {
    HUNDRED: Shape(columns=10, rows=10, pitch_x=10, pitch_y=15, has_bodies=True),
    THOUSAND: Shape(columns=25, rows=40, pitch_x=4, pitch_y=4, has_bodies=False),
}
HEAD_Y, BODY_Y, BODY_LENGTH = 3.0, 8.6, 2.6


@dataclass(frozen=True)
class IconArray:
    """The drawing of `count` people out of `per`: path data for the counted ones and for the others."""

    count: int
    per: int
    view_box: str
    # The dash patterns that turn the lines into heads (or dots) and bodies.
    head_dashes: str
    body_dashes: str
    counted_heads: str
    counted_bodies: str
    other_heads: str
    other_bodies: str

    @property
    def has_bodies(self) -> bool:
        return bool(self.body_dashes)


def icon_array(count: int, per: int) -> IconArray:
    """Return the drawing of a number of people; what cannot be drawn honestly is an error."""
    if per not in SHAPES:
        raise ValueError(f"No picture of {per} people is known.")
    if not 0 <= count <= per:
        raise ValueError(f"{count} out of {per} cannot be drawn.")
    shape = SHAPES[per]
    head_y = HEAD_Y if shape.has_bodies else shape.pitch_y / 2
    dashes = {"head_dashes": f"{SPECK:g} {shape.pitch_y - SPECK:g}", "body_dashes": ""}
    if shape.has_bodies:
        dashes["body_dashes"] = f"{BODY_LENGTH:g} {shape.pitch_y - BODY_LENGTH:g}"
    return IconArray(
        count=count,
        per=per,
        view_box=f"0 0 {shape.columns * shape.pitch_x:g} {shape.rows * shape.pitch_y:g}",
        counted_heads=_columns(shape, count, head_y, SPECK, counted=True),
        counted_bodies=_columns(shape, count, BODY_Y, BODY_LENGTH, counted=True) if shape.has_bodies else "",
        other_heads=_columns(shape, count, head_y, SPECK, counted=False),
        other_bodies=_columns(shape, count, BODY_Y, BODY_LENGTH, counted=False) if shape.has_bodies else "",
        **dashes,
    )


def rows_counted(shape: Shape, count: int, column: int) -> int:
    """Return how many of a column's figures are counted, where figures are counted row by row."""
    full_rows, rest = divmod(count, shape.columns)
    return full_rows + (1 if column < rest else 0)


def _columns(shape: Shape, count: int, first_y: float, length: float, *, counted: bool) -> str:
    """Return one vertical line for each column, from its first figure of this kind to its last."""
    lines = []
    for column in range(shape.columns):
        top = rows_counted(shape, count, column)
        first, last = (0, top) if counted else (top, shape.rows)
        if first < last:
            x = shape.pitch_x * (column + 0.5)
            start = first_y + first * shape.pitch_y
            end = first_y + (last - 1) * shape.pitch_y + length
            lines.append(f"M{x:g} {start:g}V{end:g}")
    return "".join(lines)

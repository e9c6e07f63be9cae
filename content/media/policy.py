"""Which sizes and formats of a picture readers get; pure, it knows no model and no file."""

# Three widths serve phones, tablets and desks at one and at two dots a pixel; a fourth earned too little.
PICTURE_WIDTHS = (400, 800, 1200)
# The browser takes the first it knows: AVIF is the smallest, and the last is what every browser shows.
MODERN_FORMATS = ("avif", "webp")
MIME_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg", "png": "image/png"}
# What networks show beside a shared link. JPEG has no transparency, so the paper is white.
SOCIAL_SPEC = "fill-1200x630|format-jpeg|bgcolor-fff"


def fallback_format(extension: str) -> str:
    """Return the format for old browsers: drawings stay exact as PNG, all else is a photograph."""
    return "png" if extension in ("png", "gif") else "jpeg"


def picture_widths(original_width: int) -> tuple[int, ...]:
    """Return the widths worth making: those below the original's, and one that holds all it has."""
    smaller = [width for width in PICTURE_WIDTHS if width < original_width]
    return PICTURE_WIDTHS[: len(smaller) + 1]


def picture_specs(original_width: int, extension: str) -> dict[str, list[str]]:
    """Return Wagtail's filter specs by format, smallest first, the fallback format last."""
    specs = {}
    for image_format in (*MODERN_FORMATS, fallback_format(extension)):
        flat = "|bgcolor-fff" if image_format == "jpeg" else ""
        specs[image_format] = [f"width-{width}|format-{image_format}{flat}" for width in picture_widths(original_width)]
    return specs

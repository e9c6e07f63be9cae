"""Keeps what people typed from being run as a formula by a spreadsheet; it knows no report."""

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# No spreadsheet can hold them, so one in a title would be the end of the whole export.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def not_a_formula(value):
    """Return text so that no spreadsheet takes it for a formula or chokes on it; anything else stays as it is."""
    if not isinstance(value, str):
        return value
    text = _CONTROLS.sub("", value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class SafeExportMixin:
    """Mix in before Wagtail's report views: what is exported as CSV or XLSX holds no formulas."""

    def preprocess_field_value(self, field, value, export_format):
        return not_a_formula(super().preprocess_field_value(field, value, export_format))

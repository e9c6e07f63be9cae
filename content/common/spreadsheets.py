"""Keeps what people typed from being run as a formula by a spreadsheet; it knows no report."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def not_a_formula(value):
    """Return text so that no spreadsheet takes it for a formula; anything else stays as it is."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class SafeExportMixin:
    """Mix in before Wagtail's report views: what is exported as CSV or XLSX holds no formulas."""

    def preprocess_field_value(self, field, value, export_format):
        return not_a_formula(super().preprocess_field_value(field, value, export_format))

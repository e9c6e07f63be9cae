"""What Django checks of imports before it starts: that every section of the portal can be imported."""

from django.core import checks

from content.importing.drafts import SECTION_SLUGS
from content.importing.matching import SECTION_TYPES
from content.importing.shapes import SHAPES
from content.pages.selectors import page_types


@checks.register
def sections_check(app_configs, **kwargs):
    """Report a section of the portal that imports forgot, and a name that is no section any more."""
    sections = {model.__name__ for model in page_types() if getattr(model, "is_section", False)}
    return list(section_errors(sections))


def section_errors(sections: set[str]):
    """Yield one error for each table of imports that does not name exactly the sections."""
    tables = {
        "SHAPES (content/importing/shapes.py)": SHAPES,
        "_SIGNS (content/importing/matching.py)": SECTION_TYPES,
        "SECTION_SLUGS (content/importing/drafts.py)": SECTION_SLUGS,
    }
    for table, names in tables.items():
        for name in sorted(sections ^ set(names)):
            words = "is a section and stands not in" if name in sections else "is no section and stands in"
            yield checks.Error(
                f"{name} {words} {table}.",
                hint="Say which fields, words and address imported text of a section goes by, or take the name out.",
                id="importing.E001",
            )

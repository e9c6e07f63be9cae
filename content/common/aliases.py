"""Which page an alias repeats; it knows only Wagtail's own Page."""

from wagtail.models import Page


def source_of(page: Page) -> Page:
    """Return the page that an alias repeats, through aliases of aliases, or the page itself."""
    seen = {page.pk}
    while page.alias_of_id and page.alias_of_id not in seen:
        seen.add(page.alias_of_id)
        page = page.alias_of
    return page

"""The one list of pages that the public may see; it knows only Wagtail's own Page and Site."""

from wagtail.models import Page, Site


def public_pages(site: Site | None, queryset=None):
    """Return the live pages below the site's root page that no view restriction covers.

    Every list, search, feed and sitemap starts here, so a private or draft page's title appears nowhere.
    `queryset` narrows the result to one page type, for example `GlossaryIndexPage.objects.all()`.
    """
    pages = Page.objects.all() if queryset is None else queryset
    if site is None:
        return pages.none()
    return pages.live().public().descendant_of(site.root_page, inclusive=True)

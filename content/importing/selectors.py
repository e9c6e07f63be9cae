"""Reads what imports need to know of the portal: its home page, the pages that exist, earlier imports; no writes."""

from django.db.models import QuerySet
from wagtail.models import Page, Site

from content.importing.models import ImportedArticle
from content.pages.models import HomePage


def default_site() -> Site | None:
    return Site.objects.filter(is_default_site=True).select_related("root_page").first()


def home_of(site: Site | None) -> HomePage | None:
    """Return the site's home page, or None for a site that has none of the portal's."""
    home = site.root_page.specific if site else None
    return home if isinstance(home, HomePage) else None


def may_import(user, site: Site | None) -> bool:
    """Tell whether the user may add pages below the site's home page."""
    home = home_of(site)
    return home is not None and home.permissions_for_user(user).can_add_subpage()


def existing_page(model: type[Page]) -> Page | None:
    """Return the page that takes the one place of its type."""
    return model.objects.order_by("path").first()


def earlier_import(sha256: str) -> ImportedArticle | None:
    return ImportedArticle.objects.filter(sha256=sha256).first()


def imports_listed() -> QuerySet[ImportedArticle]:
    return ImportedArticle.objects.select_related("user")


def pages_by_id(ids: list[int | None]) -> dict[int, Page]:
    return {page.pk: page for page in Page.objects.filter(pk__in=[pk for pk in ids if pk])}

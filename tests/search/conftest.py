"""A small tree of pages to search in; it tests nothing itself."""

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from content.pages.models import HomePage, InfusionTherapyPage, StandardPage


def page_with_text(title: str, slug: str, *paragraphs: str, **fields) -> StandardPage:
    content = [{"type": "text", "value": f"<p>{paragraph}</p>"} for paragraph in paragraphs]
    body = [{"type": "section", "value": {"heading": "More", "content": content}}]
    return StandardPage(title=title, slug=slug, body=body, **fields)


@pytest.fixture
def home(db):
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="portal"))
    Site.objects.filter(is_default_site=True).update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def infusion_page(home):
    page = InfusionTherapyPage(
        title="Your infusion treatment",
        slug="infusion-treatment",
        short_title="Infusion",
        introduction="A drip gives the medicine slowly.",
    )
    return home.add_child(instance=page)


@pytest.fixture
def privacy_page(home):
    return home.add_child(instance=page_with_text("Privacy", "privacy", "We keep your infusion notes safe."))


@pytest.fixture
def draft_page(home):
    return home.add_child(instance=page_with_text("Draft about infusion", "draft", "Infusion.", live=False))


@pytest.fixture
def private_page(home):
    page = home.add_child(instance=page_with_text("Secret about infusion", "secret", "Infusion."))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page

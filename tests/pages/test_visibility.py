"""Drafts and private pages are nowhere: not their title, short name, introduction or address, in no list or menu."""

import pytest
from wagtail.models import Page, PageViewRestriction

from content.pages.models import (
    AdministrationIndexPage,
    AdministrationRoutePage,
    BenefitsPage,
    ContactPage,
    InfusionTherapyPage,
    MechanismPage,
    PainConditionIndexPage,
    PainConditionPage,
    SideEffectsPage,
    StandardPage,
)
from tests.factories import page_make

ROUTE_FIELDS = ("onset", "setting", "supervision", "licence_status", "evidence_summary")
# A word that stands in everything hidden and nowhere else.
SECRET = "qxsecret"
WAYS = ["draft", "for_signed_in", "with_password", "for_groups"]


def hidden_fields(word: str) -> dict:
    return {
        "title": f"{SECRET} {word}",
        "slug": f"{SECRET}-{word}",
        "short_title": f"{SECRET} {word}",
        "introduction": f"{SECRET} {word}",
        "search_description": f"{SECRET} {word}",
        "show_in_menus": True,
    }


def hide(page: Page, way: str) -> Page:
    if way == "draft":
        page.live = False
        page.save()
    else:
        kind = {
            "for_signed_in": PageViewRestriction.LOGIN,
            "with_password": PageViewRestriction.PASSWORD,
            "for_groups": PageViewRestriction.GROUPS,
        }[way]
        PageViewRestriction.objects.create(page=page, restriction_type=kind, password="a long pass phrase")
    return page


OTHER_ADDRESSES = [
    "/sitemap.xml",
    "/search/",
    "/search/?q=benefits",
    "/search/?q=infusion+condition+route",
    "/no-such-page/",
]


@pytest.fixture(params=WAYS)
def way(request):
    return request.param


@pytest.fixture
def portal(home, way):
    """A portal in which every list has something hidden between two public pages; returns the public addresses."""
    links = []

    def section(pages):
        related = {"type": "related_pages", "value": {"heading": "Next", "pages": [page.pk for page in pages]}}
        return [{"type": "section", "value": {"heading": "Links", "content": [related]}}]

    page_make(MechanismPage, home, show_in_menus=True)
    links.append(hide(page_make(InfusionTherapyPage, home, **hidden_fields("infusion")), way))
    conditions = page_make(PainConditionIndexPage, home)
    page_make(PainConditionPage, conditions)
    links.append(hide(page_make(PainConditionPage, conditions, **hidden_fields("condition")), way))
    page_make(PainConditionPage, conditions)
    links.append(hide(page_make(BenefitsPage, home, **hidden_fields("benefits")), way))
    routes = page_make(AdministrationIndexPage, home)
    page_make(AdministrationRoutePage, routes)
    table = dict.fromkeys(ROUTE_FIELDS, SECRET)
    links.append(hide(page_make(AdministrationRoutePage, routes, **hidden_fields("route"), **table), way))
    page_make(AdministrationRoutePage, routes)
    page_make(SideEffectsPage, home)
    page_make(ContactPage, home, show_in_menus=True)
    links.append(hide(page_make(StandardPage, home, **hidden_fields("foot")), way))
    if way != "draft":
        links.append(page_make(StandardPage, links[-1], **hidden_fields("child")))
    page_make(StandardPage, home, title="Last", slug="last", show_in_menus=True, body=section(links))
    hidden = {page.pk for page in links}
    public = Page.objects.descendant_of(home, inclusive=True).exclude(pk__in=hidden)
    return [page.url for page in public] + OTHER_ADDRESSES


def test_nothing_hidden_stands_on_any_public_page(client, portal):
    assert len(portal) > 12
    for address in portal:
        response = client.get(address)
        assert response.status_code == (404 if address == "/no-such-page/" else 200), address
        assert SECRET not in response.content.decode().lower(), address


def test_hidden_pages_themselves_are_not_served(client, portal):
    for page in Page.objects.filter(slug__startswith=SECRET):
        response = client.get(page.url)
        assert response.status_code in (200, 302, 404)
        if response.status_code == 200:  # the form that asks for the password
            assert SECRET not in response.content.decode().replace(f"/{SECRET}", "")


def test_a_public_page_below_a_draft_does_not_name_it(client, home):
    draft = hide(page_make(StandardPage, home, **hidden_fields("parent")), "draft")
    child = page_make(StandardPage, draft, title="In the open")
    shown = client.get(child.url).content.decode()
    assert "In the open" in shown
    assert f"{SECRET} parent" not in shown


def test_a_call_to_action_to_a_draft_is_left_out(client, home):
    draft = hide(page_make(StandardPage, home, **hidden_fields("target")), "draft")
    call = {"type": "call_to_action", "value": {"label": "Go there", "page": draft.pk, "url": "", "text": ""}}
    section = {"type": "section", "value": {"heading": "Links", "content": [call]}}
    page = page_make(StandardPage, home, body=[section])
    shown = client.get(page.url).content.decode()
    assert "Go there" not in shown
    assert SECRET not in shown


def test_a_signed_in_editor_sees_no_more_on_the_public_site(admin_client, home):
    hide(page_make(BenefitsPage, home, **hidden_fields("benefits")), "for_signed_in")
    assert SECRET not in admin_client.get(home.url).content.decode()

"""A reader's way through the portal in a real browser: phone and desk, keyboard, print, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.starter.test_starter_pages import EXPECTED_PATHS

each_size = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])


@each_size
def test_from_home_to_a_section_to_its_print_view(open_page, viewport):
    page = open_page("/", viewport=viewport)
    page.locator("main").get_by_role("link", name="Side effects", exact=False).first.click()
    expect(page).to_have_url(re.compile(r"/side-effects/$"))
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".care-card--emergency").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".care-card--emergency").first).to_be_visible()
    expect(page.locator(".sources").first).to_be_visible()
    for gone in (".site-nav", ".site-menu", ".search-form", ".neighbours", ".contents--aside", ".skip-link"):
        for element in page.locator(gone).all():
            expect(element).not_to_be_visible()
    assert len(page.pdf(format="A4")) > 20_000


def test_print_shows_what_expanders_hold_and_the_emergency_number(open_page):
    page = open_page("/types-of-pain/neuropathic-pain/")
    code = page.locator("details.expander .code").first
    expect(code).not_to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(code).to_be_visible()
    expect(page.locator(".care-card--emergency").get_by_text("999").first).to_be_visible()


def test_nothing_is_wider_than_a_small_phone(open_page):
    page = open_page(viewport=PHONE)
    too_wide = {}
    for path in [*sorted(EXPECTED_PATHS), "/search/?q=pain", "/search/"]:
        page.goto(path)
        if page.evaluate("document.scrollingElement.scrollWidth") > PHONE["width"]:
            too_wide[path] = page.evaluate(
                """[...document.querySelectorAll('main *')]
                    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                    .slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""
            )
    assert too_wide == {}


def focused(page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def tab_to(page, selector: str, limit: int = 60) -> None:
    """Press Tab until the element has the focus."""
    for _n in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by the keyboard; the focus is on {focused(page)}")


def focus_is_visible(page) -> bool:
    return page.evaluate(
        """() => {
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
        }"""
    )


def test_the_first_stop_of_the_keyboard_skips_to_the_text(open_page):
    page = open_page("/benefits/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert focus_is_visible(page)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_menu_by_keyboard(open_page):
    page = open_page("/", viewport=PHONE)
    tab_to(page, ".site-menu summary")
    assert focus_is_visible(page)
    page.keyboard.press("Enter")
    expect(page.locator(".site-menu .section-links")).to_be_visible()
    tab_to(page, ".site-menu a")
    page.keyboard.press("Escape")
    expect(page.locator(".site-menu .section-links")).not_to_be_visible()
    expect(page.locator(".site-menu summary")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, ".site-menu a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/how-ketamine-works/$"))


def test_search_by_keyboard(open_page):
    page = open_page("/")
    tab_to(page, "#search-header")
    assert focus_is_visible(page)
    page.keyboard.type("bladder")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=bladder"))
    tab_to(page, "main a[href='/side-effects/']", limit=100)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Side effects")


def test_expander_by_keyboard(open_page):
    page = open_page("/types-of-pain/neuropathic-pain/")
    summary = page.locator("main details.expander summary").last
    summary.focus()
    assert focus_is_visible(page)
    inside = page.locator("main details.expander .expander__body").last
    expect(inside).not_to_be_visible()
    page.keyboard.press("Space")
    expect(inside).to_be_visible()
    page.keyboard.press("Enter")
    expect(inside).not_to_be_visible()


def test_every_stop_of_the_keyboard_can_be_seen(open_page):
    """From the top of a long page to its end, in the order of the text."""
    page = open_page("/how-it-is-given/", viewport=PHONE)
    unseen, seen = [], set()
    for _n in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        here = focused(page)
        seen.add(here)
        if not focus_is_visible(page):
            unseen.append(here)
    assert len(seen) > 20
    assert unseen == []


def test_everything_works_without_javascript(open_page):
    page = open_page("/", viewport=PHONE, java_script_enabled=False)
    page.locator(".site-menu summary").click()
    page.locator(".site-menu").get_by_role("link", name="Side effects").click()
    expect(page).to_have_url(re.compile(r"/side-effects/$"))
    expect(page.locator(".care-card--emergency").first).to_be_visible()
    page.locator(".site-menu summary").click()
    page.locator("#search-menu").fill("bladder")
    page.locator("#search-menu").press("Enter")
    expect(page.locator("main a[href='/side-effects/']").first).to_be_visible()
    page.goto("/types-of-pain/neuropathic-pain/")
    page.locator("main details.expander summary").last.click()
    expect(page.locator("main details.expander .expander__body").last).to_be_visible()


def test_a_deep_link_opens_what_it_leads_to(open_page):
    page = open_page("/benefits/")
    link = page.locator(".claim__citations a").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(target)).to_be_in_viewport()
    page = open_page("/glossary/")
    expect(page.locator("h1")).to_be_visible()


def test_a_deep_link_opens_a_topic_of_the_evidence_library(open_page):
    page = open_page("/evidence/")
    expect(page.locator("#topic-side-effects .references__item").first).not_to_be_visible()
    page = open_page("/evidence/#topic-side-effects")
    expect(page.locator("#topic-side-effects .references__item").first).to_be_visible()


def test_an_address_that_cannot_be_decoded_breaks_nothing(open_page):
    page = open_page("/types-of-pain/neuropathic-pain/#%E0%A4%A")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details.expander .code").first).to_be_visible()


def test_a_phone_asks_on_its_first_page_what_one_wants_to_know(open_page):
    page = open_page("/", viewport=PHONE)
    page.get_by_role("search", name="What would you like to know?").get_by_role("searchbox").fill("can I drive home?")
    page.keyboard.press("Enter")
    expect(page.locator("main a[href='/infusion-treatment/']").first).to_be_visible()
    desk = open_page("/")
    expect(desk.locator("#search-home")).not_to_be_visible()


def test_emergency_help_is_one_tap_away_on_a_phone(open_page):
    page = open_page("/benefits/", viewport=PHONE)
    call = page.locator("a[href='tel:999']").first
    expect(call).to_be_in_viewport()
    box = call.bounding_box()
    assert box["height"] >= 24
    page.evaluate("scrollTo(0, 3000)")
    expect(call).not_to_be_in_viewport()


def test_targets_are_large_enough_for_a_thumb(open_page):
    page = open_page("/", viewport=PHONE)
    page.locator(".site-menu summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('.site-menu a, .site-menu summary, button, .home-routes__link')]
            .filter(element => element.checkVisibility())
            .filter(element => element.getBoundingClientRect().height < 44)
            .map(element => element.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_text_can_be_twice_as_large(open_page):
    """Two hundred per cent on a phone: still no sideways scrolling of the page."""
    page = open_page(viewport=PHONE)
    widths = {}
    for path in ("/", "/side-effects/", "/contact/", "/evidence/"):
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        widths[path] = page.evaluate("document.scrollingElement.scrollWidth")
        expect(page.locator("h1")).to_be_visible()
    assert {path: width for path, width in widths.items() if width > PHONE["width"]} == {}

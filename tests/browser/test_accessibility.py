"""axe-core finds nothing to mend on any page type, in the light on a desk and in the dark on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE

# One page of each type, and the pages outside the tree.
PAGES = {
    "HomePage": "/",
    "MechanismPage": "/how-ketamine-works/",
    "PainConditionIndexPage": "/types-of-pain/",
    "PainConditionPage": "/types-of-pain/neuropathic-pain/",
    "AdministrationIndexPage": "/how-it-is-given/",
    "AdministrationRoutePage": "/how-it-is-given/iv-infusion/",
    "InfusionTherapyPage": "/infusion-treatment/",
    "BenefitsPage": "/benefits/",
    "MultidisciplinaryCarePage": "/your-care-team/",
    "SideEffectsPage": "/side-effects/",
    "IndividualisedTreatmentPage": "/your-treatment-plan/",
    "EvidenceLibraryPage": "/evidence/",
    "CorrectionsPage": "/corrections/",
    "GlossaryIndexPage": "/glossary/",
    "TeamPage": "/our-team/",
    "LocationsPage": "/find-us/",
    "ContactPage": "/contact/",
    "StandardPage": "/privacy/",
    "search": "/search/?q=pain",
    "search without a result": "/search/?q=zzzz",
    "not found": "/no-such-page/",
}
OPTIONS = {
    "preload": False,
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for rule in found for node in rule["nodes"]
    ]


@pytest.fixture(scope="module")
def axe_page(new_page):
    """A page without its content security policy and without the watch: axe styles and reads pages itself."""
    return new_page(bypass_csp=True, reduced_motion="reduce")


def opened(page, path: str, viewport: dict):
    """Open an address on this page, which other tests have used."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(viewport)
    page.goto(path)
    return page


def test_every_page_type_is_among_the_pages(site):
    from content.pages import models

    assert set(models.__all__) <= set(PAGES)
    for name in models.__all__:
        page = getattr(models, name).objects.live().first()
        path = PAGES[name]
        assert getattr(models, name).objects.filter(slug=path.strip("/").split("/")[-1] or "home").exists(), page


def test_no_page_has_a_violation_in_light_or_dark(axe_page):
    """Light on a desk, then dark on a phone: each scheme and each layout once, as axe is slow on long pages."""
    found = {}
    for name, path in PAGES.items():
        page = opened(axe_page, path, DESK)
        found[f"{name}, light, on a desk"] = violations(page)
        light = page.evaluate("getComputedStyle(document.body).color")
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size(PHONE)
        assert page.evaluate("getComputedStyle(document.body).color") != light, name
        found[f"{name}, dark, on a phone"] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}


def test_the_open_menu_has_no_violation(axe_page):
    page = opened(axe_page, "/", PHONE)
    page.locator(".site-menu summary").click()
    assert violations(page) == []


def test_sign_in_page_has_no_violation(axe_page):
    assert violations(opened(axe_page, "/admin/login/", DESK)) == []

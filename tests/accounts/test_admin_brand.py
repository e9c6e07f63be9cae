"""The admin wears the clinic's name and colours, and asks no other host for anything."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.urls import reverse
from wagtail.models import Site

from content.clinic.models import ClinicSettings

# Elements and attributes by which a browser loads something without being asked.
LOADING = {
    "script": ["src"],
    "link": ["href"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "iframe": ["src"],
    "use": ["href", "xlink:href"],
    "video": ["src", "poster"],
    "object": ["data"],
    "form": ["action"],
}


def loaded_hosts(html):
    """Return the other hosts that a page makes the browser call, templates that scripts use included."""
    soup = BeautifulSoup(html, "html.parser")
    addresses = []
    for element in soup.find_all(list(LOADING)):
        for attribute in LOADING[element.name]:
            addresses += [part.split()[0] for part in element.get(attribute, "").split(",") if part.strip()]
    return {urlsplit(address).netloc for address in addresses} - {"", "testserver"}


@pytest.fixture
def clinic(home):
    site = Site.objects.get(is_default_site=True)
    settings = ClinicSettings.for_site(site)
    settings.clinic_name = "Hill & Dale Pain Clinic"
    settings.save()


def test_the_sign_in_page_names_the_clinic(clinic, client):
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Hill &amp; Dale Pain Clinic" in page
    assert "Sign in to Wagtail" not in page
    assert BeautifulSoup(page, "html.parser").title.text.strip().endswith("Hill & Dale Pain Clinic")


def test_the_dashboard_names_the_clinic(clinic, admin):
    soup = BeautifulSoup(admin.get(reverse("wagtailadmin_home")).content, "html.parser")
    assert soup.h1.text.strip() == "Hill & Dale Pain Clinic"
    assert "Hill & Dale Pain Clinic" in soup.select_one("[data-wagtail-sidebar-branding-logo]").text


def test_a_portal_without_a_site_still_lets_people_sign_in(db, client):
    Site.objects.all().delete()
    page = client.get(reverse("wagtailadmin_login"))
    assert page.status_code == 200
    assert 'name="password"' in page.content.decode()


def test_the_brand_files_are_there(client, db):
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_login")).content, "html.parser")
    (icon,) = soup.select('link[rel~="icon"]')
    for address in (icon["href"], soup.select_one("use")["href"].partition("#")[0], "/static/admin/brand.css"):
        assert finders.find(address.removeprefix("/static/")), address
    assert soup.select_one('link[href="/static/admin/brand.css"]')


@pytest.mark.parametrize(
    "url_name",
    [
        "wagtailadmin_login",
        "wagtailadmin_password_reset",
        "wagtailadmin_home",
        "wagtailadmin_account",
        "wagtailadmin_explore_root",
        "wagtailusers_users:index",
        "wagtailusers_users:add",
        "wagtailimages:index",
        "wagtailimages:add_multiple",
        "wagtaildocs:index",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_workflows:index",
    ],
)
def test_no_page_calls_another_host(page, superuser, sign_in, client, settings, url_name):
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    browser = client if "login" in url_name or "reset" in url_name else sign_in(superuser)
    response = browser.get(reverse(url_name))
    assert response.status_code == 200
    assert loaded_hosts(response.content) == set()


def test_the_page_editor_calls_no_other_host(page, superuser, sign_in):
    response = sign_in(superuser).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert loaded_hosts(response.content) == set()
    assert b"gravatar" not in response.content
    assert b"releases.wagtail" not in response.content

"""No page, public or in the admin, makes a browser ask another host for anything."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from tests.markup import Document

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]


def elsewhere(content: bytes) -> list[str]:
    addresses = Document(content).loaded()
    return [address for address in addresses if re.match(r"(https?:)?//", address)]


def test_public_pages_load_only_from_here(public_responses):
    for address, response in public_responses.items():
        if response["Content-Type"].startswith("text/html"):
            assert elsewhere(response.content) == [], address


def test_style_sheets_load_only_from_here(client):
    from django.contrib.staticfiles import finders

    sheets = [
        name
        for finder in finders.get_finders()
        for name, _storage in finder.list([])
        if name.startswith(("css/", "admin/"))
    ]
    assert "css/portal.css" in sheets
    for name in (sheet for sheet in sheets if sheet.endswith((".css", ".js")) and sheet.split("/")[0] in ("css", "js")):
        with open(finders.find(name)) as file:
            assert re.search(r"(url\(|@import|import)\s*[\"']?(https?:)?//", file.read()) is None, name


def test_admin_pages_load_only_from_here(client, admin_client):
    home = Site.objects.get().root_page
    page = Page.objects.get(slug="benefits")
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[home.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailsnippets_evidence_claim:list"),
        reverse("wagtailusers_users:index"),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        reverse("wagtailadmin_account"),
        reverse("importing:import"),
    ]
    for address in addresses:
        response = admin_client.get(address)
        assert response.status_code == 200, address
        assert elsewhere(response.content) == [], address
        assert "gravatar" not in response.content.decode(), address
        assert "releases.wagtail" not in response.content.decode(), address
    assert elsewhere(client.get("/admin/login/").content) == []

"""The addresses beside the pages: sitemap, robots.txt, security.txt, favicon; and what each page says of itself."""

import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from content.clinic.models import ClinicSettings
from content.evidence.models import Claim
from tests.factories import image_make
from tests.markup import Document, text

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def sitemap(client) -> dict[str, str]:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own response
    return {
        url.findtext("s:loc", namespaces=SITEMAP): url.findtext("s:lastmod", namespaces=SITEMAP)
        for url in root.findall("s:url", SITEMAP)
    }


def test_sitemap_lists_every_public_page_and_no_other(client, page_addresses):
    hidden, private = Page.objects.get(slug="privacy"), Page.objects.get(slug="benefits")
    hidden.specific.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    listed = sitemap(client)
    root = Site.objects.get().root_url
    expected = {root + address for address in page_addresses if address not in ("/privacy/", "/benefits/")}
    assert set(listed) == expected
    assert all(listed.values())


def test_robots_keep_to_the_pages(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert "User-agent: *" in lines
    assert "Disallow: /admin/" in lines
    assert any(line.startswith("Sitemap: http") and line.endswith("/sitemap.xml") for line in lines)


def test_security_txt_waits_for_a_contact(client):
    assert client.get("/.well-known/security.txt").status_code == 404
    ClinicSettings.objects.update(security_contact="mailto:security@clinic.example")
    response = client.get("/.well-known/security.txt")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    assert fields["Contact"] == "mailto:security@clinic.example"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timezone.now() + timedelta(days=30) < expires < timezone.now() + timedelta(days=365)
    assert fields["Canonical"].endswith("/.well-known/security.txt")


def test_favicon_leads_to_a_file_that_is_there(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert finders.find(response.url.removeprefix("/static/"))


def test_every_file_a_page_loads_is_there(client):
    for address in ("/", "/how-ketamine-works/", "/side-effects/", "/search/?q=pain"):
        for path in Document(client.get(address).content).loaded():
            name = path.partition("#")[0].removeprefix("/static/")
            assert finders.find(name), (address, path)


def test_every_page_says_what_it_is(page_addresses, public_responses):
    root = Site.objects.get().root_url
    for address in page_addresses:
        document = Document(public_responses[address].content)
        assert document.first("link", rel="canonical").get("href") == root + address
        meta = {
            element.get("property") or element.get("name"): element.get("content") for element in document.all("meta")
        }
        assert meta["og:url"] == root + address
        assert meta["og:title"] == text(document.first("h1")) or meta["og:title"]
        assert meta["og:description"] == meta["description"]
        assert meta["og:site_name"] == "Example Pain Clinic"
        assert "noindex" not in meta.get("robots", ""), address
        assert meta["viewport"] == "width=device-width, initial-scale=1"


def test_a_page_with_a_social_image_names_it(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = Page.objects.get(slug="privacy").specific
        page.social_image = image_make(size=(1600, 900))
        page.save_revision().publish()
    document = Document(client.get("/privacy/").content)
    address = document.first("meta", property="og:image").get("content")
    assert address.startswith(Site.objects.get().root_url)
    assert client.get(address.removeprefix(Site.objects.get().root_url)).status_code == 200


def test_search_results_stay_out_of_search_engines(client):
    document = Document(client.get("/search/?q=pain").content)
    assert "noindex" in document.first("meta", name_="robots").get("content")


def test_a_claim_reworded_in_the_library_is_reworded_on_its_pages(client):
    claim = Claim.objects.get(identifier="ben-01")
    claim.text = "Reworded in the library."
    claim.save_revision().publish()
    assert "Reworded in the library." in client.get("/benefits/").content.decode()


def test_a_claim_withdrawn_from_the_library_leaves_its_pages(client):
    claim = Claim.objects.get(identifier="ben-01")
    assert claim.text in text(Document(client.get("/benefits/").content).main)
    claim.unpublish()
    assert claim.text not in text(Document(client.get("/benefits/").content).main)

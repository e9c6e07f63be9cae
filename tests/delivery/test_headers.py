"""What every response carries: policies for readers and for the admin, and nothing that marks a reader."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]

READERS_POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}


def policy(response) -> dict[str, set[str]]:
    directives = [part.split() for part in response["Content-Security-Policy"].split(";") if part.strip()]
    return {name: set(values) for name, *values in directives}


def test_public_responses_set_no_cookie_and_do_not_vary_by_one(public_responses):
    for address, response in public_responses.items():
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address
        assert b"csrf" not in response.content.lower(), address


def test_public_responses_stay_the_same_for_a_reader_with_a_stray_cookie(client, page_addresses):
    for address in page_addresses[:3]:
        plain = client.get(address).content
        client.cookies["sessionid"] = "not-a-session"
        assert client.get(address).content == plain, address
        client.cookies.clear()


def test_readers_get_the_strict_policy(public_responses):
    for address, response in public_responses.items():
        assert policy(response) == READERS_POLICY, address


def test_only_the_admin_gets_the_wider_policy(client, admin_client):
    wide = policy(admin_client.get("/admin/"))
    assert wide["script-src"] == {"'self'", "'unsafe-inline'"}
    assert all("unsafe-eval" not in value and "*" not in value for values in wide.values() for value in values)
    assert policy(client.get("/admin/login/")) == wide
    for address in ("/admin", "/administrator/", "/adminx/", "/x/admin/", "/search/?q=/admin/"):
        assert policy(client.get(address)) == READERS_POLICY, address


def test_every_response_is_guarded(admin_client, public_responses):
    for address, response in [*public_responses.items(), ("/admin/", admin_client.get("/admin/"))]:
        assert response.get("X-Content-Type-Options") == "nosniff", address
        assert response.get("Referrer-Policy") == "same-origin", address
        if response.status_code != 301:  # a redirect to the address with its slash shows nothing
            assert response.get("X-Frame-Options") == "DENY", address
        assert response.get("Cross-Origin-Opener-Policy") == "same-origin", address
        closed = {part.strip() for part in response.get("Permissions-Policy").split(",")}
        assert {"camera=()", "microphone=()", "geolocation=()"} <= closed, address


def test_only_the_live_preview_may_be_framed_and_only_here(admin_client):
    page = Page.objects.get(slug="privacy")
    preview = admin_client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]))
    assert preview.status_code == 200
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(preview)["frame-ancestors"] == {"'self'"}
    # A page that is shown comes back from a request of its own, which carries the readers' policy.
    shown = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert shown.status_code == 200
    assert policy(shown)["frame-ancestors"] == {"'self'"}


def test_what_a_signed_in_person_sees_stays_out_of_shared_caches(admin_client):
    response = admin_client.get("/")
    assert "private" in response["Cache-Control"]
    assert "no-store" in admin_client.get("/admin/")["Cache-Control"]


def test_production_tells_browsers_to_stay_on_tls(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    response = type(client)().get("/robots.txt", secure=True)
    assert response["Strict-Transport-Security"].startswith("max-age=31536000")


def test_cookies_of_the_admin_are_closed(client):
    cookie = client.get("/admin/login/").cookies[settings.CSRF_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"

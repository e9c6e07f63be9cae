"""Nothing a stranger can send gets an answer of 500: addresses, queries, page numbers, methods, headers."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]

ODD_PATHS = [
    "/%00",
    "/%00/",
    "/benefits%00/",
    "/a%00b/c/",
    "/%ff/",
    "/%C3%28/",
    "/benefits/%ff/",
    "/%F0%9F%92%8A/",
    "/" + "a" * 5000 + "/",
    "/" + "a/" * 500,
    "//",
    "//example.org/",
    "/..%2f..%2fetc/passwd",
    "/../../etc/passwd",
    "/benefits//",
    "/benefits/../admin/",
    "/%2e%2e/",
    "/search/%00",
    "/robots.txt/x",
    "/sitemap.xml/",
    "/favicon.ico/",
    "/documents/",
    "/documents/0/x",
    "/documents/1/%00",
    "/documents/99999999999999999999/x.pdf",
    "/documents/authenticate_with_password/1/",
    "/media/",
    "/media/images/",
    "/media/images/..%2f..%2fportal.sqlite3",
    "/media/images/%2e%2e/x.jpg",
    "/media/images/%00.jpg",
    "/media/images/" + "a" * 5000 + ".jpg",
    "/media/images/%ff.jpg",
    "/media/documents/x.pdf",
    "/media/original_images/x.svg",
    "/_util/",
    "/_util/login/",
    "/_util/authenticate_with_password/1/1/",
    "/_util/authenticate_with_password/99999999999999999999/1/",
    "/admin/%00/",
    "/admin/%ff/",
    "/admin/login/?next=//example.org/",
    "/admin/login/?next=%00",
]
ODD_QUERIES = [
    "q=%00",
    "q=%ff",
    "q=%C2%A0",
    "q=" + "a" * 10_000,
    "q=a&q=b",
    "page=-1",
    "page=0",
    "page=abc",
    "page=1.5",
    "page=%00",
    "page=99999999999999999999999",
    "q=pain&page=-1",
    "q=pain&page=99999999999999999999999",
    "q=pain&page=%00",
    "p=-1",
    "p=abc",
    "p=99999",
    "p=%00",
    "%00=%00",
    "=",
    "&&&",
    "%ff=%ff",
    "mode=%00&in_preview_panel=true",
]
ASKED = ["/", "/benefits/", "/search/", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/no-such-page/"]


def test_odd_path(client):
    client.raise_request_exception = False
    wrong = {}
    for path in ODD_PATHS:
        response = client.get(path)
        leads_away = response.status_code in (301, 302) and path.startswith("//") and response.url.startswith("//")
        if response.status_code >= 500 or leads_away:
            wrong[path[:40]] = response
    assert wrong == {}


def test_odd_query(client):
    client.raise_request_exception = False
    addresses = [f"{address}?{query}" for address in ASKED for query in ODD_QUERIES]
    answers = {address[:80]: client.get(address).status_code for address in addresses}
    assert {address: status for address, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace", "head"])
def test_other_methods(method):
    """A method that is not meant for an address is refused, and a form from elsewhere too."""
    client = Client(enforce_csrf_checks=True)
    for address in [*ASKED, "/favicon.ico", "/documents/1/x.pdf", "/media/images/x.jpg"]:
        response = getattr(client, method)(address)
        assert response.status_code < 500, address
        if method == "head":
            assert response.content == b"", address


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "a b"},
        {"Host": ""},
        {"Accept-Language": "\x00,,;q=zz"},
        {"Accept-Encoding": "gzip;q=zz"},
        {"Cookie": "sessionid=%00; csrftoken=%00; a"},
        {"If-Modified-Since": "yesterday"},
        {"If-None-Match": "x"},
        {"Range": "bytes=9-1"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-For": "'"},
        {"Content-Length": "abc"},
    ],
    ids=lambda headers: f"{next(iter(headers.items()))}"[:40],
)
def test_odd_headers(client, headers):
    for address in ("/", "/search/?q=pain", "/no-such-page/", "/robots.txt", "/admin/login/"):
        response = client.get(address, headers=headers)
        assert response.status_code < 500, address
        assert b"evil.example" not in response.content, address


def test_odd_sign_in(client):
    for username in ("\x00", "a" * 10_000, "ü", "' OR 1=1 --"):
        response = client.post("/admin/login/", {"username": username, "password": "\x00"})
        assert response.status_code < 500, username[:20]

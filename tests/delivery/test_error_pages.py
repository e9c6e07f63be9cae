"""Pages for what went wrong: in the portal's design, valid, and the one for a fault without any database."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import get_template
from django.views import defaults
from wagtail.models import Page, PageViewRestriction

from tests.markup import Document, text


def test_500_needs_no_database(rf):
    """There is no database in this test: whoever asks for one fails it."""
    response = defaults.server_error(rf.get("/benefits/"))
    assert response.status_code == 500
    document = Document(response.content)
    assert document.problems() == []
    assert [address for address in document.loaded() if not address.startswith("/static/")] == []
    assert document.first("a", href="/") is not None


def test_500_is_what_a_fault_gives(client, db, monkeypatch):
    def fail(request):
        raise RuntimeError("a fault")

    client.raise_request_exception = False
    monkeypatch.setattr("clinic_portal.delivery.views.clinic_settings_for_request", fail)
    response = client.get("/.well-known/security.txt")
    assert response.status_code == 500
    assert b"a fault" not in response.content
    assert b"Traceback" not in response.content


@pytest.mark.django_db
@pytest.mark.usefixtures("starter")
def test_404_helps_the_reader_on(client):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    document = Document(response.content)
    assert document.problems() == []
    words = text(document.first("body"))
    assert "999" in words
    assert document.first("form", action="/search/") is not None
    assert document.first("a", href="/side-effects/") is not None
    assert document.first("link", rel="canonical") is None


def test_404_before_any_content_is_there(client, db):
    Page.objects.filter(depth__gt=1).delete()
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert Document(response.content).problems() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("starter")
def test_403_is_in_the_design(rf):
    response = defaults.permission_denied(rf.get("/x/"), PermissionDenied())
    assert response.status_code == 403
    assert Document(response.content).problems() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("starter")
def test_a_page_behind_a_password_asks_for_it_in_the_design(client):
    page = Page.objects.get(slug="privacy")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="a pass phrase"
    )
    response = client.get("/privacy/")
    document = Document(response.content)
    assert document.problems() == []
    assert page.title not in response.content.decode()
    assert document.first("input", type="password") is not None


@pytest.mark.parametrize("name", ["404.html", "500.html", "403.html"])
def test_error_pages_are_templates_of_ours(name):
    assert "wagtail" not in str(get_template(name).origin.name).rpartition("templates")[0].split("/")[-2:]


@pytest.mark.django_db
def test_400_is_in_the_design_and_repeats_nothing_that_was_sent(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    document = Document(response.content)
    assert document.problems() == []
    assert "evil.example" not in response.content.decode()

"""Redirects: a list comes in whole or not at all, and an address that is there twice is no fault for a reader."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from clinic_portal.delivery.redirects import FILE_GONE, SHORT_LINE
from tests.markup import Document, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(admin_client):
    admin_client.raise_request_exception = False
    return admin_client


def chosen(client, lines: str) -> dict[str, str]:
    """Choose a file and return the form that is to be confirmed."""
    file = SimpleUploadedFile("redirects.csv", lines.encode(), content_type="text/csv")
    page = client.post(reverse("wagtailredirects:start_import"), {"import_file": file})
    form = page.context["form"]
    return {
        **{name: form[name].value() for name in ("import_file_name", "input_format")},
        "from_index": "0",
        "to_index": "1",
        "site": "",
        "permanent": "on",
    }


def confirmed(client, form: dict[str, str]):
    return client.post(reverse("wagtailredirects:process_import"), form, follow=True)


def said(response) -> str:
    return text(Document(response.content).first("body"))


def test_a_whole_list_comes_in(admin):
    form = chosen(admin, "from,to\n/old/,https://clinic.example/new/\n/older/,https://clinic.example/new/\n")
    assert confirmed(admin, form).status_code == 200
    assert Redirect.objects.count() == 2


@pytest.mark.parametrize("end", ["\n", "/older/\n"], ids=["an empty line", "a line of one column"])
def test_a_short_line_keeps_all_out(admin, end):
    form = chosen(admin, f"from,to\n/old/,https://clinic.example/new/\n{end}")
    response = confirmed(admin, form)
    assert response.status_code == 200
    assert str(SHORT_LINE) in said(response)
    assert not Redirect.objects.exists()


def test_pressing_the_button_twice(admin):
    form = chosen(admin, "from,to\n/old/,https://clinic.example/new/\n")
    confirmed(admin, form)
    response = confirmed(admin, form)
    assert response.status_code == 200
    assert str(FILE_GONE) in said(response)
    assert Redirect.objects.count() == 1


def test_a_form_without_a_file(admin):
    assert str(FILE_GONE) in said(confirmed(admin, {}))


def test_one_is_added_as_ever(admin):
    form = {"old_path": "/old/", "redirect_link": "https://clinic.example/", "redirect_page": "", "site": ""}
    assert admin.post(reverse("wagtailredirects:add"), form).status_code == 302
    assert admin.post(reverse("wagtailredirects:add"), form).status_code == 200
    assert Redirect.objects.count() == 1


def test_an_address_that_is_there_twice(client):
    client.raise_request_exception = False
    for _number in range(2):
        Redirect.objects.create(old_path="/old", redirect_link="https://clinic.example/")
    assert client.get("/old/").status_code == 404

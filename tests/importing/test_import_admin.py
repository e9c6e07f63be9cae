"""The admin's import: who sees it, what the form says, what the report shows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from content.importing.models import ImportedArticle
from content.importing.refusals import MAX_BYTES
from content.pages.models import BenefitsPage
from tests.importing.samples import COPY_LINE, SECTIONS, article_files, article_text

pytestmark = pytest.mark.django_db
FORM = "/admin/import-article/"


def post(client, data: bytes, name: str = "article.txt", **kwargs):
    return client.post(FORM, {"document": SimpleUploadedFile(name, data)}, **kwargs)


@pytest.mark.parametrize("role", ["Editor", "Publisher", "Portal admin"])
def test_those_who_may_add_pages_find_it_in_the_menu(sign_in, role):
    client = sign_in(role)
    assert FORM in client.get(reverse("wagtailadmin_home")).text
    assert "Import as drafts" in client.get(FORM).text


def test_a_reviewer_neither_sees_nor_reaches_it(sign_in):
    record = ImportedArticle.objects.create(file_name="a.txt", sha256="0" * 64)
    client = sign_in("Clinical reviewer")
    assert FORM not in client.get(reverse("wagtailadmin_home")).text
    count = Page.objects.count()
    for response in (client.get(FORM), post(client, b"Words."), client.get(f"{FORM}{record.pk}/")):
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert Page.objects.count() == count


def test_a_stranger_is_sent_to_the_sign_in(home):
    response = Client().get(FORM)
    assert response.status_code == 302
    assert "login" in response.url


@pytest.mark.parametrize("file_name", article_files())
def test_an_upload_ends_on_the_report_with_links_to_the_drafts(sign_in, file_name):
    client = sign_in("Editor")
    response = post(client, article_files()[file_name], file_name, follow=True)
    text = response.text
    assert response.redirect_chain[-1][0] == f"{FORM}{ImportedArticle.objects.get().pk}/"
    assert "9 draft pages were made." in text
    for heading in SECTIONS:
        assert heading in text
    for page in Page.objects.filter(depth=3):
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text
    assert COPY_LINE in text
    assert "The text breaks off here:" in text


def test_the_report_stays_when_a_draft_is_deleted(sign_in):
    client = sign_in("Editor")
    address = post(client, article_text().encode()).url
    page = BenefitsPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.delete()
    text = client.get(address).text
    assert edit not in text
    assert "was deleted since" in text
    assert client.get(f"{FORM}999999/").status_code == 404


def test_a_second_upload_leads_to_the_first_report(sign_in):
    client = sign_in("Editor")
    first = post(client, article_text().encode()).url
    count = Page.objects.count()
    response = post(client, article_text().encode(), "again.txt", follow=True)
    assert response.redirect_chain[-1][0] == first
    assert "This file was imported before (as article.txt" in response.text
    assert Page.objects.count() == count


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"", "This file is empty"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "larger than 5 MB"),
        ("a.txt", b"a\0b", "not a text document"),
        ("a.txt", "é".encode("latin-1"), "not written in UTF-8"),
        ("a.docx", b"PK\x03\x04 broken", "broken"),
        ("a.svg", b"<svg/>", "Only .txt, .md, .html and .docx"),
    ],
)
def test_a_bad_upload_gets_one_sentence_and_changes_nothing(sign_in, name, data, sentence):
    client = sign_in("Editor")
    count = Page.objects.count()
    response = post(client, data, name)
    assert response.status_code == 200
    assert sentence in response.text
    assert (Page.objects.count(), ImportedArticle.objects.count()) == (count, 0)


def test_a_form_without_a_file_says_so(sign_in):
    assert "This field is required" in sign_in("Editor").post(FORM, {}).text


def test_the_upload_needs_the_token_of_the_form(sign_in):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sign_in("Editor").user)
    assert post(client, b"Words of a clinic.").status_code == 403
    assert ImportedArticle.objects.count() == 0


def test_words_of_the_file_are_escaped_in_the_report(sign_in):
    text = "# <script>alert(1)</script>\n\nWords.\n\n# Two\n\nWords.\n\nYou cannot copy content of this page\n"
    shown = post(sign_in("Editor"), text.encode(), "<b>.txt", follow=True).text
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown

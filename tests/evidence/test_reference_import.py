"""Importing references: drafts with one revision each, nothing twice, the command and the admin's page."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.search.backends import get_search_backend

from clinic_portal.delivery.selectors import generation_number
from content.evidence.importing.reference_refusals import MAX_BYTES, ImportRefused
from content.evidence.importing.services import references_import
from content.evidence.models import Reference
from tests.evidence.reference_samples import BIBTEX, FILES, RIS
from tests.factories import home_make, reference_make
from tests.people import signed_in_as

pytestmark = pytest.mark.django_db
PAGE = "/admin/import-references/"


def imported(text: str, file_name: str = "a.txt", **options):
    return references_import(file_name=file_name, data=text.encode(), **options)


def csl(*records, **fields) -> str:
    return json.dumps(list(records) or [{"title": "A title", "type": "article-journal", **fields}])


@pytest.mark.parametrize(
    ("file_name", "added", "refused"), [("a.bib", 3, 2), ("a.ris", 2, 1), ("a.nbib", 2, 1), ("a.json", 2, 3)]
)
def test_each_new_reference_is_a_draft_with_one_revision(file_name, added, refused):
    report = imported(FILES[file_name], file_name)
    assert (len(report.added), len(report.present), len(report.refused)) == (added, 0, refused)
    assert Reference.objects.count() == added
    for reference in Reference.objects.all():
        assert (reference.live, reference.verified, reference.has_unpublished_changes) == (False, False, True)
        assert reference.revisions.count() == 1
        reference.full_clean()
        assert reference.latest_revision.as_object().title == reference.title


@pytest.mark.parametrize("file_name", FILES)
def test_a_second_import_adds_nothing(file_name):
    first = imported(FILES[file_name], file_name)
    second = imported(FILES[file_name], file_name)
    assert (len(second.added), len(second.present)) == (0, len(first.added))
    assert Reference.objects.count() == len(first.added)


@pytest.mark.parametrize(
    ("there", "fields", "reason"),
    [
        ({"doi": "10.5555/ABC"}, {"DOI": "https://doi.org/10.5555/abc"}, "the same DOI"),
        ({"pmid": "123"}, {"PMID": "PMID: 123"}, "the same PMID"),
        ({"doi": "10.5555/ABC"}, {"DOI": "https://www.doi.org/10.5555%2Fabc"}, "the same DOI"),
        ({"pmid": "123"}, {"note": "Read twice.\nPMID: 123\n"}, "the same PMID"),
        ({"key": "smith2020"}, {"id": "Smith2020"}, "the same key"),
        ({"title": "A title!", "year": 2020}, {"issued": {"raw": "2020"}}, "the same title and year"),
    ],
)
def test_what_is_there_is_not_added_again_and_not_changed(there, fields, reason):
    reference = reference_make(**there)
    before = Reference.objects.values().get()
    report = imported(csl(**fields))
    assert [line.reason for line in report.present] == [f"The library has it as {reference.key}: {reason}."]
    assert Reference.objects.values().get() == before


def test_a_key_that_belongs_to_another_source_gets_a_number():
    reference_make(key="smith2020", doi="10.5555/one")
    report = imported(csl(id="smith2020", DOI="10.5555/two"))
    assert [line.key for line in report.added] == ["smith2020-2"]
    assert "smith2020" in report.added[0].notes[0]
    assert not imported(csl(id="smith2020", DOI="10.5555/two")).added


def test_a_key_of_another_year_is_another_source():
    reference_make(key="smith2020", year=2020)
    report = imported(csl(id="smith2020", title="Another", issued={"raw": "2019"}))
    assert [line.key for line in report.added] == ["smith2020-2"]


@pytest.mark.parametrize("name", ["12", "RN12", "http://example.org/items/AB12"])
def test_a_name_that_says_nothing_becomes_no_key(name):
    record = {"id": name, "author": [{"family": "Smith"}], "issued": {"raw": "2020"}}
    imported(csl({**record, "title": "One"}))
    imported(csl({**record, "title": "Another"}))
    assert set(Reference.objects.values_list("key", flat=True)) == {"smith2020", "smith2020-2"}


def test_a_source_that_stands_twice_in_a_file_is_added_once():
    twice = [{"title": "One", "DOI": "10.5555/x"}, {"title": "Another name", "DOI": "10.5555/X"}]
    report = imported(csl(*twice))
    assert [line.title for line in report.added] == ["One"]
    assert [line.reason for line in report.present] == ["It stands in this file before (Record 1): the same DOI."]


def test_a_key_is_made_of_author_and_year():
    record = {"title": "A", "author": [{"family": "Müller"}], "issued": {"date-parts": [[2020]]}}
    imported(csl(record, {**record, "title": "B"}, {"title": "C"}))
    assert set(Reference.objects.values_list("key", flat=True)) == {"muller2020", "muller2020-2", "source"}


def test_a_field_that_is_too_long_refuses_its_record_only():
    report = imported(csl({"title": "A", "volume": "v" * 30}, {"title": "B"}))
    [line] = report.refused
    assert line.where == "Record 1"
    assert line.reason.startswith("Volume: ")
    assert [added.title for added in report.added] == ["B"]


def test_a_trial_run_changes_nothing():
    report = imported(BIBTEX, is_dry_run=True)
    assert len(report.added) == 3
    assert {line.pk for line in report.added} == {None}
    assert Reference.objects.count() == 0


def test_a_retracted_source_is_marked():
    imported(FILES["a.nbib"])
    assert Reference.objects.get(pmid="30000003").status == Reference.Status.RETRACTED


def test_a_refused_file_changes_nothing():
    with pytest.raises(ImportRefused):
        imported("Just some words.")
    assert Reference.objects.count() == 0


def test_each_reference_more_costs_a_fixed_number_of_queries():
    def queries(count):
        with CaptureQueriesContext(connection) as captured:
            imported(csl(*({"title": f"Title {count} {number}"} for number in range(count))))
        return len(captured)

    queries(1)
    few, more, many = queries(2), queries(7), queries(12)
    assert more - few == many - more


def test_drafts_change_nothing_for_readers():
    before = generation_number()
    imported(BIBTEX)
    assert generation_number() == before


def test_an_imported_draft_is_found_in_the_library():
    imported(RIS)
    found = get_search_backend().search("Smith", Reference.objects.all())
    assert [reference.pmid for reference in found] == ["31234567"]


# The command.


def test_the_command_prints_what_became_of_each_record(tmp_path, capsys):
    path = tmp_path / "list.ris"
    path.write_text(RIS)
    call_command("import_references", str(path), "--dry-run")
    printed = capsys.readouterr().out
    assert "list.ris (RIS): 2 references would be added, 0 there already, 1 refused." in printed
    assert "! Line 18: This record has no end" in printed
    assert "This was a trial: nothing was changed." in printed
    assert Reference.objects.count() == 0
    call_command("import_references", str(path))
    assert "2 references were added as drafts" in capsys.readouterr().out
    assert Reference.objects.count() == 2


def test_the_command_refuses_in_one_sentence(tmp_path):
    large = tmp_path / "large.bib"
    large.write_bytes(b"@" * (MAX_BYTES + 7))
    for path, sentence in (
        (tmp_path, "is a folder"),
        (tmp_path / "missing.bib", "There is no file"),
        (large, "larger than 5 MB"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command("import_references", str(path))


# The admin's page.


@pytest.fixture
def sign_in(db):
    home_make()
    return signed_in_as


def post(client, text: str | bytes, name: str = "a.ris", **fields):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data), **fields})


@pytest.mark.parametrize("role", ["Editor", "Publisher", "Portal admin"])
def test_those_who_may_add_references_find_it_in_the_menu(sign_in, role):
    client = sign_in(role)
    assert PAGE in client.get(reverse("wagtailadmin_home")).text
    assert "Import as drafts" in client.get(PAGE).text


def test_a_reviewer_neither_sees_nor_reaches_it(sign_in):
    client = sign_in("Clinical reviewer")
    assert PAGE not in client.get(reverse("wagtailadmin_home")).text
    for response in (client.get(PAGE), post(client, RIS)):
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert Reference.objects.count() == 0


def test_a_stranger_is_sent_to_the_sign_in(db):
    assert "login" in post(Client(), RIS).url


def test_an_upload_shows_what_became_of_it(sign_in):
    client = sign_in("Editor")
    shown = post(client, RIS).text
    assert "2 references were added as drafts, 0 there already, 1 refused." in shown
    assert "This record has no end" in shown
    for reference in Reference.objects.all():
        assert reverse(Reference.snippet_viewset.get_url_name("edit"), args=[reference.pk]) in shown
        assert reference.latest_revision.user == client.user
    assert "The library has it as" in post(client, RIS).text
    assert Reference.objects.count() == 2


def test_a_trial_upload_changes_nothing(sign_in):
    shown = post(sign_in("Editor"), RIS, is_dry_run="on").text
    assert "2 references would be added" in shown
    assert Reference.objects.count() == 0


def test_an_imported_draft_can_be_edited_and_published(sign_in):
    client = sign_in("Publisher")
    post(client, RIS)
    reference = Reference.objects.get(pmid="31234567")
    edit = reverse(Reference.snippet_viewset.get_url_name("edit"), args=[reference.pk])
    assert client.get(edit).status_code == 200
    reference.latest_revision.publish()
    reference.refresh_from_db()
    assert reference.live


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"[" * (MAX_BYTES + 1), "larger than 5 MB"),
        (b"a\0b", "not a text file"),
        ("é".encode("latin-1"), "not written in UTF-8"),
        (b"[" * 100_000, "not complete JSON"),
        (b"Words.", "No references were found"),
    ],
)
def test_a_bad_upload_gets_one_sentence_and_changes_nothing(sign_in, data, sentence):
    response = post(sign_in("Editor"), data, "a.txt")
    assert response.status_code == 200
    assert sentence in response.text
    assert Reference.objects.count() == 0


def test_a_form_without_a_file_says_so(sign_in):
    assert "This field is required" in sign_in("Editor").post(PAGE, {}).text


def test_the_upload_needs_the_token_of_the_form(sign_in):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sign_in("Editor").user)
    assert post(client, RIS).status_code == 403


def test_words_of_the_file_are_escaped(sign_in):
    shown = post(sign_in("Editor"), csl(title="&amp;lt;script>alert(1)"), "<b>.json").text
    assert "<script>alert(1)" not in shown
    assert "&amp;lt;script" in shown or "&lt;script" in shown

"""A document is told by its content, whatever it is called; no database is needed."""

import pytest
from django.core.files.base import ContentFile

from content.media.documents import DocumentRefused, document_check, document_content_type
from tests.media.samples import BAD_DOCUMENTS, GOOD_DOCUMENTS


@pytest.mark.parametrize("name", GOOD_DOCUMENTS)
def test_what_a_document_says_it_is_it_is(name):
    file = ContentFile(GOOD_DOCUMENTS[name])
    document_check(file, name)
    assert file.tell() == 0, "whoever stores the file starts at its beginning"


@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_what_a_document_says_it_is_but_is_not_is_refused_in_one_sentence_or_two(name):
    with pytest.raises(DocumentRefused) as refusal:
        document_check(ContentFile(BAD_DOCUMENTS[name]), name)
    assert str(refusal.value).endswith(".")
    assert "%" not in str(refusal.value)


def test_the_refusals_say_what_is_wrong():
    def words_for(name):
        with pytest.raises(DocumentRefused) as refusal:
            document_check(ContentFile(BAD_DOCUMENTS[name]), name)
        return str(refusal.value)

    assert words_for("page.pdf") == "The name of this file ends in .pdf, but its content is not a PDF document."
    assert "CSV, DOCX, ODT, PDF, PPTX, RTF, TXT, XLSX" in words_for("page.html")
    assert "macros" in words_for("macro.docx")
    assert "macros" in words_for("macro.odt")


def test_a_document_is_served_as_what_it_was_checked_to_be():
    assert document_content_type("Leaflet.PDF") == "application/pdf"
    assert document_content_type("notes.txt") == "text/plain"
    assert document_content_type("what.ever") == "application/octet-stream"

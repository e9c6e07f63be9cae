"""`manage.py import_article FILE` prints the report, or one sentence why not."""

import os

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from content.importing.refusals import MAX_BYTES
from tests.importing.samples import COPY_LINE, SECTIONS, TITLE, article_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(article_text())
    return path


def test_the_report_names_every_section_and_what_it_became(home, article, capsys):
    call_command("import_article", str(article))
    printed = capsys.readouterr().out
    assert f"“{TITLE}” from article.txt: 9 draft pages were made. Nothing was published." in printed
    for number, heading in enumerate(SECTIONS, start=1):
        assert f"{number}. {heading}" in printed
    assert "→ Benefits page: draft “Possible Benefits”" in printed
    assert "Breaks off: “Our opening hours have become a”" in printed
    assert f"copy protection of a website: {COPY_LINE}" in printed
    assert "repeats the title: lidocaine patches" in printed


def test_the_second_import_says_so(home, article, capsys):
    call_command("import_article", str(article))
    count = Page.objects.count()
    capsys.readouterr()
    call_command("import_article", str(article))
    assert "was imported before" in capsys.readouterr().out
    assert Page.objects.count() == count


def test_what_is_no_file_is_refused_in_one_sentence(home, tmp_path):
    for path, sentence in (
        (tmp_path, "is a folder"),
        (tmp_path / "missing.txt", "There is no file"),
        (tmp_path / "article.pages", "There is no file"),
        (tmp_path / f"{'a' * 300}.txt", "cannot be read"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command("import_article", str(path))
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(CommandError, match="not an ordinary file"):
        call_command("import_article", str(pipe))


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.pages", b"Words.", "Only .txt, .md, .html and .docx files"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"a" * (MAX_BYTES + 7), "larger than 5 MB"),
    ],
)
def test_a_refused_file_is_an_error_of_the_command(home, tmp_path, name, data, sentence):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CommandError, match=sentence):
        call_command("import_article", str(path))

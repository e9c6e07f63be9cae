"""The import makes drafts of the right types, once, in one transaction, and changes nothing that exists."""

from unittest import mock

import pytest
from wagtail.models import Page, PageLogEntry, Revision, Site

from content.importing import services
from content.importing.models import ImportedArticle
from content.importing.refusals import ArticleRefused
from content.importing.services import article_import
from content.pages import models as page_models
from content.pages.models import BenefitsPage, SideEffectsPage, StandardPage
from tests.factories import page_make
from tests.forms import page_form
from tests.importing.samples import CLOSING, COPY_LINE, SECTIONS, TITLE, article_files, article_text, word_with

pytestmark = pytest.mark.django_db
TEXT = article_text().encode()


def imported(data: bytes = TEXT, file_name: str = "article.txt", **kwargs):
    return article_import(file_name=file_name, data=data, **kwargs)


def counts():
    return Page.objects.count(), Revision.objects.count(), ImportedArticle.objects.count(), PageLogEntry.objects.count()


@pytest.mark.parametrize("file_name", article_files())
def test_every_section_lands_on_its_type_as_a_draft(home, file_name):
    report = imported(article_files()[file_name], file_name)
    for heading, (page_type, _paragraphs) in SECTIONS.items():
        page = getattr(page_models, page_type).objects.get()
        assert (page.title, page.get_parent().pk) == (heading, home.pk)
        assert not page.live
        assert page.has_unpublished_changes
        assert page.latest_revision is not None
    assert StandardPage.objects.get().title == f"{TITLE} (introduction)"
    assert [outcome.placed for outcome in report.outcomes] == [False] + [True] * 8
    assert COPY_LINE in [line.text for line in report.left_out]
    assert CLOSING in [outcome.cut_off for outcome in report.outcomes]


def test_a_draft_keeps_its_structure_in_its_revision_and_its_log(home, sign_in):
    user = sign_in("Editor").user
    imported(user=user)
    page = BenefitsPage.objects.get().get_latest_revision_as_object()
    assert [entry.value["kind"] for entry in page.benefits] == ["rapid_relief", "opioid_use", "other"]
    assert all(child.id for child in page.benefits)
    assert page.slug == "benefits"
    assert page.owner == user
    assert page.latest_revision.user == user
    entry = PageLogEntry.objects.get(page=page.pk)
    assert (entry.action, entry.user) == ("wagtail.create", user)


def test_every_draft_can_be_previewed_and_saved_again(home, sign_in):
    client = sign_in("Editor")
    imported()
    for page in Page.objects.child_of(home).specific():
        assert page.make_preview_request().status_code == 200
        address = f"/admin/pages/{page.pk}/edit/"
        assert client.get(address).status_code == 200
        response = client.post(address, page_form(page.get_latest_revision_as_object()))
        assert (response.status_code, response.url) == (302, address), page.title


def test_a_second_import_says_so_and_changes_nothing(home):
    first = imported()
    before = counts()
    second = imported(file_name="another name.txt")
    assert counts() == before
    assert "was imported before (as article.txt" in second.already_imported
    assert (second.outcomes, second.record_id) == ([], first.record_id)


def test_a_file_may_come_again_when_all_its_pages_were_deleted(home):
    imported()
    for page in Page.objects.child_of(home)[1:]:
        page.delete()
    assert imported().already_imported
    Page.objects.child_of(home).get().delete()
    again = imported()
    assert not again.already_imported
    assert len(again.outcomes) == 9
    assert ImportedArticle.objects.count() == 1


def test_a_page_that_exists_stays_as_it_is_and_the_section_is_kept_beside_it(home):
    page = page_make(SideEffectsPage, home, title="Side effects", slug="side-effects")
    report = imported()
    page.refresh_from_db()
    assert (SideEffectsPage.objects.get(), page.title, page.latest_revision) == (page, "Side effects", None)
    [outcome] = [outcome for outcome in report.outcomes if "Side Effects" in outcome.heading]
    kept = StandardPage.objects.get(pk=outcome.page_id)
    assert not kept.live
    assert "“Side effects”, which the portal already has and which was not changed" in outcome.reason
    assert "nausea" in kept.body[0].value["content"][0].value.source


def test_an_unknown_and_a_second_section_are_kept_on_pages_of_their_own(home):
    text = "# Risks\n\nOne text.\n\n# Side effects and risks\n\nTwo texts.\n\n# Parking\n\nBehind the house.\n"
    report = imported(text.encode())
    assert [outcome.placed for outcome in report.outcomes] == [False, True, False]
    assert "“Side effects and risks” fits that better" in report.outcomes[0].reason
    assert "No page type speaks of this" in report.outcomes[2].reason
    assert set(StandardPage.objects.values_list("title", flat=True)) == {"Risks", "Parking"}


def test_a_text_without_headings_is_kept_on_one_page(home):
    report = imported(b"Only a few words of a clinic. They have no heading.", "letter.txt")
    page = StandardPage.objects.get()
    assert (page.title, page.introduction) == ("letter", "Only a few words of a clinic. They have no heading.")
    assert "No headings were found" in report.outcomes[0].reason


def test_an_address_in_use_gets_a_number(home):
    page_make(StandardPage, home, title="Parking", slug="parking")
    imported(b"# Parking\n\nBehind the house.\n\n# Parking\n\nIn front of it.\n")
    assert set(Page.objects.child_of(home).values_list("slug", flat=True)) == {"parking", "parking-2", "parking-3"}


def test_titles_of_any_length_and_alphabet_make_pages(home):
    long = "Word " * 70
    imported(f"<h2>{long}</h2><p>Text.</p><h2>疼痛</h2><p>Text.</p>".encode(), "a.html")
    first, second = Page.objects.child_of(home).specific()
    assert len(first.title) <= 255
    assert long.strip() in "".join(
        block.value["content"][0].value.source for block in first.body if block.value["content"]
    )
    assert (second.title, second.slug) == ("疼痛", "page")


@pytest.mark.parametrize(
    ("file_name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", b"\x00\x01"),
        ("a.txt", "é".encode("latin-1")),
        ("a.docx", b"PK\x03\x04"),
        (
            "a.docx",
            word_with({"word/document.xml": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'}),
        ),
        ("a.exe", b"Words."),
    ],
)
def test_a_refused_file_changes_nothing(home, file_name, data):
    before = counts()
    with pytest.raises(ArticleRefused):
        imported(data, file_name)
    assert counts() == before


def test_a_failure_in_the_middle_leaves_nothing_behind(home):
    before = counts()
    real, calls = services.draft_create, []

    def failing(**kwargs):
        calls.append(kwargs)
        if len(calls) == 5:
            raise RuntimeError
        return real(**kwargs)

    with mock.patch.object(services, "draft_create", failing), pytest.raises(RuntimeError):
        imported()
    assert counts() == before


def test_an_import_that_another_one_overtakes_makes_no_pages(home):
    others = []

    def overtaken(document):
        with mock.patch.object(services, "article_parsed", real):
            others.append(imported())
        return real(document)

    real = services.article_parsed
    with mock.patch.object(services, "article_parsed", overtaken):
        report = imported()
    assert report.already_imported
    assert report.record_id == others[0].record_id
    assert Page.objects.child_of(home).count() == 9


def test_two_imports_in_the_same_moment_make_the_pages_once(home):
    first = imported()
    before = counts()
    record = ImportedArticle.objects.get()
    # The other one's record cannot be seen until this one's own record collides with it.
    with mock.patch.object(services, "_standing_import", side_effect=[None, None, record]):
        report = imported()
    assert report.already_imported
    assert report.record_id == first.record_id
    assert counts() == before


def test_nothing_is_imported_without_a_home_page(db):
    with pytest.raises(ArticleRefused, match="no home page"):
        imported()


def test_only_those_who_may_add_pages_import(home, sign_in):
    before = counts()
    with pytest.raises(ArticleRefused, match="You may not add pages"):
        imported(user=sign_in("Clinical reviewer").user)
    assert counts() == before
    assert imported(user=sign_in("Publisher").user, site=Site.objects.get()).outcomes

"""Loading the starter content: complete or not at all, and never over what an editor did."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupPagePermission, ModelLogEntry, Page, PageLogEntry, Revision, Site, Workflow

from content.clinic.models import ClinicSettings, CountryProfile, Location, TeamMember
from content.evidence.models import Claim, Reference
from content.glossary.models import GlossaryTerm
from content.pages.models import HomePage, PainConditionIndexPage, StandardPage
from content.starter import services
from content.starter.library import evidence_file
from content.starter.models import StarterRecord
from content.starter.shorthand import ShorthandError

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]
SNIPPETS = [Claim, Reference, GlossaryTerm, CountryProfile, ClinicSettings, Location, TeamMember]


def load():
    call_command("load_starter_content", verbosity=0)


def state() -> dict:
    """Return everything that a second load could change."""
    columns = (
        "pk",
        "path",
        "title",
        "slug",
        "url_path",
        "live",
        "latest_revision_id",
        "last_published_at",
        "draft_title",
    )
    counted = [*SNIPPETS, Revision, PageLogEntry, ModelLogEntry, Workflow, Group, GroupPagePermission, StarterRecord]
    return {
        "pages": list(Page.objects.order_by("path").values_list(*columns)),
        "rows": {model.__name__: model.objects.count() for model in counted},
        "snippets": {model.__name__: list(model.objects.order_by("pk").values()) for model in SNIPPETS},
    }


def test_second_load_changes_nothing():
    before = state()
    load()
    assert state() == before


def test_second_load_says_that_nothing_changed(capsys):
    call_command("load_starter_content")
    assert "nothing was changed" in capsys.readouterr().out


def test_all_references_and_claims_are_public_with_their_caveats():
    assert Reference.objects.filter(live=True).count() == 77
    assert Claim.objects.filter(live=True).count() == 100
    for record in evidence_file("claims.json"):
        claim = Claim.objects.get(identifier=record["identifier"])
        assert claim.caveat == record["caveat"]
        assert [use.reference.key for use in claim.claim_references.all()] == record["references"]


def test_every_page_is_published_with_a_revision_and_marked_as_example():
    pages = Page.objects.filter(depth__gt=1).specific()
    assert len(pages) == 31
    for page in pages:
        assert page.live, page
        assert page.last_published_at, page
        assert page.revisions.count() == 1, page
        assert not page.has_unpublished_changes, page
        assert page.is_example_content, page
        assert 50 <= len(page.search_description) <= 160, page


def test_edits_survive():
    page = Page.objects.get(slug="privacy").specific
    page.title = "What we keep about you"
    page.save_revision().publish()
    draft = Page.objects.get(slug="benefits").specific
    draft.title = "A draft of an editor"
    draft.save_revision()
    claim = Claim.objects.get(identifier="ben-01")
    claim.text = "Reworded by an editor."
    claim.save_revision().publish()
    before = state()
    load()
    assert state() == before
    assert Page.objects.get(slug="privacy").title == "What we keep about you"


def test_deleted_pages_and_snippets_stay_deleted():
    for page in (Page.objects.get(slug="privacy"), PainConditionIndexPage.objects.get()):
        page.delete()
    TeamMember.objects.first().delete()
    GlossaryTerm.objects.first().delete()
    unused = Reference.objects.filter(claim_references=None).first()
    if unused:
        unused.delete()
    before = state()
    load()
    assert state() == before


def test_moved_and_renamed_pages_stay_where_they_are():
    Page.objects.get(slug="fibromyalgia").move(Page.objects.get(slug="types-of-pain"), pos="first-child")
    privacy = Page.objects.get(slug="privacy").specific
    privacy.move(StandardPage.objects.get(slug="accessibility"), pos="last-child")
    law = Page.objects.get(slug="medicines-and-the-law").specific
    law.slug = "the-law"
    law.save_revision().publish()
    before = state()
    load()
    assert state() == before


def test_unpublished_pages_stay_unpublished():
    Page.objects.get(slug="benefits").specific.unpublish()
    load()
    assert not Page.objects.get(slug="benefits").live


def test_changed_settings_stay_changed():
    ClinicSettings.objects.update(clinic_name="Another Clinic")
    CountryProfile.objects.update(emergency_number="112")
    load()
    assert ClinicSettings.objects.get().clinic_name == "Another Clinic"
    assert CountryProfile.objects.get().emergency_number == "112"


def test_a_page_that_a_new_release_brings_is_added_beside_the_others():
    Page.objects.get(slug="privacy").delete()
    StarterRecord.objects.get(key="page:/privacy/").delete()
    others = Page.objects.exclude(slug="privacy").values_list("pk", "latest_revision_id")
    before = set(others)
    load()
    assert Page.objects.get(slug="privacy").live
    assert set(others.all()) == before


def test_a_page_of_a_new_release_does_without_what_an_editor_deleted():
    """Its links to a deleted page become plain words, and a deleted claim or related page is left out."""
    new = Page.objects.get(slug="cancer-pain").specific
    cited = [item for item in new.cited() if isinstance(item, Claim)]
    new.delete()
    StarterRecord.objects.get(key="page:/types-of-pain/cancer-pain/").delete()
    gone = cited[0]
    gone.delete()
    Page.objects.get(slug="side-effects").delete()
    load()
    page = Page.objects.get(slug="cancer-pain").specific
    assert page.live
    assert [item for item in page.cited() if isinstance(item, Claim)] == [item for item in cited if item != gone]
    response = Client().get(page.url)
    assert response.status_code == 200
    assert "/side-effects/" not in response.content.decode()


def test_a_wrong_name_in_a_starter_file_is_refused(monkeypatch):
    text = {"text": "See [this](page:/no-such-page/)."}
    section = {"section": {"heading": "Links", "content": [text]}}
    file = {"type": "StandardPage", "path": "/notes/", "title": "Notes", "body": [section]}
    monkeypatch.setattr(services, "page_files", lambda: [file])
    with pytest.raises(ShorthandError, match="'/no-such-page/' is not known"):
        load()


def test_starter_pages_stand_in_menu_order():
    home = HomePage.objects.get()
    sections = [page for page in home.get_children().live().specific() if page.is_section]
    assert [page.slug for page in sections] == [
        "how-ketamine-works",
        "types-of-pain",
        "how-it-is-given",
        "infusion-treatment",
        "benefits",
        "side-effects",
        "your-care-team",
        "your-treatment-plan",
    ]
    assert Site.objects.get().root_page.pk == home.pk

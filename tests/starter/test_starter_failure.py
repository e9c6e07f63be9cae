"""A load that fails half way leaves nothing behind; it needs a portal that has no starter content yet."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page, Workflow

from content.clinic.models import CountryProfile
from content.evidence.models import Claim, Reference
from content.pages.models import HomePage
from content.starter import library, services
from content.starter.files import yaml_file
from content.starter.models import StarterRecord
from tests.factories import home_make


def rows() -> list[int]:
    models = (Page, Reference, Claim, CountryProfile, StarterRecord, Group, Workflow)
    return [model.objects.count() for model in models]


def test_a_failure_half_way_leaves_nothing(db, monkeypatch):
    """The second page fails, so the evidence that the first one shows is enough. The load makes the roles as well."""
    Group.objects.all().delete()
    first = str(services.page_files()[0])
    claims = [record for record in library.evidence_file("claims.json") if record["identifier"] in first]
    keys = {key for record in claims for key in record["references"]}
    references = [record for record in library.evidence_file("references.json") if record["key"] in keys]
    monkeypatch.setattr(library, "evidence_file", {"claims.json": claims, "references.json": references}.get)
    before, half_way = rows(), []

    def fail(load, spec, page):
        if half_way:
            raise RuntimeError("the disk is full")
        fill(load, spec, page)
        half_way.extend(rows())

    fill = services._page_fill
    monkeypatch.setattr(services, "_page_fill", fail)
    with pytest.raises(RuntimeError):
        call_command("load_starter_content", verbosity=0)
    assert [now > then for then, now in zip(before, half_way, strict=True)] == [True] * len(before)
    assert rows() == before


def test_clinic_details_that_a_form_would_refuse_are_refused(db, monkeypatch):
    details = yaml_file("clinic.yaml")
    details["country_profile"]["emergency_number"] = "ask a neighbour"
    monkeypatch.setattr(services, "yaml_file", lambda name: details)
    with pytest.raises(ValidationError, match="emergency_number"):
        services.starter_content_load(basics_only=True)
    assert not CountryProfile.objects.exists()


def test_a_portal_that_has_a_home_page_keeps_it(db, monkeypatch):
    """The starter pages then stand below the page that is there."""
    home_make(title="Our own home", slug="our-own")
    section = {"section": {"heading": "Where we are", "content": [{"text": "See [the home page](page:/)."}]}}
    files = [
        {"type": "HomePage", "path": "/", "title": "Starter home"},
        {"type": "StandardPage", "path": "/notes/", "title": "Notes", "body": [section]},
    ]
    monkeypatch.setattr(services, "evidence_load", lambda **kwargs: {})
    monkeypatch.setattr(services, "page_files", lambda: files)
    services.starter_content_load()
    assert HomePage.objects.get().title == "Our own home"
    assert [page.slug for page in HomePage.objects.get().get_children()] == ["notes"]

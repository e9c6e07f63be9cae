"""Values that no form sends, handed to every view of the evidence library: a sentence or nothing, never an error."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from clinic_portal.accounts.models import User
from clinic_portal.accounts.services import roles_sync
from content.evidence.models import Claim, Reference, ReferenceStatusChange
from tests.factories import claim_make, home_make, reference_make

HOSTILE = ["abc", "-1", "1.5", "9" * 400, "²", "\x00", "' OR 1=1 --", "<script>", "None", "[]"]


@pytest.fixture
def publisher(db):
    roles_sync()
    home_make()
    user = User.objects.create_user("publisher")
    user.groups.set(Group.objects.filter(name="Publisher"))
    client = Client()
    client.force_login(user)
    return client


def address(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def chooser_address(model, name, *args):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(name), args=args)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_newer_source_that_is_none_is_a_sentence(publisher, value):
    reference = reference_make()
    url = reverse("evidence_reference_status", args=[reference.pk])
    response = publisher.post(url, {"status": "superseded", "reason": "2025.", "superseded_by": value})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not ReferenceStatusChange.objects.exists()


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["evidence_claim_recall", "evidence_claim_reinstate", "evidence_reference_status"])
def test_every_field_of_an_action_may_hold_anything(publisher, name, value):
    item = reference_make() if name == "evidence_reference_status" else claim_make()
    url = reverse(name, args=[item.pk])
    response = publisher.post(url, {"reason": value, "status": value, "superseded_by": value, "fallback_text": value})
    assert response.status_code in (200, 302)
    assert publisher.get(url, {"p": value, "next": value}).status_code == 200


def test_an_action_on_a_number_beyond_the_database_is_not_found(publisher):
    for name in ("evidence_claim_recall", "evidence_claim_reinstate", "evidence_reference_status"):
        assert publisher.get(reverse(name, args=[10**30])).status_code == 404


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("model", [Claim, Reference])
def test_lists_filters_and_uses_take_anything(publisher, model, value):
    item = reference_make() if model is Reference else claim_make(reference_make())
    asked = dict.fromkeys(
        (
            *("q", "p", "ordering", "kind", "route", "certainty", "direction", "topic", "verified", "live", "owner"),
            *(
                "standing",
                "valid_until_from",
                "valid_until_to",
                "status",
                "csl_type",
                "locale",
                "export",
            ),
        ),
        value,
    )
    assert publisher.get(address(model, "list"), asked).status_code in (200, 302)
    assert publisher.get(address(model, "usage", item.pk), {"p": value}).status_code in (200, 404)
    assert publisher.get(chooser_address(model, "choose"), asked).status_code in (200, 404)
    assert publisher.get(chooser_address(model, "choose_results"), asked).status_code in (200, 404)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("model", [Claim, Reference])
def test_what_cannot_be_chosen_is_not_found(publisher, model, value):
    item = reference_make() if model is Reference else claim_make()
    assert publisher.get(chooser_address(model, "chosen", "x").replace("/x/", f"/{value}/")).status_code == 404
    response = publisher.get(chooser_address(model, "chosen_multiple"), {"id": [value, item.pk]})
    assert [chosen["id"] for chosen in response.json()["result"]] == [str(item.pk)]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_claim_with_sources_that_are_none_is_not_saved_so(publisher, value):
    claim = claim_make()
    data = {
        "identifier": "a-claim",
        "text": "Words.",
        "topic": value,
        "kind": value,
        "direction": value,
        "certainty": value,
        "effect_with": value,
        "effect_per": value,
        "grace_days": value,
        "valid_until": value,
        "searched_to": value,
        "owner": value,
        "deputy": value,
        "supersedes": value,
        "countries": value,
        "route": value,
        "claim_references-TOTAL_FORMS": "1",
        "claim_references-INITIAL_FORMS": "0",
        "claim_references-MIN_NUM_FORMS": "0",
        "claim_references-MAX_NUM_FORMS": "1000",
        "claim_references-0-reference": value,
        "claim_references-0-ORDER": value,
        "claim_references-0-id": "",
    }
    for action in ({}, {"action-publish": "1"}):
        assert publisher.post(address(Claim, "edit", claim.pk), data | action).status_code == 200
    claim.refresh_from_db()
    assert claim.identifier != "a-claim"


@pytest.mark.parametrize("name", ["a" * 5_000, "../../etc/passwd", "\x00.bib", "<b>.ris"])
def test_a_file_may_be_called_anything(publisher, name):
    upload = SimpleUploadedFile("x", b"TY  - JOUR\nTI  - A\nER  - \n")
    upload.name = name
    response = publisher.post(reverse("evidence_import_references"), {"file": upload, "is_dry_run": "on"})
    assert response.status_code == 200

"""Odd values in the addresses and text fields of the evidence library: a sentence or nothing, never an error."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from clinic_portal.accounts.models import User
from content.evidence.models import Claim, Reference
from tests.factories import claim_make, home_make, reference_make

HOSTILE = ["abc", "-1", "1.5", "9" * 400, "²", "\x00", "' OR 1=1 --", "<script>", "None", "[]"]


@pytest.fixture
def publisher(db):
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
@pytest.mark.parametrize("name", ["evidence_claim_recall", "evidence_claim_reinstate", "evidence_reference_status"])
def test_what_is_typed_into_an_action_may_be_anything(publisher, name, value):
    item = reference_make() if name == "evidence_reference_status" else claim_make()
    url = reverse(name, args=[item.pk])
    response = publisher.post(url, {"reason": value, "status": value, "fallback_text": value})
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


@pytest.mark.parametrize("name", ["a" * 5_000, "../../etc/passwd", "\x00.bib", "<b>.ris"])
def test_a_file_may_be_called_anything(publisher, name):
    upload = SimpleUploadedFile("x", b"TY  - JOUR\nTI  - A\nER  - \n")
    upload.name = name
    response = publisher.post(reverse("evidence_import_references"), {"file": upload, "is_dry_run": "on"})
    assert response.status_code == 200

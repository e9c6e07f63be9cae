"""The public view that says whether a page is as it was signed: each answer, for readers and for programs."""

import base64
import hashlib
import json
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import PageViewRestriction

from content.governance.review.models import PageReview
from content.governance.said.canonical import canonical_json, clinical_hash, whole_hash
from content.governance.sign_off.models import EditorialCorrection, SigningKey
from content.governance.sign_off.selectors import latest_sign_off
from content.governance.sign_off.services import sign_off_create, sign_off_withdraw
from content.pages.models import StandardPage
from tests.factories import claim_make, home_make, page_make, reference_make, review_make
from tests.governance.reviewers import reviewer_make


@pytest.fixture
def reviewer(db):
    return reviewer_make()


@pytest.fixture
def page(db):
    content = [{"type": "claim", "value": claim_make(reference_make()).pk, "id": "c1"}]
    body = [{"type": "section", "value": {"heading": "The house", "content": content}, "id": "s1"}]
    page = page_make(StandardPage, home_make(), title="About the drip", introduction="A bright house.", body=body)
    page.save_revision(user=get_user_model().objects.create_user("edda"), changed=False)
    return page


@pytest.fixture
def signed(page, reviewer):
    sign_off_create(
        page=page, revision=page.get_latest_revision(), reviewer=reviewer, comment="Read.", interests_confirmed=True
    )
    return page


def address(page, name="verify"):
    return reverse(f"governance:{name}", args=[page.pk])


def text(client, page):
    response = client.get(address(page))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def data(client, page):
    return client.get(address(page, "verify_json")).json()


def reworded(page, words):
    StandardPage.objects.filter(pk=page.pk).update(introduction=words)
    return StandardPage.objects.get(pk=page.pk)


def test_signed_and_unchanged(client, signed):
    words = text(client, signed)
    assert "Signed off, and unchanged since" in words
    for shown in ("Rhea Example", "Consultant in pain medicine", "General Medical Council, number 1234567", "Read."):
        assert shown in words
    assert whole_hash(signed.governed_content()) in words


def test_changed(client, signed):
    reworded(signed, "Never come.")
    assert "Changed since it was signed off" in text(client, signed)
    assert data(client, signed)["content_url"] is None
    assert client.get(address(signed, "verify_content")).status_code == 404


def test_wording_corrected(client, signed):
    page = reworded(signed, "A calm house.")
    sign_off = data(client, signed)["sign_off"]["statement"]
    EditorialCorrection.objects.create(
        page=page,
        sign_off=latest_sign_off(signed),
        reason="It was a slip of the pen.",
        whole_hash=whole_hash(page.governed_content()),
        clinical_hash=clinical_hash(page.governed_content()),
        changes=[{"where": "introduction", "before": "A bright house.", "after": "A calm house."}],
    )
    words = text(client, page)
    assert "Signed off, with its wording corrected since" in words
    assert "It was a slip of the pen." in words
    assert "Before: “A bright house.” Now: “A calm house.”" in words
    assert sign_off["whole_hash"] in words
    assert data(client, page)["corrections"][0]["reason"] == "It was a slip of the pen."


def test_overdue(client, signed):
    PageReview.objects.update(due_on=date(2020, 1, 1))
    words = text(client, signed)
    assert "its next review is late" in words
    assert "1 January 2020" in words


def test_withdrawn(client, signed, reviewer):
    sign_off_withdraw(page=signed, reviewer=reviewer, comment="A new warning came out.")
    words = text(client, signed)
    assert "The sign-off was withdrawn" in words
    assert "A new warning came out." in words


def test_example_content(client, page):
    review_make(page, publication=PageReview.Publication.EXAMPLE)
    assert "Example content that nobody has signed off" in text(client, page)


def test_unsigned(client, page):
    assert "Not signed off" in text(client, page)
    StandardPage.objects.filter(pk=page.pk).update(body="[]")
    assert "This page needs no clinical sign-off" in text(client, page)


def test_a_signature_that_does_not_match_proves_nothing(client, signed):
    SigningKey.objects.all().delete()
    words = text(client, signed)
    assert "The signature does not match" in words
    assert "unchanged since" not in words
    assert data(client, signed)["sign_off"]["is_signature_right"] is False


def test_anybody_can_check_it_with_what_is_shown(client, signed):
    found = data(client, signed)
    assert found["state"] == "signed"
    content = client.get(found["content_url"]).content
    assert hashlib.sha256(content).hexdigest() == found["whole_hash"]
    sign_off = found["sign_off"]
    assert sign_off["statement"]["whole_hash"] == found["whole_hash"]
    [key] = client.get(reverse("governance:verify_keys")).json()["keys"]
    assert key["public_key"] == sign_off["public_key"]
    assert key["retired_at"] is None
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key["public_key"]))
    public.verify(base64.b64decode(sign_off["signature"]), sign_off["message"].encode())
    assert canonical_json(sign_off["statement"]).decode() == sign_off["message"]
    assert client.get(address(signed), {"format": "json"}).json() == found


@pytest.mark.parametrize("name", ["verify", "verify_json", "verify_content"])
def test_what_the_public_may_not_see_is_answered_like_what_is_not_there(client, signed, name):
    def answer(pk):
        response = client.get(reverse(f"governance:{name}", args=[pk]))
        return response.status_code, response.content

    private = page_make(StandardPage, signed.get_parent())
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    draft = page_make(StandardPage, signed.get_parent(), live=False)
    missing = answer(987654)
    assert missing[0] == 404
    assert answer(private.pk) == answer(draft.pk) == missing
    assert client.get(reverse(f"governance:{name}", args=[10**30])).status_code == 404


def test_a_draft_that_is_signed_shows_nothing_of_itself(client, signed, reviewer):
    draft = StandardPage.objects.get(pk=signed.pk)
    draft.introduction = "Secret words of the draft."
    revision = draft.save_revision(user=get_user_model().objects.get(username="edda"))
    sign_off_create(page=signed, revision=revision, reviewer=reviewer, comment="Coming.", interests_confirmed=True)
    for name in ("verify", "verify_json", "verify_content"):
        body = client.get(address(signed, name)).content.decode()
        assert "Secret words" not in body
        assert "Coming." not in body


@pytest.mark.parametrize("name", ["verify", "verify_json", "verify_content"])
def test_it_sets_no_cookie_and_stays_out_of_search_engines(client, signed, name):
    response = client.get(address(signed, name))
    assert not response.cookies
    assert response["Cache-Control"] == "public, no-cache"
    assert response["X-Robots-Tag"] == "noindex"
    assert client.post(address(signed, name)).status_code == 405


def test_an_alias_says_what_its_source_says(client, signed):
    alias = signed.create_alias(parent=signed.get_parent(), update_slug="alias")
    assert data(client, alias)["state"] == "signed"


def test_a_home_page_can_be_asked_about_too(client, signed):
    assert client.get(address(signed.get_parent())).status_code == 200


def test_queries_do_not_grow_with_decisions(client, signed, reviewer, django_assert_max_num_queries):
    client.get(address(signed))
    for _number in range(4):
        sign_off_create(
            page=signed,
            revision=signed.get_latest_revision(),
            reviewer=reviewer,
            comment="",
            interests_confirmed=True,
        )
    with django_assert_max_num_queries(40) as captured:
        client.get(address(signed))
    few = len(captured)
    sign_off_create(
        page=signed, revision=signed.get_latest_revision(), reviewer=reviewer, comment="", interests_confirmed=True
    )
    with django_assert_max_num_queries(few):
        client.get(address(signed))


def test_json_is_json(client, signed):
    response = client.get(address(signed, "verify_content"))
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content)["title"] == "About the drip"

"""What a claim says can be searched as long as readers can see it, and not a moment longer."""

import pytest
from django.core import mail
from wagtail.models import Site

from clinic_portal.search import receivers
from content.evidence.models import Claim, ClaimRecall, ClaimReference, Reference
from content.evidence.services import claim_recall, claim_reinstate, reference_status_set
from content.pages.models import HomePage, StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    claim = Claim(
        identifier="test-01",
        text="Trials measured flurbination only once.",
        topic=Claim.Topic.values[0],
        kind=Claim.Kind.values[0],
        direction=Claim._meta.get_field("direction").choices[0][0],
        certainty=Claim._meta.get_field("certainty").choices[0][0],
        live=False,
    )
    claim.save()
    claim.save_revision().publish()
    return Claim.objects.get(pk=claim.pk)


@pytest.fixture
def page(claim):
    site = Site.objects.get(is_default_site=True)
    home = site.root_page.get_parent().add_child(instance=HomePage(title="Clinic", slug="clinic"))
    site.root_page = home
    site.save()
    section = {"heading": "What was found", "content": [("claim", claim)]}
    return home.add_child(instance=StandardPage(title="A page", slug="a-page", body=[("section", section)]))


def found(client) -> bool:
    return b"/a-page/" in client.get("/search/", {"q": "flurbination"}).content


def test_a_page_is_found_by_the_words_of_its_claims(client, page):
    assert found(client)


def recall(claim) -> ClaimRecall:
    return ClaimRecall.objects.create(claim=claim, reason="An alert.")


def test_a_recalled_claim_is_not_found_and_its_fallback_is(client, page, claim, django_capture_on_commit_callbacks):
    Claim.objects.update(fallback_text="We look at zibbelings again.")
    with django_capture_on_commit_callbacks(execute=True):
        claim_recall(claim=claim, user=None, reason="An alert.")
    assert not found(client)
    assert b"/a-page/" in client.get("/search/", {"q": "zibbelings"}).content
    with django_capture_on_commit_callbacks(execute=True):
        claim_reinstate(claim=claim, user=None, reason="It was lifted.")
    assert found(client)


@pytest.mark.parametrize("why", ["recalled", "past its grace"])
def test_hidden_words_are_not_shown_even_before_the_page_is_indexed_again(client, page, claim, why):
    if why == "recalled":
        recall(claim)
    else:
        Claim.objects.update(valid_until="2020-01-01", kind=Claim.Kind.BENEFIT)
    html = client.get("/search/", {"q": "flurbination"}).content.decode()
    assert "/a-page/" in html
    assert "Trials measured" not in html


def test_an_index_that_cannot_be_written_stops_no_recall_and_no_mail(
    page, claim, django_user_model, monkeypatch, django_capture_on_commit_callbacks
):
    sent_before = []

    def fail(page_ids):
        sent_before.extend(mail.outbox)
        raise OSError("The disk is full.")

    monkeypatch.setattr(receivers, "_pages_index", fail)
    Claim.objects.update(owner=django_user_model.objects.create_user("olive", email="olive@clinic.example"))
    with django_capture_on_commit_callbacks(execute=True):
        claim_recall(claim=claim, user=None, reason="An alert.")
    assert claim.recalls.count() == 1
    assert [message.to for message in mail.outbox] == [["olive@clinic.example"]]
    assert sent_before == mail.outbox


def test_indexing_more_pages_costs_two_queries_for_each(page, claim, django_assert_max_num_queries):
    """One reads its claims and one writes its entry; with the words of the index itself, no page reads the others."""
    for number in range(9):
        section = {"heading": "What was found", "content": [("claim", claim)]}
        page.get_parent().add_child(
            instance=StandardPage(title=f"Page {number}", slug=f"page-{number}", body=[("section", section)])
        )
    recall(claim)
    with django_assert_max_num_queries(10 * 2 + 20):
        receivers.claims_reindex([claim.pk])


def test_a_benefit_whose_only_source_is_retracted_is_not_found(client, page, claim, django_capture_on_commit_callbacks):
    Claim.objects.update(kind=Claim.Kind.BENEFIT)
    source = Reference.objects.create(key="a2020", title="A trial")
    ClaimReference.objects.create(claim=claim, reference=source)
    claim.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        reference_status_set(reference=source, status="retracted", reason="Data were invented.")
    assert not found(client)


def test_a_claim_taken_back_is_not_found(client, page, claim):
    claim.unpublish()
    assert not found(client)


def test_a_deleted_claim_is_not_found(client, page, claim):
    claim.delete()
    assert not found(client)


def test_a_page_is_found_by_the_new_words_of_a_changed_claim(client, page, claim):
    claim.text = "Trials measured relief only once."
    claim.save_revision()
    assert found(client)
    claim.latest_revision.publish()
    assert not found(client)
    assert b"/a-page/" in client.get("/search/", {"q": "relief"}).content

"""The recall switch, the status of sources and the list of uses in the admin: who may, what it says, what it does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.evidence.models import Claim, ClaimRecall, Reference
from content.evidence.services import claim_recall
from content.pages.models import PainConditionPage
from tests.factories import claim_make, home_make, page_with_parents, reference_make
from tests.people import signed_in_as


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def publisher(home):
    return signed_in_as("Publisher")


def page_showing(home, *claims, **fields):
    page = page_with_parents(PainConditionPage, home, **fields)
    items = [{"type": "claim", "value": claim.pk} for claim in claims]
    page.evidence = page._meta.get_field("evidence").to_python(items)
    page.save()
    return page


def take_down(claim):
    return reverse("evidence_claim_recall", args=[claim.pk])


def bring_back(claim):
    return reverse("evidence_claim_reinstate", args=[claim.pk])


def status_of(reference):
    return reverse("evidence_reference_status", args=[reference.pk])


def used_on(item):
    return reverse(type(item).snippet_viewset.get_url_name("usage"), args=[item.pk])


def test_one_page_lists_where_a_claim_stands_and_takes_it_down(publisher, home):
    claim = claim_make()
    page_showing(home, claim, title="Nerve pain, where it stands")
    html = publisher.get(take_down(claim)).content.decode()
    assert "Nerve pain, where it stands" in html
    assert claim.text in html
    response = publisher.post(take_down(claim), {"reason": "A safety alert.", "fallback_text": ""})
    assert response.status_code == 302
    recall = ClaimRecall.objects.get()
    assert (recall.claim, recall.recalled_by, recall.reason) == (claim, publisher.user, "A safety alert.")
    edit = publisher.get(response.url).content.decode()
    assert bring_back(claim) in edit
    assert take_down(claim) not in edit
    assert (
        "Taken down everywhere. Reason: A safety alert."
        in publisher.get(reverse(Claim.snippet_viewset.get_url_name("history"), args=[claim.pk])).content.decode()
    )


def test_a_recall_asks_for_a_reason_and_for_words_where_readers_are_warned(publisher):
    claim = claim_make(kind="harm")
    assert "warns readers" in publisher.get(take_down(claim)).content.decode()
    response = publisher.post(take_down(claim), {"reason": "", "fallback_text": " "})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"reason", "fallback_text"}
    assert not ClaimRecall.objects.exists()
    publisher.post(take_down(claim), {"reason": "Wrong number.", "fallback_text": "It can harm. Ask your team."})
    claim.refresh_from_db()
    assert claim.fallback_text == "It can harm. Ask your team."
    assert ClaimRecall.objects.exists()


def test_a_second_recall_is_a_sentence_and_no_error(publisher):
    claim = claim_make()
    claim_recall(claim=claim, user=None, reason="First.")
    response = publisher.post(take_down(claim), {"reason": "Second."})
    assert response.status_code == 200
    assert "taken down already" in response.content.decode()


def test_a_claim_is_brought_back_with_a_reason(publisher):
    claim = claim_make()
    response = publisher.post(bring_back(claim), {"reason": "It is right."})
    assert "This claim is not taken down." in response.content.decode()
    claim_recall(claim=claim, user=publisher.user, reason="First.")
    assert "First." in publisher.get(bring_back(claim)).content.decode()
    assert publisher.post(bring_back(claim), {"reason": ""}).status_code == 200
    assert publisher.post(bring_back(claim), {"reason": "It is right."}).status_code == 302
    assert ClaimRecall.objects.get().lifted_by == publisher.user


def test_the_status_of_a_source_is_changed_where_all_that_rests_on_it_is_listed(publisher, home):
    reference, newer = reference_make(), reference_make()
    claim = claim_make(reference)
    page_showing(home, claim, title="Nerve pain, where it stands")
    html = publisher.get(status_of(reference)).content.decode()
    assert claim.text in html
    assert "Nerve pain, where it stands" in html
    response = publisher.post(status_of(reference), {"status": "superseded", "reason": "2025 update."})
    assert response.status_code == 200
    assert "Choose the newer source" in response.content.decode()
    response = publisher.post(
        status_of(reference), {"status": "superseded", "reason": "2025 update.", "superseded_by": newer.pk}
    )
    assert response.status_code == 302
    reference.refresh_from_db()
    assert (reference.status, reference.superseded_by) == ("superseded", newer)


def test_the_edit_form_shows_the_status_and_cannot_change_it(publisher):
    reference = reference_make(status="retracted", status_note="Made-up data.")
    url = reverse(Reference.snippet_viewset.get_url_name("edit"), args=[reference.pk])
    response = publisher.get(url)
    html = response.content.decode()
    assert "Made-up data." in html
    assert status_of(reference) in html
    assert used_on(reference) in html
    assert not {"status", "status_note", "superseded_by"} & set(response.context["form"].fields)
    data = {"key": reference.key, "csl_type": "article-journal", "kind": "other", "title": "T", "authors": "A, B"}
    assert publisher.post(url, {**data, "status": "current", "action-publish": "1"}).status_code == 302
    reference.refresh_from_db()
    assert (reference.title, reference.status) == ("T", "retracted")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("Editor", set()),
        ("Clinical reviewer", {"take down", "status"}),
        ("Publisher", {"take down", "bring back", "status"}),
        ("Portal admin", {"take down", "bring back", "status"}),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_do_what(home, role, may, method):
    client = signed_in_as(role)
    reference = reference_make()
    claim = claim_make(reference)
    urls = {"take down": take_down(claim), "bring back": bring_back(claim), "status": status_of(reference)}
    for name, url in urls.items():
        data = {"reason": "Because.", "status": "retracted"} if method == "post" else {}
        response = getattr(client, method)(url, data)
        is_refused = response.status_code == 302 and response.url == reverse("wagtailadmin_home")
        assert is_refused is (name not in may), name
    if method == "post" and not may:
        assert not ClaimRecall.objects.exists()


def test_nobody_gets_in_without_signing_in(client, home):
    claim = claim_make()
    response = client.post(take_down(claim), {"reason": "x"})
    assert response.status_code == 302
    assert "login" in response.url
    assert not ClaimRecall.objects.exists()


@pytest.mark.parametrize("name", ["claim_recall", "claim_reinstate", "reference_status"])
def test_what_is_not_there_is_not_found(publisher, name):
    assert publisher.get(reverse(f"evidence_{name}", args=[999999])).status_code == 404


def test_used_on_lists_pages_and_claims_for_everybody_who_may_look(home):
    client = signed_in_as("Clinical reviewer")
    reference = reference_make()
    claim = claim_make(reference)
    page_showing(home, claim, title="A public page")
    page_showing(home, claim, title="A page not public", live=False)
    html = client.get(used_on(reference)).content.decode()
    for words in ("A public page", "A page not public", claim.identifier, "Readers see it", "Page is not public"):
        assert words in html, words
    assert "A public page" in client.get(used_on(claim)).content.decode()
    listing = client.get(reverse(Claim.snippet_viewset.get_url_name("list"))).content.decode()
    assert used_on(claim) in listing
    assert take_down(claim) in listing


def test_used_on_costs_no_more_for_more_pages(publisher, home):
    reference = reference_make()

    def grow():
        page_showing(home, claim_make(reference))

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert publisher.get(used_on(reference)).status_code == 200
        return len(queries)

    grow()
    count()
    few = count()
    for _more in range(8):
        grow()
    assert count() == few


def test_deleting_still_says_what_it_would_break(publisher, home):
    reference = reference_make()
    claim_make(reference)
    assert publisher.get(used_on(reference), {"describe_on_delete": "1"}).status_code == 200

"""The public log of corrections: newest first, in pages, and nothing on it that a reader may not see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from content.evidence.services import claim_recall, claim_reinstate, reference_status_set
from content.governance.log.models import CorrectionEntry
from content.governance.log.services import correction_publish
from content.pages.models import CorrectionsPage, PainConditionPage, StandardPage
from tests.factories import claim_make, home_make, page_make, page_with_parents, reference_make
from tests.markup import Document, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def log(home):
    return page_with_parents(CorrectionsPage, home, title="Corrections")


def page_showing(home, claim, **fields):
    page = page_with_parents(PainConditionPage, home, **fields)
    page.evidence = page._meta.get_field("evidence").to_python([{"type": "claim", "value": claim.pk}])
    page.save()
    return page


def words_of(client, page):
    document = Document(client.get(page.url).content)
    assert document.problems() == []
    return text(document.main)


def test_an_empty_log_says_so(client, log):
    assert "There are no corrections yet." in words_of(client, log)


def test_entries_are_dated_with_reason_and_pages(client, home, log):
    page = page_showing(home, claim_make(), title="Nerve pain")
    correction_publish(kind="correction", page=page, what_changed="First <b>line</b>.\nSecond.", why="It was wrong.")
    words = words_of(client, log)
    entry = CorrectionEntry.objects.get()
    for part in ("First <b>line</b>.", "Second.", "It was wrong.", "Nerve pain", f"{entry.published_at:%B %Y}"):
        assert part in words, part


def test_newest_comes_first_and_old_ones_are_on_the_next_page(client, log):
    for number in range(30):
        correction_publish(kind="correction", what_changed=f"Entry {number:02}.")
    first = client.get(log.url).content.decode()
    assert first.index("Entry 29.") < first.index("Entry 28.")
    assert "Entry 04." not in first
    second = client.get(log.url, {"page": "2"}).content.decode()
    assert "Entry 04." in second
    assert "Entry 29." not in second
    for odd in ("99", "x", "-1", ""):
        assert client.get(log.url, {"page": odd}).status_code == 200


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_what_concerns_a_page_that_is_not_public_is_withheld(client, home, log, hidden):
    page = page_make(StandardPage, home, title="A secret page", live=hidden != "draft")
    if hidden == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    correction_publish(kind="correction", page=page, what_changed="Secret words.")
    words = words_of(client, log)
    assert "Secret words." not in words
    assert "A secret page" not in words


def test_a_claim_is_named_with_its_public_pages_only(client, home, log):
    claim = claim_make()
    page_showing(home, claim, title="A public page")
    page_showing(home, claim, title="A secret page", live=False)
    claim_recall(claim=claim, user=None, reason="An alert.")
    words = words_of(client, log)
    assert "An alert." in words
    assert "A public page" in words
    assert "A secret page" not in words


def test_the_words_of_a_claim_that_is_taken_down_are_not_in_the_log(client, home, log):
    claim = claim_make(text="Flurbinated people felt zonkish.")
    page = page_showing(home, claim)
    claim.text = "Other zonkish words."
    claim.save_revision().publish()
    correction_publish(kind="evidence", page=page, what_changed="New: “Other zonkish words.”")
    assert "zonkish" in words_of(client, log)
    claim_recall(claim=claim, user=None, reason="An alert.")
    assert "zonkish" not in words_of(client, log)
    claim_reinstate(claim=claim, user=None, reason="It is right.")
    assert "zonkish" in words_of(client, log)


def test_the_log_costs_the_same_for_more_entries(client, home, log):
    def grow():
        reference = reference_make()
        claim = claim_make(reference)
        page_showing(home, claim)
        claim_recall(claim=claim, user=None, reason="An alert.")
        reference_status_set(reference=reference, status="retracted", reason="Made up.")

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(log.url)
        return len(queries)

    grow()
    count()
    few = count()
    for _more in range(6):
        grow()
    assert count() == few

"""What the foot of a page says of its clinical review: who, when, until when, and what changed since."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.evidence.services import claim_recall, reference_status_set
from content.governance.log.models import CorrectionEntry
from content.governance.sign_off.editorial_corrections import editorial_correction_create
from content.governance.sign_off.selectors import latest_sign_off
from content.governance.sign_off.services import sign_off_create, sign_off_withdraw
from content.pages.models import BenefitsPage, PainConditionPage, StandardPage
from tests.factories import claim_make, home_make, page_make, page_with_parents, reference_make
from tests.governance.reviewers import reviewer_make
from tests.markup import Document, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def reviewer(db):
    return reviewer_make(interests="Paid by the clinic. No money from makers of medicines.")


def claims_into(page, *claims):
    items = [{"type": "claim", "value": claim.pk} for claim in claims]
    page.evidence = page._meta.get_field("evidence").to_python(items)


@pytest.fixture
def signed(home, reviewer):
    """Return a public page of these claims that a reviewer signed."""

    def make(*claims, **fields):
        page = page_with_parents(PainConditionPage, home, introduction="A bright house.", **fields)
        claims_into(page, *claims)
        editor, _new = get_user_model().objects.get_or_create(username="edda")
        revision = page.save_revision(user=editor)
        sign_off_create(page=page, revision=revision, reviewer=reviewer, comment="", interests_confirmed=True)
        revision.publish()
        return PainConditionPage.objects.get(pk=page.pk)

    return make


def seen(client, page):
    document = Document(client.get(page.url).content)
    assert document.problems() == []
    return " ".join(text(document.main).split())


def test_a_page_that_is_not_clinical_says_nothing(client, home):
    words = seen(client, page_make(StandardPage, home))
    assert "hecked" not in words


@pytest.mark.parametrize("model", [BenefitsPage, PainConditionPage])
def test_a_clinical_page_that_nobody_signed_says_so(client, home, model):
    assert "No clinician has checked this page yet." in seen(client, page_with_parents(model, home))


def test_a_page_with_claims_that_nobody_signed_says_so(client, home):
    page = page_make(StandardPage, home)
    section = {"heading": "A heading", "content": [{"type": "claim", "value": claim_make().pk}]}
    page.body = page._meta.get_field("body").to_python([{"type": "section", "value": section}])
    page.save()
    assert "No clinician has checked this page yet." in seen(client, page)


def test_a_signed_page_names_who_when_and_until_when(client, signed, reviewer):
    page = signed(claim_make(reference_make()))
    sign_off = latest_sign_off(page)
    words = seen(client, page)
    assert f"Checked by: {sign_off.reviewer_name}, Consultant in pain medicine" in words
    assert f"({timezone.localdate():%-d %B %Y})" in words
    assert f"Next check due: {sign_off.next_due_on:%-d %B %Y}" in words
    assert "No money from makers of medicines." in words
    assert "What changed" not in words
    assert "No clinician" not in words


def test_a_claim_that_changed_is_told_with_before_and_after(client, signed):
    claim, other = claim_make(text="Old words of it."), claim_make(text="A claim that stays.")
    page = signed(claim, other)
    claim.text, claim.certainty = "New words of it.", "very_low"
    claim.save_revision().publish()
    words = seen(client, page)
    assert "An earlier form of this page was checked by:" in words
    assert "It has changed since then" in words
    assert "What changed since the check" in words
    changed = words[words.index("What changed since the check") :]
    for part in ("Changed statement", "Old words of it.", "New words of it.", "Low certainty", "Very low certainty"):
        assert part in changed, part
    assert "A claim that stays." not in changed


def test_claims_that_came_and_went_and_other_words_are_told(client, signed):
    gone, came = claim_make(text="It goes."), claim_make(text="It comes.")
    page = signed(gone)
    page.introduction = "A dark house."
    claims_into(page, came)
    page.save_revision().publish()
    changed = seen(client, page).split("What changed since the check")[1]
    for part in (
        "New statement",
        "It comes.",
        "No longer on this page",
        "It goes.",
        "A bright house.",
        "A dark house.",
    ):
        assert part in changed, part


def test_a_source_that_was_retracted_since_is_told(client, signed):
    reference = reference_make()
    page = signed(claim_make(reference, kind="harm", text="It can harm."))
    reference_status_set(reference=reference, status="retracted", reason="Made-up data.")
    changed = seen(client, page).split("What changed since the check")[1]
    assert "It can harm." in changed
    assert "Retracted" in changed


def test_words_that_are_taken_down_are_not_told_as_a_change(client, signed):
    claim = claim_make(text="Flurbinated people felt zonkish.")
    page = signed(claim)
    claim.text = "Other zonkish words."
    claim.save_revision().publish()
    assert "zonkish" in seen(client, page)
    claim_recall(claim=claim, user=None, reason="An alert.")
    assert "zonkish" not in seen(client, page)


def test_a_recall_alone_is_no_change_of_the_page(client, signed):
    claim = claim_make()
    page = signed(claim)
    claim_recall(claim=claim, user=None, reason="An alert.")
    assert "It has changed since then" not in seen(client, page)


def test_an_overdue_page_says_so(client, signed):
    page = signed(claim_make())
    due = latest_sign_off(page).next_due_on
    with time_machine.travel(timezone.now() + timedelta(days=800)):
        words = seen(client, page)
    assert f"This page was due for another check on {due:%-d %B %Y}." in words
    assert "Next check due" not in words


def test_a_withdrawn_sign_off_says_so(client, signed, reviewer):
    page = signed(claim_make())
    sign_off_withdraw(page=page, reviewer=reviewer, comment="New evidence.")
    words = seen(client, page)
    assert "This page is no longer signed off." in words
    assert "Checked by:" not in words


def test_a_corrected_wording_is_told_with_reason_and_change(client, signed):
    page = signed(claim_make())
    page.introduction = "A green house."
    revision = page.save_revision()
    publisher = get_user_model().objects.create_superuser("paula")
    editorial_correction_create(page=page, revision=revision, publisher=publisher, reason="The colour was wrong.")
    words = seen(client, page)
    assert f"Wording corrected on {timezone.localdate():%-d %B %Y}. Why: The colour was wrong." in words
    assert "Checked by:" in words
    assert "A bright house." in words.split("What changed since the check")[1]
    [entry] = CorrectionEntry.objects.filter(kind="wording", page_id=page.pk)
    assert entry.why == "The colour was wrong."
    page = PainConditionPage.objects.get(pk=page.pk)
    page.introduction = "A calm house."
    editorial_correction_create(page=page, revision=page.save_revision(), publisher=publisher, reason="Said better.")
    told = seen(client, page).split("What changed since the check")[1]
    assert told.count("A bright house.") == 1
    assert "A calm house." in told
    assert "A green house." not in told


def test_words_of_a_draft_that_is_signed_are_not_told_as_a_change(client, signed, reviewer):
    claim = claim_make(text="Old words of it.")
    page = signed(claim)
    claim.text = "New words of it."
    claim.save_revision().publish()
    page = PainConditionPage.objects.get(pk=page.pk)
    page.introduction = "A house nobody has seen."
    revision = page.save_revision(user=get_user_model().objects.get(username="edda"))
    sign_off_create(page=page, revision=revision, reviewer=reviewer, comment="", interests_confirmed=True)
    words = seen(client, PainConditionPage.objects.get(pk=page.pk))
    assert "Old words of it." in words
    assert "A house nobody has seen." not in words


def test_a_page_signed_again_with_another_claim_has_an_entry_once(client, signed, reviewer):
    page = signed(claim_make(text="The first claim."))
    assert not CorrectionEntry.objects.exists()
    claims_into(page, claim_make(text="The second claim."))
    revision = page.save_revision(user=get_user_model().objects.get(username="edda"))
    sign_off_create(page=page, revision=revision, reviewer=reviewer, comment="", interests_confirmed=True)
    revision.publish()
    revision.publish()
    [entry] = CorrectionEntry.objects.filter(kind="evidence")
    assert entry.page_id == page.pk
    assert "The first claim." in entry.what_changed
    assert "The second claim." in entry.what_changed


def queries(client, page):
    client.get(page.url)
    with CaptureQueriesContext(connection) as found:
        client.get(page.url)
    return len(found)


@pytest.mark.parametrize("state", ["signed", "changed"])
def test_notes_cost_the_same_for_more_claims(client, signed, state):
    counts = []
    for many in (3, 12):
        claims = [claim_make(reference_make()) for _one in range(many)]
        page = signed(*claims)
        if state == "changed":
            for claim in claims:
                claim.text = f"New words of {claim.identifier}."
                claim.save_revision().publish()
        counts.append(queries(client, page))
    assert counts[0] == counts[1]

"""Sign-offs: who may, for which exact form; what is signed; how a page stands to it; written once and kept."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from wagtail.models import PageLogEntry

from content.evidence.models import Claim
from content.governance.review.models import PageReview, ReviewTask
from content.governance.said.canonical import whole_hash
from content.governance.sign_off.models import EditorialCorrection, ReviewerProfile, SigningKey, SignOff
from content.governance.sign_off.selectors import (
    is_signed_in_this_form,
    latest_sign_off,
    sign_off_standing,
    verify_sign_off,
)
from content.governance.sign_off.services import SignOffRefused, sign_off_create, sign_off_withdraw
from content.governance.sign_off.verification import page_verification
from content.oversight.review_rows import review_rows
from content.pages.models import StandardPage
from tests.factories import claim_make, home_make, page_make, reference_make, review_make
from tests.governance.reviewers import profile_make, reviewer_make, sign_off_record

pytestmark = pytest.mark.usefixtures("not_indexed")
FALSE = {"signature": "A" * 86 + "=="}
OTHER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_user("edda")


@pytest.fixture
def reviewer(db):
    return reviewer_make()


@pytest.fixture
def claim(db):
    return claim_make(reference_make())


@pytest.fixture
def page(claim, editor):
    """A live page with a claim, written by an editor."""
    page = page_make(StandardPage, home_make(), introduction="A bright house.", body=body(claim))
    page.save_revision(user=editor, changed=False)
    return page


def body(claim, words="Calm words."):
    content = [
        {"type": "text", "value": f"<p>{words}</p>", "id": "t1"},
        {"type": "claim", "value": claim.pk, "id": "c1"},
    ]
    return [{"type": "section", "value": {"heading": "The house", "content": content}, "id": "s1"}]


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def edited(page, user, **fields):
    """Save a draft of the page."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def sign(page, reviewer, **fields):
    fields = {"revision": fresh(page).get_latest_revision(), "comment": "", "interests_confirmed": True, **fields}
    return sign_off_create(page=page, reviewer=reviewer, **fields)


def standing(page, **fields):
    page = fresh(page)
    return sign_off_standing(page, page.governed_content(), **fields)


def is_signed(page):
    draft = fresh(page).get_latest_revision_as_object()
    return is_signed_in_this_form(draft, draft.governed_content())


# Who may sign


def refusal(page, person, **fields):
    with pytest.raises(SignOffRefused) as caught:
        sign(page, person, **fields)
    assert not SignOff.objects.exists()
    return caught.value.messages[0]


def test_a_reviewer_signs_what_an_editor_wrote(page, reviewer):
    sign_off = sign(page, reviewer, comment=" Read with care. ")
    assert sign_off.whole_hash == whole_hash(page.governed_content())
    assert (sign_off.reviewer_name, sign_off.comment) == ("Rhea Example", "Read with care.")
    assert sign_off.registration_number == "1234567"
    assert sign_off.revision_id == page.latest_revision_id
    assert latest_sign_off(page) == sign_off


def test_the_author_of_the_latest_revision_cannot_sign(page, reviewer):
    edited(page, reviewer, introduction="My own words.")
    assert "You wrote part of this page" in refusal(page, reviewer)


def test_whoever_wrote_anything_since_the_last_sign_off_cannot_sign(page, reviewer, editor):
    edited(page, reviewer, introduction="My own words.")
    edited(page, editor, introduction="The editor's words.")
    assert "You wrote part of this page" in refusal(page, reviewer)
    sign(page, reviewer_make("other"))
    edited(page, editor, introduction="Still the editor's words.")
    assert sign(page, reviewer)


def test_a_withdrawn_sign_off_is_no_second_pair_of_eyes(page, reviewer, editor):
    """What its author wrote before it counts again, because nobody stands for it any more."""
    other = reviewer_make("other")
    edited(page, other, introduction="Call us first.")
    sign(page, reviewer)
    sign_off_withdraw(page=page, reviewer=reviewer, comment="A number is wrong.")
    edited(page, editor, introduction="Call us first. Then come.")
    with pytest.raises(SignOffRefused, match="You wrote part of this page"):
        sign(page, other)
    sign(page, reviewer)
    edited(page, editor, introduction="Call us first. Then come in.")
    assert sign(page, other)


def test_a_comment_makes_nobody_an_author(page, reviewer):
    """Wagtail saves a revision for every comment, and gives blocks and paragraphs keys of its own."""
    draft = page.get_latest_revision_as_object()
    revision = draft.save_revision(user=reviewer)
    text = revision.content["body"].replace("<p>", '<p data-block-key=\\"abcde\\">')
    assert text != revision.content["body"]
    type(revision).objects.filter(pk=revision.pk).update(content={**revision.content, "body": text})
    assert sign(page, reviewer)


def test_a_page_made_by_no_account_can_be_signed(page, reviewer):
    page.revisions.update(user=None)
    assert sign(page, reviewer)


def test_a_registration_that_has_run_out_cannot_sign(page, reviewer):
    ReviewerProfile.objects.update(registration_expires_on=date(2026, 3, 1))
    assert sign(page, reviewer, today=date(2026, 3, 1))
    with pytest.raises(SignOffRefused, match="ran until 1 Mar 2026"):
        sign(page, reviewer, today=date(2026, 3, 2))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"profile": False}, "registration is not entered"),
        ({"role": False}, "Only a clinical reviewer"),
        ({"interests": " "}, "interests are not declared"),
        ({"registration_number": " "}, "registration is not complete"),
        ({"registration_body": ""}, "registration is not complete"),
        ({"role_title": ""}, "registration is not complete"),
    ],
)
def test_whoever_lacks_something_cannot_sign(page, fields, words):
    assert words in refusal(page, reviewer_make("other", **fields))


def test_a_superuser_is_no_clinician(page):
    root = get_user_model().objects.create_superuser("root")
    profile_make(root)
    assert "Only a clinical reviewer" in refusal(page, root)


def test_somebody_who_left_cannot_sign(page, reviewer):
    reviewer.is_active = False
    assert "Only a clinical reviewer" in refusal(page, reviewer)


def test_interests_must_be_confirmed(page, reviewer):
    assert "interests are as declared" in refusal(page, reviewer, interests_confirmed=False)


def test_what_changed_while_it_was_read_is_not_signed(page, reviewer, claim):
    seen = whole_hash(page.governed_content())
    Claim.objects.filter(pk=claim.pk).update(text="Other words.")
    assert "changed while you read it" in refusal(page, reviewer, seen_hash=seen)


def test_a_revision_of_another_page_is_not_signed(page, reviewer):
    other = page_make(StandardPage, page.get_parent())
    assert "another page" in refusal(page, reviewer, revision=other.save_revision())


# What is signed


def test_the_signature_covers_every_field_that_is_shown(page, reviewer):
    sign_off = SignOff.objects.get(pk=sign(page, reviewer, comment="Good.").pk)
    assert verify_sign_off(sign_off)
    own = {"id", "reviewer", "content", "signature"}
    for field in SignOff._meta.concrete_fields:
        if field.name in own:
            continue
        forged = SignOff.objects.get(pk=sign_off.pk)
        value = getattr(forged, field.attname)
        other = value + timedelta(days=1) if isinstance(value, date) else f"{value}1" if isinstance(value, str) else 99
        setattr(forged, field.attname, other)
        assert not verify_sign_off(forged), field.name


def test_a_stored_content_that_was_tampered_with_is_found(page, reviewer):
    sign_off = sign(page, reviewer)
    sign_off.content = {**sign_off.content, "title": "Other"}
    assert not verify_sign_off(sign_off)
    sign_off.content = {}
    assert not verify_sign_off(sign_off)


def test_old_signatures_are_checked_with_their_own_key(page, reviewer, settings):
    first = sign(page, reviewer)
    settings.SIGNING_KEY = OTHER_KEY
    second = sign(page, reviewer)
    assert first.key_id != second.key_id
    assert verify_sign_off(first)
    assert verify_sign_off(second)
    old, new = SigningKey.objects.get(key_id=first.key_id), SigningKey.objects.get(key_id=second.key_id)
    assert old.retired_at is not None
    assert new.retired_at is None
    forged = SignOff.objects.get(pk=first.pk)
    forged.key_id = second.key_id
    assert not verify_sign_off(forged)


def test_a_key_that_comes_back_is_in_use_again(page, reviewer, settings):
    key, first = settings.SIGNING_KEY, sign(page, reviewer)
    settings.SIGNING_KEY = OTHER_KEY
    sign(page, reviewer)
    settings.SIGNING_KEY = key
    sign(page, reviewer)
    assert list(SigningKey.objects.filter(retired_at=None).values_list("key_id", flat=True)) == [first.key_id]


def test_a_sign_off_whose_key_is_gone_proves_nothing(page, reviewer):
    sign_off = sign(page, reviewer)
    SigningKey.objects.all().delete()
    assert not verify_sign_off(sign_off)


def test_a_record_whose_signature_does_not_hold_signs_nothing(page, client):
    record = sign_off_record(page, **FALSE, reviewer_name="Dr Nobody")
    assert not verify_sign_off(record)
    assert not is_signed(page)
    assert latest_sign_off(page) is None
    assert standing(page).state == "unsigned"
    html = client.get(page.url).content.decode()
    assert "No clinician has checked this page yet." in html
    assert "Dr Nobody" not in html
    [row] = review_rows([page], today=timezone.localdate())
    assert row.is_unsigned
    assert page_verification(page, today=timezone.localdate()).state == "not_proven"


def test_a_false_record_takes_nothing_from_a_right_one(page, reviewer):
    sign_off = sign(page, reviewer)
    for fields in ({}, {"decision": SignOff.Decision.WITHDRAWN}, {"whole_hash": "0" * 64}):
        sign_off_record(page, **FALSE, **fields)
    assert is_signed(page)
    assert latest_sign_off(page) == sign_off
    assert (standing(page).state, standing(page).sign_off) == ("signed", sign_off)


def test_it_is_written_once_and_kept(page, reviewer):
    sign_off = sign(page, reviewer)
    with pytest.raises(ValidationError, match="never changed"):
        sign_off.save()
    with pytest.raises(ValidationError, match="kept for good"):
        sign_off.delete()
    with pytest.raises(ValidationError, match="never changed"):
        SignOff.objects.update(comment="Other")
    with pytest.raises(ValidationError, match="kept for good"):
        SignOff.objects.all().delete()
    with pytest.raises(ValidationError, match="never changed"):
        SignOff.objects.filter(pk=sign_off.pk).update(revision_id=F("revision_id") + 1)
    with pytest.raises(ValidationError, match="never changed"):
        SignOff.objects.bulk_update([sign_off], ["comment"])


def test_it_outlives_the_page_and_the_person(page, reviewer):
    sign_off = sign(page, reviewer)
    page.delete()
    reviewer.delete()
    sign_off = SignOff.objects.get(pk=sign_off.pk)
    assert verify_sign_off(sign_off)
    assert sign_off.reviewer_name == "Rhea Example"


def test_it_moves_the_review(page, reviewer):
    sign_off = sign(page, reviewer)
    review = PageReview.objects.get(page=page)
    assert review.reviewed_on == timezone.localdate()
    assert review.due_on == sign_off.next_due_on > timezone.localdate() + timedelta(days=300)


def test_it_stands_in_the_history_of_the_page(page, reviewer):
    sign(page, reviewer, comment="Good.")
    entry = PageLogEntry.objects.get(action="governance.sign_off")
    assert entry.user == reviewer
    assert entry.message == "Signed off. Good."


# How a page stands to it


def test_a_page_that_nobody_signed(page):
    assert standing(page).state == "unsigned"
    assert not is_signed(page)


def test_signed_and_unchanged(page, reviewer):
    sign_off = sign(page, reviewer)
    found = standing(page)
    assert (found.state, found.sign_off, found.corrections) == ("signed", sign_off, ())
    assert is_signed(page)


def test_changed_since(page, reviewer, editor):
    sign_off = sign(page, reviewer)
    edited(page, editor, introduction="Never come.").publish()
    found = standing(page)
    assert (found.state, found.sign_off) == ("changed", sign_off)
    assert not is_signed(page)


@pytest.mark.parametrize("change", ["claim", "source"])
def test_a_claim_or_source_that_changes_is_a_change_of_the_page(page, reviewer, claim, change):
    sign(page, reviewer)
    if change == "claim":
        Claim.objects.filter(pk=claim.pk).update(certainty="very_low")
    else:
        claim.claim_references.get().reference.__class__.objects.update(status="retracted")
    assert standing(page).state == "changed"


def test_a_draft_that_is_signed_leaves_the_public_form_signed_by_the_older_one(page, reviewer, editor):
    first = sign(page, reviewer)
    edited(page, editor, introduction="Call us first.")
    second = sign(page, reviewer)
    assert (standing(page).state, standing(page).sign_off) == ("signed", first)
    assert is_signed(page)
    fresh(page).get_latest_revision().publish()
    assert standing(page).sign_off == second
    live = fresh(page)
    live.introduction = "A bright house."
    assert not is_signed_in_this_form(live, live.governed_content())


def test_a_draft_that_is_signed_is_not_told_of_while_readers_see_another_form(page, reviewer, editor, claim):
    """Nobody has signed what readers see, or it changed since; what is signed of the draft is still a draft."""
    live = page.get_latest_revision()
    live.publish()
    edited(page, editor, introduction="Call us first.")
    draft = sign(page, reviewer)
    assert (standing(page).state, standing(page).sign_off) == ("unsigned", None)
    withdrawal = sign_off_withdraw(page=page, reviewer=reviewer, comment="A number is wrong.")
    assert (withdrawal.decision, withdrawal.revision_id) == ("withdrawn", draft.revision_id)
    assert (standing(page).state, standing(page).sign_off) == ("unsigned", None)
    first = sign(page, reviewer)
    fresh(page).get_latest_revision().publish()
    Claim.objects.filter(pk=claim.pk).update(certainty="very_low")
    edited(page, editor, introduction="Call us soon.")
    sign(page, reviewer)
    assert (standing(page).state, standing(page).sign_off) == ("changed", first)
    alias = fresh(page).create_alias(update_slug="alias")
    assert standing(alias).sign_off == first
    withdrawal = sign_off_withdraw(page=page, reviewer=reviewer, comment="A number is wrong.")
    assert (standing(page).state, standing(page).sign_off) == ("withdrawn", withdrawal)


def test_overdue(page, reviewer):
    sign_off = sign(page, reviewer)
    PageReview.objects.update(due_on=date(2027, 1, 1))
    assert standing(page, today=date(2027, 1, 1)).state == "signed"
    found = standing(page, today=date(2027, 1, 2))
    assert (found.state, found.sign_off, found.due_on) == ("overdue", sign_off, date(2027, 1, 1))


def test_example_content(page):
    review_make(page, publication=PageReview.Publication.EXAMPLE)
    assert standing(page).state == "example"


def test_corrected_wording(page, reviewer, editor):
    sign_off = sign(page, reviewer)
    edited(page, editor, introduction="A calm house.").publish()
    live = fresh(page)
    fields = {"page": page, "sign_off": sign_off, "reason": "Typo.", "corrected_by_name": "Edda"}
    hashes = {"whole_hash": whole_hash(live.governed_content()), "clinical_hash": sign_off.clinical_hash}
    correction = EditorialCorrection.objects.create(**fields, **hashes)
    found = standing(page)
    assert (found.state, found.sign_off, found.corrections) == ("corrected", sign_off, (correction,))
    assert is_signed(page)
    edited(page, editor, introduction="A calm house. Never come.").publish()
    assert standing(page).state == "changed"


def test_a_correction_covers_no_clinical_change_whatever_it_says(page, reviewer, editor):
    sign_off = sign(page, reviewer)
    edited(page, editor, introduction="Never come.").publish()
    live = fresh(page)
    EditorialCorrection.objects.create(
        page=page,
        sign_off=sign_off,
        reason="Typo.",
        whole_hash=whole_hash(live.governed_content()),
        clinical_hash=sign_off.clinical_hash,
    )
    assert standing(page).state == "changed"
    assert not is_signed(page)


def test_an_alias_is_signed_with_its_source(page, reviewer):
    sign_off = sign(page, reviewer)
    alias = page.create_alias(parent=page.get_parent(), update_slug="alias")
    assert (standing(alias).state, standing(alias).sign_off) == ("signed", sign_off)
    of_the_alias = alias.create_alias(update_slug="alias-of-the-alias")
    assert (standing(of_the_alias).state, standing(of_the_alias).sign_off) == ("signed", sign_off)


def test_a_copy_is_signed_by_nobody(page, reviewer):
    sign(page, reviewer)
    copy = page.copy(update_attrs={"slug": "copy"})
    assert standing(copy).state == "unsigned"


def test_queries_do_not_grow(page, reviewer, editor, django_assert_num_queries):
    content = page.governed_content()
    sign(page, reviewer)
    for word in ("calm", "quiet", "bright"):
        edited(page, editor, introduction=f"A {word} room.")
        sign(page, reviewer)
    with django_assert_num_queries(2):
        sign_off_standing(page, content)
    newest = fresh(page).get_latest_revision_as_object().governed_content()
    with django_assert_num_queries(1):
        assert is_signed_in_this_form(page, newest)
    with django_assert_num_queries(2):
        assert not is_signed_in_this_form(page, content)


# Withdrawal


def test_a_withdrawal_ends_every_sign_off_before_it(page, reviewer, editor):
    sign(page, reviewer)
    edited(page, editor, introduction="Call us first.")
    sign(page, reviewer)
    withdrawal = sign_off_withdraw(page=page, reviewer=reviewer, comment="A new warning came out.")
    assert verify_sign_off(withdrawal)
    assert standing(page).state == "withdrawn"
    assert standing(page).sign_off == withdrawal
    assert not is_signed(page)
    task = ReviewTask.objects.get(closed_at=None)
    assert (task.reason, task.subject_pk) == ("sign_off_withdrawn", page.pk)
    sign(page, reviewer)
    assert is_signed(page)
    assert not ReviewTask.objects.filter(closed_at=None).exists()


def test_a_withdrawal_says_why_and_needs_something_to_withdraw(page, reviewer):
    with pytest.raises(SignOffRefused, match="no sign-off to withdraw"):
        sign_off_withdraw(page=page, reviewer=reviewer, comment="Why.")
    sign(page, reviewer)
    with pytest.raises(SignOffRefused, match="Say why"):
        sign_off_withdraw(page=page, reviewer=reviewer, comment=" ")
    with pytest.raises(SignOffRefused, match="Only a clinical reviewer"):
        sign_off_withdraw(page=page, reviewer=reviewer_make("other", role=False), comment="Why.")
    ReviewerProfile.objects.update(registration_expires_on=date(2020, 1, 1))
    assert sign_off_withdraw(page=page, reviewer=reviewer, comment="Why.")
    with pytest.raises(SignOffRefused, match="no sign-off to withdraw"):
        sign_off_withdraw(page=page, reviewer=reviewer, comment="Why.")

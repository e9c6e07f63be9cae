"""Taking claims down, bringing them back, and what becomes of a source: in public at once, whatever is drafted."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.log_actions import registry as log_registry

from content.evidence.models import Claim, ClaimRecall, Reference, ReferenceStatusChange
from content.evidence.policy import fallback_is_required
from content.evidence.services import claim_recall, claim_reinstate, reference_status_set
from content.evidence.signals import claim_recalled, claim_reinstated, reference_status_changed
from tests.factories import claim_make, reference_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """What the three signals said, in order."""
    said = []

    def listen(sender, signal, **kwargs):
        said.append((signal, kwargs))

    signals = (claim_recalled, claim_reinstated, reference_status_changed)
    for signal in signals:
        signal.connect(listen)
    yield said
    for signal in signals:
        signal.disconnect(listen)


def messages_of(item):
    return [entry.message for entry in log_registry.get_logs_for_instance(item)]


def test_a_claim_is_taken_down_and_brought_back_with_reasons(django_user_model, heard):
    user = django_user_model.objects.create_user("paula")
    claim = claim_make()
    recall = claim_recall(claim=claim, user=user, reason=" A safety alert. ")
    assert (recall.reason, recall.recalled_by, recall.lifted_at) == ("A safety alert.", user, None)
    claim_reinstate(claim=claim, user=user, reason="The alert was about another product.")
    recall.refresh_from_db()
    assert recall.lifted_at is not None
    assert [signal for signal, _said in heard] == [claim_recalled, claim_reinstated]
    assert all(said["claim"] == claim and said["recall"] == recall for _signal, said in heard)
    assert any("A safety alert." in message for message in messages_of(claim))
    assert any("another product" in message for message in messages_of(claim))


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_a_recall_needs_a_reason_of_some_length(reason):
    with pytest.raises(ValidationError):
        claim_recall(claim=claim_make(), user=None, reason=reason)
    assert not ClaimRecall.objects.exists()


def test_a_claim_is_taken_down_once():
    claim = claim_make()
    claim_recall(claim=claim, user=None, reason="First.")
    with pytest.raises(ValidationError, match="taken down already"):
        claim_recall(claim=claim, user=None, reason="Second.")
    claim_reinstate(claim=claim, user=None, reason="Back.")
    with pytest.raises(ValidationError, match="not taken down"):
        claim_reinstate(claim=claim, user=None, reason="Back again.")
    claim_recall(claim=claim, user=None, reason="Down again.")
    assert claim.recalls.count() == 2


@pytest.mark.parametrize(
    ("kind", "topic"), [("harm", "benefits"), ("contraindication", "benefits"), ("unknown", "cautions")]
)
def test_what_warns_readers_is_not_taken_down_without_words_in_its_place(kind, topic):
    assert fallback_is_required(kind=kind, topic=topic)
    claim = claim_make(kind=kind, topic=topic)
    with pytest.raises(ValidationError, match="in its place"):
        claim_recall(claim=claim, user=None, reason="The number is wrong.")
    assert not claim.recalls.exists()
    claim_recall(claim=claim, user=None, reason="The number is wrong.", fallback_text="It can harm. Ask your team.")
    claim.refresh_from_db()
    assert claim.fallback_text == "It can harm. Ask your team."


def test_a_benefit_may_be_taken_down_without_words_in_its_place():
    assert not fallback_is_required(kind="benefit", topic="benefits")
    claim_recall(claim=claim_make(), user=None, reason="Wrong.")


@pytest.mark.parametrize("words", ["It works well.", "Ketamine is a breakthrough.", "Some people get relief."])
def test_a_fallback_written_at_the_recall_promises_nothing(words):
    claim = claim_make(text="Some people get relief.")
    with pytest.raises(ValidationError):
        claim_recall(claim=claim, user=None, reason="Wrong.", fallback_text=words)
    assert not claim.recalls.exists()
    claim_recall(claim=claim, user=None, reason="Wrong.", fallback_text="We do not know whether it works.")


def test_a_fallback_that_stood_there_before_holds_back_no_recall():
    claim = claim_make(fallback_text="It works well.")
    claim_recall(claim=claim, user=None, reason="Wrong.", fallback_text="It works well.")
    assert claim.recalls.exists()


def test_a_fallback_written_at_the_recall_stands_in_the_draft_too():
    claim = claim_make()
    claim.text = "New words that nobody has published."
    draft = claim.save_revision()
    claim_recall(claim=claim, user=None, reason="Wrong.", fallback_text="We are looking into it.")
    draft.refresh_from_db()
    draft.publish()
    published = Claim.objects.get()
    assert (published.text, published.fallback_text) == (claim.text, "We are looking into it.")


def test_publishing_a_draft_does_not_bring_a_claim_back():
    claim = claim_make()
    draft = claim.save_revision()
    claim_recall(claim=claim, user=None, reason="Wrong.")
    draft.publish()
    assert ClaimRecall.objects.filter(claim=claim, lifted_at__isnull=True).exists()


@pytest.mark.parametrize("status", ["corrected", "retracted", "current"])
def test_the_status_of_a_source_is_set_with_a_reason(heard, status):
    reference = reference_make(status="superseded")
    claim = claim_make(reference)
    change = reference_status_set(reference=reference, status=status, reason="The journal says so.")
    stored = Reference.objects.get()
    assert stored.status == reference.status == status
    assert stored.status_note == ("" if status == "current" else "The journal says so.")
    assert (change.former_status, change.status) == ("superseded", status)
    [(signal, said)] = heard
    assert signal is reference_status_changed
    assert said["claims"] == [claim]
    assert any("The journal says so." in message for message in messages_of(claim))
    assert any("The journal says so." in message for message in messages_of(reference))


def test_a_superseded_source_names_the_newer_one():
    old, new = reference_make(), reference_make()
    for wrong in (None, old):
        with pytest.raises(ValidationError):
            reference_status_set(reference=old, status="superseded", reason="2025.", superseded_by=wrong)
    reference_status_set(reference=old, status="superseded", reason="2025.", superseded_by=new)
    old.refresh_from_db()
    assert old.superseded_by == new
    with pytest.raises(ValidationError, match="already"):
        reference_status_set(reference=old, status="superseded", reason="Again.", superseded_by=new)
    reference_status_set(reference=old, status="retracted", reason="Worse.", superseded_by=new)
    old.refresh_from_db()
    assert old.superseded_by is None
    assert ReferenceStatusChange.objects.count() == 2


def test_an_unknown_status_is_refused():
    with pytest.raises(ValidationError):
        reference_status_set(reference=reference_make(), status="withdrawn", reason="x")


@pytest.mark.parametrize("made", ["before", "after"])
def test_publishing_an_old_draft_does_not_bring_the_status_back(made):
    """Whether the draft was made before the retraction, or before it was lifted again."""
    reference = reference_make()
    if made == "after":
        reference_status_set(reference=reference, status="retracted", reason="Made-up data.")
    reference.title = "A title with the comma put right"
    draft = reference.save_revision()
    status = "retracted" if made == "before" else "current"
    reference_status_set(reference=Reference.objects.get(), status=status, reason="The editors decided.")
    draft.publish()
    published = Reference.objects.get()
    assert (published.title, published.status) == ("A title with the comma put right", status)
    assert published.get_latest_revision_as_object().status == status

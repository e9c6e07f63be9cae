"""Corrections of wording: what may go live without a new sign-off, who is told, and what is refused."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from content.governance.gate.models import RuleSetting
from content.governance.log.models import CorrectionEntry, GateEvent
from content.governance.log.rules import RULES
from content.governance.review.models import ReviewTask
from content.governance.sign_off.editorial_corrections import CorrectionRefused, editorial_correction_create
from content.governance.sign_off.models import EditorialCorrection
from content.governance.sign_off.selectors import sign_off_standing
from content.pages.models import StandardPage
from tests.factories import claim_make, page_make
from tests.people import signed_in
from tests.workflow.signing import edited, fresh, seen, sign, url


@pytest.fixture
def corrected(page, rhea, edda):
    """A page that was signed, with a draft that changes plain words alone."""
    sign(page, rhea)
    edited(page, edda, introduction="A calm house.")
    return page


def correct(page, publisher, **fields):
    fields = {"revision": fresh(page).get_latest_revision(), "reason": "A slip of the pen.", **fields}
    return editorial_correction_create(page=fresh(page), publisher=publisher, **fields)


def test_a_correction_goes_live_and_everybody_is_told(corrected, paul, rhea, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in(paul).post(
            url(corrected, "correction"),
            {"correction-reason": "A slip of the pen.", "correction-seen_hash": seen(corrected)},
            follow=True,
        )
    assert "The correction is published" in response.content.decode()
    live = fresh(corrected)
    assert live.introduction == "A calm house."
    assert sign_off_standing(live, live.governed_content()).state == "corrected"
    correction = EditorialCorrection.objects.get()
    [change] = correction.changes
    assert (change["before"], change["after"]) == ("A bright house.", "A calm house.")
    task = ReviewTask.objects.get(reason="editorial_correction")
    assert (task.assigned_to, task.subject_pk) == (rhea, corrected.pk)
    assert GateEvent.objects.get(kind="editorial_correction").user == paul
    entry = CorrectionEntry.objects.get()
    assert (entry.kind, entry.page_id, entry.why) == ("wording", corrected.pk, "A slip of the pen.")
    [message] = mail.outbox
    assert message.to == ["rhea@clinic.example"]
    assert "A slip of the pen." in message.body
    assert "A calm house." in message.body
    assert url(corrected) in message.body


@pytest.mark.gate
def test_the_gate_lets_a_correction_through_and_no_other_change(portal, rhea, edda, paul):
    """With a claim on it the page is clinical; everything that is not the sign-off is switched to warn."""
    for rule in set(RULES) - {"signed_off"}:
        RuleSetting.objects.create(rule=rule, mode="warn")
    content = [
        {"type": "text", "value": "<p>Calm words.</p>", "id": "t1"},
        {"type": "claim", "value": claim_make().pk, "id": "c1"},
    ]
    body = [{"type": "section", "value": {"heading": "The house", "content": content}, "id": "s1"}]
    page = page_make(StandardPage, portal, live=False, introduction="A bright house.", body=body)
    page.save_revision(user=edda)
    sign(page, rhea)
    fresh(page).get_latest_revision().publish()
    assert fresh(page).live
    edited(page, edda, introduction="A calm house.")
    correct(page, paul)
    assert fresh(page).introduction == "A calm house."


def test_a_correction_may_not_touch_clinical_parts(corrected, edda, paul):
    edited(corrected, edda, introduction="You must come twice.")
    with pytest.raises(CorrectionRefused, match="Clinical parts have changed"):
        correct(corrected, paul)
    html = signed_in(paul).get(url(corrected)).content.decode()
    assert "Clinical parts have changed since the sign-off. Ask for a clinical review." in html
    assert "Publish the correction" not in html
    assert fresh(corrected).introduction == "A bright house."


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"reason": " "}, "Say what was corrected"), ({"seen_hash": "0" * 64}, "changed while you read it")],
)
def test_a_correction_needs_a_reason_and_open_eyes(corrected, paul, fields, words):
    with pytest.raises(CorrectionRefused, match=words):
        correct(corrected, paul, **fields)
    assert not EditorialCorrection.objects.exists()


def test_only_who_may_publish_corrects(corrected, edda, rhea):
    for user in (edda, rhea):
        with pytest.raises(CorrectionRefused, match="may publish"):
            correct(corrected, user)
        signed_in(user).post(
            url(corrected, "correction"), {"correction-reason": "Why.", "correction-seen_hash": seen(corrected)}
        )
    assert not EditorialCorrection.objects.exists()


def test_there_must_be_a_sign_off_and_a_change(page, rhea, paul):
    with pytest.raises(CorrectionRefused, match="no sign-off in force"):
        correct(page, paul)
    sign(page, rhea)
    with pytest.raises(CorrectionRefused, match="Nothing has changed"):
        correct(page, paul)


def test_a_correction_of_a_page_that_waits_for_its_time_is_refused(corrected, edda, paul):
    edited(corrected, edda, introduction="A quiet house.", go_live_at=timezone.now() + timedelta(days=2))
    with pytest.raises(CorrectionRefused, match="time at which it goes live"):
        correct(corrected, paul)


def test_a_second_correction_tells_all_that_changed(corrected, edda, paul):
    correct(corrected, paul)
    edited(corrected, edda, introduction="A quiet house.")
    second = correct(corrected, paul, reason="Another slip.")
    assert [change["before"] for change in second.changes] == ["A bright house."]
    live = fresh(corrected)
    standing = sign_off_standing(live, live.governed_content())
    assert (standing.state, len(standing.corrections)) == ("corrected", 2)


def test_the_reviewer_who_left_is_not_written_to(corrected, rhea, paul, django_capture_on_commit_callbacks):
    rhea.is_active = False
    rhea.save()
    with django_capture_on_commit_callbacks(execute=True):
        correct(corrected, paul)
    assert mail.outbox == []
    assert ReviewTask.objects.get(reason="editorial_correction").assigned_to is None

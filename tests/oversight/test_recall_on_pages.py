"""What a recall, a source's new status or a changed claim does beyond itself: pages, mails, tasks, corrections."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from content.evidence.models import Claim
from content.evidence.services import claim_recall, claim_reinstate, reference_status_set
from content.governance.log.models import CorrectionEntry
from content.governance.review.models import PageReview, ReviewTask
from content.pages.models import PainConditionPage
from tests.factories import claim_make, home_make, page_with_parents, reference_make
from tests.governance.reviewers import sign_off_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def person(django_user_model):
    def make(name):
        return django_user_model.objects.create_user(username=name, email=f"{name}@clinic.example")

    return make


def page_showing(home, *claims, part="evidence", owner=None, **fields):
    page = page_with_parents(PainConditionPage, home, **fields)
    items = [{"type": "claim", "value": claim.pk} for claim in claims]
    setattr(page, part, page._meta.get_field(part).to_python(items))
    page.save()
    if owner:
        PageReview.objects.update_or_create(page_id=page.pk, defaults={"owner": owner})
    return page


def entries(**filters):
    return list(CorrectionEntry.objects.filter(**filters).order_by("pk"))


@pytest.mark.parametrize("kind", ["benefit", "harm"])
def test_a_recall_is_public_at_once_and_in_every_cache(client, home, kind, django_capture_on_commit_callbacks):
    claim = claim_make(
        reference_make(),
        kind=kind,
        text="Flurbinated people felt zonkish.",
        caveat="Zonkish is a caveat.",
        fallback_text="We are checking this part again.",
    )
    pages = [page_showing(home, claim), page_showing(home, claim, part="harms")]
    tags = {}
    for page in pages:
        response = client.get(page.url)
        assert "zonkish" in response.content.decode()
        tags[page.url] = response["ETag"]
        assert client.get(page.url, headers={"if-none-match": tags[page.url]}).status_code == 304
    assert "Flurbinated" in client.get("/search/", {"q": "flurbinated"}).content.decode().replace("<mark>", "")
    with django_capture_on_commit_callbacks(execute=True):
        claim_recall(claim=claim, user=None, reason="An alert.")
    for page in pages:
        response = client.get(page.url, headers={"if-none-match": tags[page.url]})
        assert response.status_code == 200
        html = response.content.decode()
        assert "onkish" not in html
        assert "We are checking this part again." in html
        tags[page.url] = response["ETag"]
    found = client.get("/search/", {"q": "flurbinated"}).content.decode()
    assert not any(page.url in found for page in pages)
    with django_capture_on_commit_callbacks(execute=True):
        claim_reinstate(claim=claim, user=None, reason="The alert was lifted.")
    for page in pages:
        response = client.get(page.url, headers={"if-none-match": tags[page.url]})
        assert "zonkish" in response.content.decode()


def test_a_retraction_is_public_at_once(client, home):
    reference = reference_make()
    page = page_showing(home, claim_make(reference, kind="harm"))
    tag = client.get(page.url)["ETag"]
    reference_status_set(reference=reference, status="retracted", reason="Made-up data.")
    response = client.get(page.url, headers={"if-none-match": tag})
    assert response.status_code == 200
    assert "re-checking" in response.content.decode()


def test_owners_and_deputies_get_one_mail_each(home, person, django_capture_on_commit_callbacks):
    olive, dora, petra = person("olive"), person("dora"), person("petra")
    idle = person("idle")
    idle.is_active = False
    idle.save()
    claim = claim_make(owner=olive, deputy=dora)
    page_showing(home, claim, title="Nerve pain, the page", owner=petra)
    page_showing(home, claim, title="Another page", owner=olive)
    page_showing(home, claim, title="A page of somebody who left", owner=idle)
    with django_capture_on_commit_callbacks(execute=True):
        claim_recall(claim=claim, user=dora, reason="An alert from the regulator.")
    by_person = {message.to[0]: message for message in mail.outbox}
    assert len(mail.outbox) == len(by_person)
    assert set(by_person) == {"olive@clinic.example", "dora@clinic.example", "petra@clinic.example"}
    assert "Nerve pain, the page" in by_person["petra@clinic.example"].body
    olives = by_person["olive@clinic.example"].body
    assert claim.text in olives
    assert "Another page" in olives
    assert "An alert from the regulator." in olives
    assert "Nerve pain, the page" not in olives


def test_the_task_of_somebody_who_left_is_the_deputys(home, person):
    idle, dora = person("idle"), person("dora")
    idle.is_active = False
    idle.save()
    claim = claim_make(owner=idle, deputy=dora)
    page = page_showing(home, claim)
    PageReview.objects.update_or_create(page_id=page.pk, defaults={"owner": idle, "deputy": dora})
    claim_recall(claim=claim, user=dora, reason="An alert from the regulator.")
    assert {(task.subject, task.assigned_to) for task in ReviewTask.objects.all()} == {("claim", dora), ("page", dora)}


def test_a_mail_server_that_fails_stops_no_recall(home, person, monkeypatch, django_capture_on_commit_callbacks):
    def fail(self, messages):
        raise OSError("no server")

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    claim = claim_make(owner=person("olive"))
    with django_capture_on_commit_callbacks(execute=True):
        claim_recall(claim=claim, user=None, reason="An alert.")
    assert claim.recalls.count() == 1


def test_a_recall_opens_tasks_once_and_bringing_back_closes_them(home, person):
    olive, petra = person("olive"), person("petra")
    claim = claim_make(owner=olive)
    page = page_showing(home, claim, owner=petra)
    page_showing(home, claim, live=False)
    claim_recall(claim=claim, user=None, reason="An alert.")
    tasks = {(task.subject, task.subject_pk): task for task in ReviewTask.objects.filter(reason="claim_recalled")}
    assert set(tasks) == {("claim", claim.pk), ("page", page.pk)}
    assert tasks["claim", claim.pk].assigned_to == olive
    assert tasks["page", page.pk].assigned_to == petra
    assert all(task.detail == "An alert." for task in tasks.values())
    claim_reinstate(claim=claim, user=olive, reason="It is right.")
    assert not ReviewTask.objects.filter(closed_at=None).exists()


def test_a_source_with_a_new_status_opens_tasks_and_tells_people(home, person, django_capture_on_commit_callbacks):
    reference = reference_make()
    claim = claim_make(reference, owner=person("olive"))
    page = page_showing(home, claim, owner=person("petra"))
    with django_capture_on_commit_callbacks(execute=True):
        reference_status_set(reference=reference, status="corrected", reason="A table was wrong.")
        reference_status_set(reference=reference, status="retracted", reason="All of it was wrong.")
    tasks = ReviewTask.objects.filter(reason="source_status", closed_at=None)
    assert {(task.subject, task.subject_pk) for task in tasks} == {("claim", claim.pk), ("page", page.pk)}
    assert all("All of it was wrong." in task.detail for task in tasks)
    assert len(mail.outbox) == 4
    with django_capture_on_commit_callbacks(execute=True):
        reference_status_set(reference=reference, status="current", reason="The retraction was a mistake.")
    assert tasks.count() == 2


def test_every_recall_and_status_has_its_entry(home, person):
    paula = person("paula")
    reference = reference_make()
    claim = claim_make(reference, text="Flurbinated people felt zonkish.")
    claim_recall(claim=claim, user=paula, reason="An alert.")
    claim_reinstate(claim=claim, user=paula, reason="It is right.")
    reference_status_set(reference=reference, status="retracted", reason="Made-up data.", user=paula)
    recalled, reinstated, source = entries()
    assert [entry.kind for entry in (recalled, reinstated, source)] == ["recall", "reinstated", "source"]
    assert recalled.subject == reinstated.subject == claim.identifier
    assert recalled.why == "An alert."
    assert "zonkish" not in recalled.what_changed
    assert "zonkish" in reinstated.what_changed
    assert source.subject == reference.key
    assert reference.title in source.what_changed


def test_what_was_never_public_has_no_entry(home):
    reference = reference_make(live=False)
    claim = claim_make(reference, live=False)
    claim_recall(claim=claim, user=None, reason="x")
    reference_status_set(reference=reference, status="retracted", reason="x")
    assert not entries()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": "New words."}, "New words."),
        ({"certainty": "very_low"}, "Very low certainty"),
        ({"caveat": "New caveat."}, "New caveat."),
        ({"numbers": "10 out of 100 people."}, "10 out of 100 people."),
        ({"effect_with": 10, "effect_without": 5, "effect_per": 100, "effect_measure": "felt ill"}, "felt ill"),
        ({"population": "Adults"}, "Adults"),
    ],
)
def test_a_claim_published_with_changes_has_an_entry_with_before_and_after(home, changed, words):
    claim = claim_make(text="Old words.")
    page_showing(home, claim)
    for name, value in changed.items():
        setattr(claim, name, value)
    claim.save_revision().publish()
    [entry] = entries(kind="evidence")
    assert entry.subject == claim.identifier
    assert words in entry.what_changed
    if "text" in changed:
        assert "Old words." in entry.what_changed


def test_publishing_the_same_claim_or_one_that_nobody_sees_has_no_entry(home):
    shown, unseen = claim_make(), claim_make()
    page_showing(home, shown)
    page_showing(home, unseen, live=False)
    shown.save_revision().publish()
    shown.verification_note = "For staff."
    shown.save_revision().publish()
    unseen.text = "New words."
    unseen.save_revision().publish()
    Claim.objects.get(pk=shown.pk).save_revision()
    assert not entries()


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_claim_that_goes_leaves_an_entry(home, way):
    claim = claim_make(identifier="it-goes")
    page_showing(home, claim)
    getattr(claim, way)()
    [entry] = entries()
    assert (entry.kind, entry.subject) == ("evidence", "it-goes")


def test_a_changed_claim_on_a_signed_page_opens_a_task_for_that_page(home):
    claim = claim_make()
    signed, unsigned = page_showing(home, claim), page_showing(home, claim)
    sign_off_record(signed)
    claim.text = "New words."
    claim.save_revision().publish()
    [task] = ReviewTask.objects.filter(reason="claim_changed")
    assert (task.subject, task.subject_pk) == ("page", signed.pk)
    assert unsigned.pk != signed.pk

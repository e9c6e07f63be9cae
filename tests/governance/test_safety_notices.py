"""A notice that cannot wait: up at once, marked as unsigned, logged, due in seven days, and down again at any time."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from clinic_portal.delivery.selectors import generation_number
from content.governance.log.models import CorrectionEntry, GateEvent
from content.governance.review.models import ReviewTask
from content.governance.safety.models import SafetyNotice
from content.governance.safety.services import safety_notice_end, safety_notice_publish
from content.pages.models import StandardPage
from tests.factories import home_make, page_make
from tests.forms import form_as_shown
from tests.people import signed_in_as

pytestmark = pytest.mark.django_db
UNSIGNED = "Not yet signed off by a clinician"


@pytest.fixture
def home(db):
    return home_make()


@pytest.fixture
def page(home):
    return page_make(StandardPage, home)


@pytest.fixture
def admin(db):
    return signed_in_as("Portal admin")


def put_up(client, **fields):
    fields = {
        "heading": "Batch 12 is recalled",
        "text": "Do not use nasal sprays of batch 12. Ring us.",
        "page": "",
        "reason": "The maker rang at nine.",
        **fields,
    }
    return client.post(reverse("safety_notices:new"), fields)


def test_readers_of_every_page_see_it_at_once_and_that_nobody_signed_it(admin, client, home, page):
    before = generation_number()
    put_up(admin)
    assert generation_number() > before
    for url in (home.url, page.url, "/search/"):
        html = client.get(url).content.decode()
        assert "Do not use nasal sprays of batch 12." in html
        assert UNSIGNED in html


def test_a_notice_of_one_page_stands_there_alone(admin, client, home, page):
    put_up(admin, page=page.pk)
    assert UNSIGNED in client.get(page.url).content.decode()
    assert UNSIGNED not in client.get(home.url).content.decode()


def test_it_is_logged_public_in_the_corrections_and_due_in_seven_days(admin, home, page):
    put_up(admin, page=page.pk)
    notice = SafetyNotice.objects.get()
    assert notice.due_on == timezone.localdate() + timedelta(days=7)
    event = GateEvent.objects.get(kind=GateEvent.Kind.SAFETY_NOTICE)
    assert (event.user, event.data["reason"]) == (admin.user, "The maker rang at nine.")
    task = ReviewTask.objects.get(reason=ReviewTask.Reason.SAFETY_NOTICE)
    assert (task.subject_pk, task.due_on) == (page.pk, notice.due_on)
    assert "batch 12" in CorrectionEntry.objects.get(kind=CorrectionEntry.Kind.SAFETY).what_changed


def test_it_is_taken_down_with_one_click(admin, client, page):
    put_up(admin)
    address = reverse("safety_notices:end", args=[SafetyNotice.objects.get().pk])
    assert admin.get(address).status_code == 405
    admin.post(address)
    admin.post(address)
    assert UNSIGNED not in client.get(page.url).content.decode()
    notice = SafetyNotice.objects.get()
    assert notice.ended_by == admin.user
    assert GateEvent.objects.filter(data__ended=True).count() == 1
    assert not ReviewTask.objects.filter(closed_at=None).exists()
    html = admin.get(reverse("safety_notices:list")).content.decode()
    assert "Taken down" in html


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"text": "Our new spray is a miracle."}, "miracle"),
        ({"heading": "A proven cure"}, "cure"),
        ({"reason": ""}, "This field is required"),
        ({"page": "999999"}, "Select a valid choice"),
    ],
)
def test_what_may_not_stand_in_a_notice(fields, answer, admin, home):
    response = put_up(admin, **fields)
    assert response.status_code == 200
    assert answer in response.content.decode()
    assert not SafetyNotice.objects.exists()


def test_a_portal_admin_fills_in_the_form_as_it_is_shown(admin, client, home, page):
    address = reverse("safety_notices:new")
    form = form_as_shown(admin, address, 'form[method="post"]:has([name="heading"])')
    assert set(form) == {"csrfmiddlewaretoken", "heading", "text", "page", "reason"}
    words = {"heading": "Ring us", "text": "Our telephone is broken.", "reason": "A storm.", "page": str(page.pk)}
    response = admin.post(address, form | words, follow=True)
    shown = response.content.decode()
    assert "The notice is public now, marked as not signed off." in shown
    assert page.title in shown
    assert "Our telephone is broken." in client.get(page.url).content.decode()


def test_notices_of_one_place_share_a_task_that_stays_as_long_as_one_of_them(admin, home):
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        first = safety_notice_publish(heading="First", text="B", reason="Fire.", page=None, user=None)
    second = safety_notice_publish(heading="Second", text="B", reason="Water.", page=home, user=None)
    task = ReviewTask.objects.get(closed_at=None)
    assert task.label == "Safety notice: Second · First"
    assert task.detail == "Water.\nFire."
    assert task.due_on == first.due_on
    safety_notice_end(notice=first, user=None)
    assert ReviewTask.objects.get(closed_at=None) == task
    safety_notice_end(notice=second, user=None)
    assert not ReviewTask.objects.filter(closed_at=None).exists()


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher"])
def test_nobody_else_puts_notices_up_or_takes_them_down(role, home):
    client = signed_in_as(role)
    notice = safety_notice_publish(heading="A", text="B", reason="C", page=None, user=None)
    assert client.get(reverse("safety_notices:list")).status_code == 302
    assert put_up(client).status_code == 302
    assert client.post(reverse("safety_notices:end", args=[notice.pk])).status_code == 302
    assert SafetyNotice.objects.get().ended_at is None


def test_markup_in_a_notice_stays_words(admin, client, page):
    put_up(admin, text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in client.get(page.url).content.decode()


def test_many_notices_cost_one_query(client, page):
    def count():
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries), sum("safetynotice" in query["sql"] for query in queries)

    none = count()
    for number in range(5):
        safety_notice_publish(heading=f"Notice {number}", text="B", reason="C", page=None, user=None)
    assert count() == none == (none[0], 1)

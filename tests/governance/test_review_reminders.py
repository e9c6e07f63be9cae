"""Each person is told of each step once, in one mail a day, and no failing mail keeps the others from being told."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic_portal.accounts.models import User
from content.governance.review.digests import digests_due
from content.governance.review.models import PageReview, ReviewReminder, ReviewTask
from content.governance.review.task_services import review_task_open
from content.pages.models import StandardPage
from tests.factories import claim_make, home_make, page_make, review_make

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 15)


class OneAddressFails(EmailBackend):
    """A mail server that refuses Ada and nobody else."""

    def send_messages(self, messages):
        if any(message.to == ["ada@clinic.example"] for message in messages):
            raise OSError("the mailbox is full")
        return super().send_messages(messages)


@pytest.fixture
def home():
    return home_make()


@pytest.fixture
def person():
    def make(username, **fields):
        fields = {"email": f"{username}@clinic.example", "first_name": username.title(), **fields}
        return User.objects.create_user(username=username, **fields)

    return make


def page_due(home, *, due_on=DUE, **fields):
    page = page_make(StandardPage, home, title="Your visit")
    review_make(page, due_on=due_on, **fields)
    return page


def run_on(day: date, *args, hour=9, **options) -> str:
    out = StringIO()
    with time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), tick=False):
        call_command("send_review_reminders", *args, stdout=out, **options)
    return out.getvalue()


def days_before(days: int) -> date:
    return DUE - timedelta(days=days)


def test_a_year_of_days_sends_one_mail_for_each_step_to_owner_and_deputy(home, person):
    owner, deputy = person("ada"), person("bob")
    page_due(home, owner=owner, deputy=deputy)
    told = {}
    for days_left in range(120, -30, -1):
        mail.outbox.clear()
        run_on(days_before(days_left))
        run_on(days_before(days_left), hour=15)
        if mail.outbox:
            told[days_left] = sorted(message.to[0] for message in mail.outbox)
    both = ["ada@clinic.example", "bob@clinic.example"]
    assert told == dict.fromkeys((90, 30, 7, 0, -7, -14, -21, -28), both)


def test_after_days_without_a_run_only_the_newest_step_is_sent_once(home, person):
    page_due(home, owner=person("ada"))
    run_on(days_before(80))
    assert len(mail.outbox) == 1
    run_on(days_before(-9))
    run_on(days_before(-10))
    assert len(mail.outbox) == 2
    assert sorted(ReviewReminder.objects.values_list("step", flat=True)) == [-7, 90]


def test_all_that_a_person_keeps_stands_in_one_mail_with_links(home, person, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://portal.clinic.example/"
    owner = person("ada")
    page = page_due(home, owner=owner)
    claim = claim_make(identifier="benefit-1", owner=owner, valid_until=days_before(3))
    run_on(DUE)
    [message] = mail.outbox
    assert message.subject.startswith("2 things on ")
    assert message.body.startswith("Hello Ada,")
    assert f"https://portal.clinic.example/admin/pages/{page.pk}/edit/" in message.body
    assert f"https://portal.clinic.example/admin/snippets/evidence/claim/edit/{claim.pk}/" in message.body
    assert "It is due today." in message.body
    assert "It was due on 12 June 2026." in message.body
    assert "https://portal.clinic.example/admin/governance/tasks/" in message.body
    assert message.content_subtype == "plain"


def test_names_stand_in_the_mail_as_they_were_written(home, person):
    page = page_due(home, owner=person("ada"))
    page.title = "Risks & harms <in short>"
    page.save()
    run_on(DUE)
    assert "Risks & harms <in short>" in mail.outbox[0].body


def test_people_who_cannot_be_reached_are_counted_and_the_admins_are_told(home, person):
    admin = person("root", is_superuser=True)
    page_due(home, owner=person("gone", is_active=False), deputy=person("mute", email=""))
    assert "People who cannot be reached: 2" in run_on(DUE)
    assert [message.to for message in mail.outbox] == [[admin.email]]


def test_what_nobody_keeps_is_told_to_portal_admins_and_to_nobody_else(home, person):
    person("ada")
    person("root", is_superuser=True)
    page_due(home)
    run_on(DUE)
    assert [message.to for message in mail.outbox] == [["root@clinic.example"]]


def test_what_nobody_can_be_told_of_is_said_and_told_once_somebody_is_there(home, person):
    page_due(home, owner=person("gone", is_active=False))
    page_due(home)
    problems = StringIO()
    run_on(DUE, stderr=problems)
    assert problems.getvalue().startswith("Nobody could be told of 2 open task(s)")
    assert not mail.outbox
    person("root", is_superuser=True)
    run_on(DUE + timedelta(days=1))
    assert mail.outbox[0].subject.startswith("2 things on ")


def test_one_mail_that_fails_stops_no_other_and_is_tried_again(home, person, settings):
    settings.EMAIL_BACKEND = f"{__name__}.OneAddressFails"
    page_due(home, owner=person("ada"), deputy=person("bob"))
    problems = StringIO()
    with pytest.raises(CommandError, match="1 mail"):
        run_on(DUE, stderr=problems)
    assert problems.getvalue() == "ada <ada@clinic.example> could not be told: OSError: the mailbox is full\n"
    assert [message.to for message in mail.outbox] == [["bob@clinic.example"]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    run_on(DUE, hour=15)
    assert [message.to for message in mail.outbox] == [["bob@clinic.example"], ["ada@clinic.example"]]


def test_a_dry_run_says_who_would_be_told_and_changes_nothing(home, person):
    page_due(home, owner=person("ada"))
    said = run_on(DUE, "--dry-run")
    assert "ada@clinic.example" in said
    assert "nothing was changed" in said
    assert not mail.outbox
    assert not ReviewTask.objects.exists()
    assert not ReviewReminder.objects.exists()


def test_without_a_mail_server_tasks_open_and_nothing_counts_as_told(home, person, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    page_due(home, owner=person("ada"))
    assert "EMAIL_URL" in run_on(DUE)
    assert ReviewTask.objects.count() == 1
    assert not ReviewReminder.objects.exists()


def test_a_new_date_starts_its_steps_anew(home, person):
    page = page_due(home, owner=person("ada"))
    run_on(DUE)
    PageReview.objects.filter(page=page).update(due_on=DUE + timedelta(days=90))
    run_on(DUE + timedelta(days=1))
    assert len(mail.outbox) == 2


def test_any_other_task_is_told_at_once_and_weekly_until_it_is_done(home, person):
    owner = person("ada")
    page = page_make(StandardPage, home)
    review_make(page, owner=owner)
    with time_machine.travel(datetime(2026, 6, 15, 9, tzinfo=UTC), tick=False):
        task = review_task_open(
            reason="source_status", subject="page", subject_pk=page.pk, label="A page", detail="Cohen was retracted."
        )
    for days in range(15):
        run_on(DUE + timedelta(days=days))
    assert len(mail.outbox) == 3
    assert "Cohen was retracted." in mail.outbox[0].body
    task.closed_at = task.opened_at
    task.save()
    run_on(DUE + timedelta(days=30))
    assert len(mail.outbox) == 3


def test_what_happens_after_the_mail_of_a_day_is_told_the_day_after(home, person):
    page = page_due(home, owner=person("ada"))
    run_on(DUE)
    with time_machine.travel(datetime(2026, 6, 15, 15, tzinfo=UTC), tick=False):
        review_task_open(reason="sign_off_withdrawn", subject="page", subject_pk=page.pk, label="A page", due_on=DUE)
    run_on(DUE + timedelta(days=1))
    assert len(mail.outbox) == 2
    assert mail.outbox[1].body.count("A page") == 1
    assert "Your visit" not in mail.outbox[1].body


def test_the_deputy_is_told_of_a_claim_whose_own_date_is_far_away(home, person):
    claim = claim_make(owner=person("gone", is_active=False), deputy=person("bob"), valid_until=date(2028, 1, 1))
    review_task_open(reason="source_status", subject="claim", subject_pk=claim.pk, label="A claim", due_on=DUE)
    run_on(DUE)
    assert [message.to for message in mail.outbox] == [["bob@clinic.example"]]


def test_finding_out_whom_to_tell_needs_no_more_queries_for_more(home, person):
    owner = person("ada")

    def queries() -> int:
        run_on(DUE, "--dry-run")
        with CaptureQueriesContext(connection) as captured:
            digests_due(DUE)
        return len(captured)

    page_due(home, owner=owner)
    claim_make(owner=owner, valid_until=DUE)
    few = queries()
    for number in range(10):
        page_due(home, owner=person(f"owner-{number}"))
        claim_make(owner=owner, valid_until=DUE)
    assert queries() == few

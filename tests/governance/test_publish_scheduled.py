"""Publication at its time: one page held back stops no other, and its owner is told once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from clinic_portal.accounts.models import User
from content.governance.log.models import GateEvent
from content.governance.review.models import PageReview, ReviewTask
from tests.factories import home_make
from tests.governance.publishing import LATER, world_make

pytestmark = [pytest.mark.gate, pytest.mark.django_db]


@pytest.fixture
def world(db):
    return world_make(home_make())


@pytest.fixture
def owner(db):
    return User.objects.create_user(username="olga", email="olga@clinic.example")


def scheduled(world, owner, *, minutes: int = 0, is_fit: bool):
    page = world.draft(is_fit=True)
    page.owner = owner
    page.save()
    page.go_live_at = timezone.now() + LATER + timedelta(minutes=minutes)
    page.save_revision().publish()
    if not is_fit:
        world.unsign(page)
    return page


def turn_comes() -> None:
    with time_machine.travel(timezone.now() + 2 * LATER):
        call_command("publish_scheduled")


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_the_others_go_live(world, owner, capsys):
    held, other = scheduled(world, owner, is_fit=False), scheduled(world, owner, minutes=1, is_fit=True)
    turn_comes()
    assert not is_live(held)
    assert is_live(other)
    assert held.title in capsys.readouterr().err


def test_the_owner_is_told_once(world, owner, mailoutbox):
    page = scheduled(world, owner, is_fit=False)
    turn_comes()
    turn_comes()
    [mail] = mailoutbox
    assert mail.to == ["olga@clinic.example"]
    assert page.title in mail.subject
    assert "sign off the page in exactly this form" in mail.body
    assert f"/admin/pages/{page.pk}/edit/" in mail.body
    assert GateEvent.objects.filter(kind=GateEvent.Kind.SKIPPED, page=page).count() == 1
    task = ReviewTask.objects.get(reason=ReviewTask.Reason.PUBLISHING_SKIPPED, subject_pk=page.pk)
    assert task.assigned_to == owner


def test_who_keeps_the_page_is_told_before_who_made_it(world, owner, mailoutbox):
    page = scheduled(world, owner, is_fit=False)
    keeper = User.objects.create_user(username="kim", email="kim@clinic.example")
    PageReview.objects.update_or_create(page=page, defaults={"owner": keeper})
    turn_comes()
    assert [mail.to for mail in mailoutbox] == [["kim@clinic.example"]]


def test_it_goes_live_by_itself_once_it_is_signed(world, owner):
    page = scheduled(world, owner, is_fit=False)
    turn_comes()
    world.sign(page)
    turn_comes()
    assert is_live(page)
    assert ReviewTask.objects.get(reason=ReviewTask.Reason.PUBLISHING_SKIPPED).closed_at is not None


def test_a_mail_server_that_is_down_stops_nothing(world, owner, monkeypatch):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("content.admin.mail.send_mail", fail)
    scheduled(world, owner, is_fit=False)
    other = scheduled(world, owner, minutes=1, is_fit=True)
    turn_comes()
    assert is_live(other)


def test_any_other_failure_stops_nothing_either(world, owner, monkeypatch, capsys):
    broken, other = scheduled(world, owner, is_fit=True), scheduled(world, owner, minutes=1, is_fit=True)
    publish = Revision.publish

    def fail(revision, *args, **kwargs):
        if revision.object_id == str(broken.pk):
            raise RuntimeError("the disk is full")
        return publish(revision, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", fail)
    turn_comes()
    assert is_live(other)
    assert "the disk is full" in capsys.readouterr().err


def test_what_has_expired_is_taken_down_whatever_the_gate_says(world, owner):
    page = world.live()
    world.unsign(page)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() + LATER)
    turn_comes()
    assert not is_live(page)


def test_a_dry_run_changes_nothing(world, owner, capsys):
    page = scheduled(world, owner, is_fit=True)
    with time_machine.travel(timezone.now() + 2 * LATER):
        call_command("publish_scheduled", dryrun=True)
    assert not is_live(page)
    assert page.slug in capsys.readouterr().out

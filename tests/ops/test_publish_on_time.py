"""Pages go live at their times while the server runs, and the schedule ends with the server."""

import os
from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from clinic_portal.ops.management.commands import publish_on_time


@pytest.fixture
def server_that_ends(monkeypatch):
    """The server is there at the start and for one look, then it is gone."""
    parents = iter([10, 10, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(publish_on_time, "close_old_connections", lambda: None)


@pytest.mark.django_db
def test_a_page_goes_live_at_its_time(server_that_ends):
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=Page(title="Later", slug="later", live=False))
    page.go_live_at = timezone.now() + timedelta(minutes=1)
    page.save_revision().publish()
    page.refresh_from_db()
    assert not page.live
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        call_command("publish_on_time", seconds=0)
    page.refresh_from_db()
    assert page.live


@pytest.mark.django_db
def test_a_failure_is_said_and_does_not_end_the_schedule(server_that_ends, monkeypatch, capsys):
    def fail(*args, **kwargs):
        raise RuntimeError("the database is busy")

    monkeypatch.setattr(publish_on_time, "call_command", fail)
    call_command("publish_on_time", seconds=0)
    assert "the database is busy" in capsys.readouterr().err


@pytest.mark.django_db
def test_reminders_are_sent_once_a_day(monkeypatch):
    called = []
    parents = iter([10, 10, 10, 10, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(publish_on_time, "close_old_connections", lambda: None)
    monkeypatch.setattr(publish_on_time, "call_command", lambda name, **options: called.append(name))
    days = iter([date(2026, 6, 15), date(2026, 6, 15), date(2026, 6, 16)])
    monkeypatch.setattr(publish_on_time.timezone, "localdate", lambda: next(days))
    call_command("publish_on_time", seconds=0)
    assert called.count("publish_scheduled") == 3
    assert called.count("send_review_reminders") == 2

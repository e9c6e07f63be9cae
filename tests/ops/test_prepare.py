"""`prepare` brings a portal up to date and makes the first sign-in: once, as asked, and never a superuser."""

import re

import pytest
from django.core.management import CommandError, call_command

from clinic_portal.accounts.models import User
from clinic_portal.accounts.roles import PORTAL_ADMIN
from clinic_portal.ops.management.commands import prepare

GOOD_PASSWORD = "a quiet line of signal"


@pytest.fixture
def steps(db, monkeypatch):
    """The commands that prepare calls; none of them runs, but the roles are there."""
    called = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **options: called.append(name))
    monkeypatch.delenv("ADMIN_USERNAME", raising=False)
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    return called


def prepared(capsys) -> str:
    call_command("prepare")
    return capsys.readouterr().out


def test_it_migrates_collects_and_loads_in_this_order(steps, capsys):
    prepared(capsys)
    assert steps == ["migrate", "collectstatic", "load_starter_content"]


def test_first_sign_in_is_shown_once_and_works(steps, capsys, client):
    shown = prepared(capsys)
    username, password = re.search(r"User name +(\S+)\s+Password +(\S+) +\(shown only this once\)", shown).groups()
    assert username == "admin"
    assert len(password) >= 16
    assert "weak" not in shown
    response = client.post("/admin/login/", {"username": username, "password": password, "next": "/admin/"})
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200
    again = prepared(capsys)
    assert "sign-in" not in again.lower()
    assert password not in again
    assert User.objects.count() == 1


def test_first_sign_in_is_a_portal_admin_and_no_superuser(steps, capsys):
    prepared(capsys)
    user = User.objects.get()
    assert [group.name for group in user.groups.all()] == [PORTAL_ADMIN.name]
    assert not user.is_superuser


def test_chosen_name_and_password_are_used_and_the_password_is_not_shown(steps, capsys, monkeypatch, client):
    monkeypatch.setenv("ADMIN_USERNAME", "ada")
    monkeypatch.setenv("ADMIN_PASSWORD", GOOD_PASSWORD)
    shown = prepared(capsys)
    assert "ada" in shown
    assert GOOD_PASSWORD not in shown
    assert "weak" not in shown
    assert client.login(username="ada", password=GOOD_PASSWORD)


def test_empty_variables_count_as_not_set(steps, capsys, monkeypatch):
    monkeypatch.setenv("ADMIN_USERNAME", "")
    monkeypatch.setenv("ADMIN_PASSWORD", "")
    assert "shown only this once" in prepared(capsys)
    assert User.objects.get().username == "admin"


@pytest.mark.parametrize("password", ["qx7!", "password1234", "123456789012", "ada.lovelace.1815"])
def test_a_weak_chosen_password_is_said(steps, capsys, monkeypatch, password):
    monkeypatch.setenv("ADMIN_USERNAME", "ada.lovelace.181")
    monkeypatch.setenv("ADMIN_PASSWORD", password)
    shown = prepared(capsys)
    [line] = [line for line in shown.splitlines() if "weak" in line]
    assert line.strip().endswith(".")
    assert password not in shown


def test_a_name_that_cannot_be_one_is_refused_in_one_sentence(steps, monkeypatch):
    monkeypatch.setenv("ADMIN_USERNAME", "a b/c")
    with pytest.raises(CommandError, match=r"^ADMIN_USERNAME cannot be used: .+\.$"):
        call_command("prepare")
    assert User.objects.count() == 0


def test_people_who_are_there_get_no_further_sign_in(steps, capsys):
    User.objects.create_user(username="somebody", password=GOOD_PASSWORD, is_active=False)
    assert "sign-in" not in prepared(capsys).lower()
    assert User.objects.count() == 1

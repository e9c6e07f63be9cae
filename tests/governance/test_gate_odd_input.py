"""Nothing that somebody sends to the gate's own pages is an error of the server, and nothing of it is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from clinic_portal.accounts.models import User
from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.log.rules import RULES
from content.pages.models import StandardPage
from tests.factories import home_make, page_make

pytestmark = [pytest.mark.gate, pytest.mark.django_db]
ODD = ["abc", "-1", "0", "1.5", "9" * 30, "\x00", "1\x00", "²", "[]", "'", " ", "a" * 300]
HUGE = 10**30


@pytest.fixture
def page(db):
    return page_make(StandardPage, home_make())


@pytest.fixture
def admin(db):
    client = Client()
    client.force_login(User.objects.create_superuser(username="sue", password="a quiet line of signal"))
    return client


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value[:10]))
def test_rules_and_reasons_take_nothing_that_is_not_theirs(value, admin, page):
    admin.post(reverse("gate:rules"), dict.fromkeys(RULES, value))
    reason = {"rule": value, "subject": value, "reason": value}
    address = reverse("gate:reason", args=[page.pk])
    for rule in (value, "promotional_words"):
        assert admin.get(address, {**reason, "rule": rule}).status_code < 500
        assert admin.post(address, {**reason, "rule": rule}).status_code < 500
    assert not RuleSetting.objects.exists()
    assert not GateOverride.objects.exists()


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value[:10]))
def test_lists_take_odd_filters(value, admin, page):
    names = ("kind", "at_from", "at_to", "p", "page", "q", "ordering", "export")
    for name in ("gate:log", "gate:log_results", "safety_notices:list", "gate:rules"):
        assert admin.get(reverse(name), dict.fromkeys(names, value)).status_code < 500, name


def test_pages_and_notices_that_are_not_there_are_not_found(admin, page):
    for name in ("checklist", "reason"):
        assert admin.get(reverse(f"gate:{name}", args=[HUGE])).status_code == 404
    for name in ("gate:reason_withdraw", "safety_notices:end"):
        assert admin.post(reverse(name, args=[HUGE])).status_code == 404

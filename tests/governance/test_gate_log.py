"""The report on the gate: rules in force, reasons that stand, and each entry of the log in words."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinic_portal.accounts.models import User
from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.gate.services import rule_modes_set
from content.governance.log.models import GateEvent
from content.governance.log.services import gate_event_log
from content.pages.models import StandardPage
from tests.factories import home_make, page_make
from tests.people import person_make, signed_in

pytestmark = pytest.mark.django_db
LOG = "gate:log"


@pytest.fixture
def page():
    return page_make(StandardPage, home_make(), title="Your visit")


@pytest.mark.parametrize("role", ["Clinical reviewer", "Publisher", "Portal admin"])
def test_those_who_answer_for_pages_read_it(role):
    client = signed_in(person_make("ada", role))
    assert client.get(reverse(LOG)).status_code == 200
    assert client.get(reverse("gate:log_results")).status_code == 200
    assert reverse(LOG) in client.get("/admin/").content.decode()


def test_nobody_else_reads_it():
    for client in (Client(), signed_in(person_make("eve")), signed_in(person_make("ed", "Editor"))):
        assert client.get(reverse(LOG)).status_code == 302


def test_rules_reasons_and_entries_are_told_in_words(page):
    ada = person_make("ada", "Portal admin")
    rule_modes_set(modes={"balance": RuleSetting.Mode.WARN}, user=ada)
    GateOverride.objects.create(
        page=page, rule="promotional_words", subject="It is <safe>.", reason="A quotation.", given_by=ada
    )
    finding = {"rule": "balance", "where": "Body", "message": "Say what harm it can do."}
    gate_event_log(kind=GateEvent.Kind.BLOCKED, page=page, user=ada, data={"findings": [finding]})
    gate_event_log(kind="something_new", data={"odd": ["thing"]})
    shown = signed_in(ada).get(reverse(LOG)).content.decode()
    assert "<strong>Warn</strong>" in shown
    assert "It is &lt;safe&gt;." in shown
    assert "A quotation." in shown
    assert "Say what harm it can do." in shown
    assert "Benefits balanced · from Block to Warn" in shown


def test_what_a_deleted_page_and_person_did_stays(page):
    ada = person_make("ada", "Publisher")
    gate_event_log(kind=GateEvent.Kind.BLOCKED, page=page, user=person_make("gone", "Editor"))
    page.delete()
    User.objects.filter(username="gone").delete()
    assert "Your visit" in signed_in(ada).get(reverse(LOG)).content.decode()


def test_it_is_narrowed_and_exported_without_formulas(page):
    ada = person_make("ada", "Publisher")
    gate_event_log(kind=GateEvent.Kind.SAFETY_NOTICE, user=ada, data={"reason": "=1+1"})
    gate_event_log(kind=GateEvent.Kind.BLOCKED, page=page)
    client = signed_in(ada)
    found = client.get(reverse(LOG) + "?kind=safety_notice").context["object_list"]
    assert [event.kind for event in found] == ["safety_notice"]
    assert client.get(reverse(LOG) + "?kind=x&at_from=y&at_to=9999-99-99&p=-1").status_code == 200
    csv = b"".join(client.get(reverse(LOG) + "?export=csv").streaming_content).decode()
    assert "'=1+1" in csv
    assert client.get(reverse(LOG) + "?export=xlsx").status_code == 200


def test_it_needs_no_more_queries_for_more_entries(page):
    ada = person_make("ada", "Publisher")
    client = signed_in(ada)

    def queries() -> int:
        client.get(reverse(LOG))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(LOG))
        return len(captured)

    def add():
        gate_event_log(kind=GateEvent.Kind.BLOCKED, page=page, user=ada)
        GateOverride.objects.create(page=page, rule="reading_grade", subject="10", reason="Why.", given_by=ada)

    add()
    few = queries()
    for _number in range(20):
        add()
    assert queries() == few

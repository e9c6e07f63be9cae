"""Quality instruments in the admin: who scores, what is kept, what the gate asks for, and how little it reads."""

import json
import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from content.governance.gate.question import page_findings
from content.governance.log.models import GateEvent
from content.governance.quality.forms import field_name
from content.governance.quality.instruments import CDC, DISCERN, INSTRUMENTS, PEMAT
from content.governance.quality.models import InstrumentScore, InstrumentThreshold
from content.governance.quality.selectors import instrument_rows, latest_scores, required_scores
from content.governance.quality.services import ScoreRefused, score_record, thresholds_set
from content.pages.models import StandardPage
from tests.factories import home_make, page_make
from tests.governance.publishing import clinical_body, plain_body
from tests.people import signed_in_as

pytestmark = [pytest.mark.usefixtures("not_indexed"), pytest.mark.django_db]
REQUIRED = "/admin/governance/scores/required/"


@pytest.fixture
def page(db):
    home = home_make()
    page = page_make(StandardPage, home, title="What to pack", introduction="You bring a friend.")
    page.save_revision()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def sign_in(page):
    return signed_in_as


def answers(instrument, answer):
    return dict.fromkeys(instrument.numbers, answer)


def record(page, instrument=DISCERN, answer="3", user=None):
    return score_record(
        page=page,
        instrument=instrument,
        answers=answers(instrument, answer),
        revision_id=page.latest_revision_id,
        user=user,
    )


def form(client, page, instrument, answer):
    """Return what a browser sends that chose this answer everywhere."""
    text = client.get(reverse("scores:score", args=[page.pk, instrument.key])).text
    return {**dict.fromkeys(re.findall(r'name="(item_\d+)"', text), answer), "revision": page.latest_revision_id}


# Keeping scores.


def test_a_score_belongs_to_the_newest_draft_and_says_what_the_portal_answered(page):
    score = record(page, PEMAT, "yes")
    assert (score.page_id, score.revision_id, score.instrument) == (page.pk, page.latest_revision_id, "pemat")
    assert set(score.answers) == set(PEMAT.numbers)
    assert "6" in score.computed
    assert score.answers["6"] == "na"  # a page without numbers, whatever the person said
    assert score.score == Decimal("94.1")


def test_a_score_is_never_changed(page):
    score = record(page)
    score.score = 100
    with pytest.raises(ValidationError):
        score.save()
    with pytest.raises(ValidationError):
        score.delete()


def test_each_scoring_is_kept_and_the_newest_counts(page):
    record(page, answer="2")
    newest = record(page, answer="4")
    record(page, CDC, "yes")
    assert latest_scores(page)["discern"] == newest
    assert set(latest_scores(page)) == {"discern", "cdc"}
    rows = {row.instrument.key: row for row in instrument_rows(page)}
    assert rows["discern"].trend == (Decimal("25.0"), Decimal("75.0"))
    assert rows["discern"].is_current
    assert rows["ipdas"].latest is None
    page.save_revision()
    page.refresh_from_db()
    assert not {row.instrument.key: row for row in instrument_rows(page)}["discern"].is_current


@pytest.mark.parametrize("given", [{}, {"1": "9"}, {"1": "yes"}, {"1": 3}])
def test_missing_and_wrong_answers_are_refused(page, given):
    with pytest.raises(ScoreRefused, match=r"Answer every item\. Still open: 1"):
        score_record(
            page=page,
            instrument=DISCERN,
            answers={**answers(DISCERN, "3"), "1": ""} | given,
            revision_id=page.latest_revision_id,
            user=None,
        )
    assert not InstrumentScore.objects.exists()


def test_a_page_that_was_changed_meanwhile_is_not_scored(page):
    before = page.latest_revision_id
    page.save_revision()
    with pytest.raises(ScoreRefused, match="was changed while you were scoring"):
        score_record(page=page, instrument=DISCERN, answers=answers(DISCERN, "3"), revision_id=before, user=None)


def test_a_page_without_a_draft_is_not_scored(page):
    fresh = page_make(StandardPage, page.get_parent())
    with pytest.raises(ScoreRefused, match="Save a draft"):
        record(fresh)
    with pytest.raises(ScoreRefused, match="not scored"):
        record(Page.get_first_root_node())


def test_the_newest_scores_cost_one_query_however_many_there_are(page, django_assert_num_queries):
    for answer in ("1", "2", "3", "4"):
        record(page, answer=answer)
    record(page, CDC, "no")
    with django_assert_num_queries(1):
        latest_scores(page)
    with django_assert_num_queries(2):
        instrument_rows(page)


# What the gate asks for.


def test_nothing_is_required_until_a_portal_admin_says_so(page):
    assert list(required_scores(page)) == []


def test_a_required_score_is_told_with_what_the_page_reached(page):
    thresholds_set(minimums={"discern": Decimal(70), "cdc": Decimal("90.5")}, user=None)
    record(page, answer="3")
    found = {required.instrument: (required.minimum, required.score) for required in required_scores(page)}
    assert found == {"discern": (70.0, 50.0), "cdc": (90.5, None)}


def test_each_change_of_a_requirement_is_logged(page):
    assert thresholds_set(minimums={"pemat": Decimal(70)}, user=None) == ["pemat"]
    assert thresholds_set(minimums={"pemat": Decimal("70.0"), "cdc": None}, user=None) == []
    assert thresholds_set(minimums={"pemat": None}, user=None) == ["pemat"]
    assert not InstrumentThreshold.objects.exists()
    events = GateEvent.objects.filter(kind=GateEvent.Kind.RULE_CHANGED).order_by("pk")
    assert [(event.data["old"], event.data["new"]) for event in events] == [("none", "70"), ("70", "none")]
    assert {event.data["rule"] for event in events} == {"quality_scores: PEMAT-P"}


@pytest.mark.gate
def test_the_gate_holds_a_clinical_page_back_until_the_score_is_reached(page):
    page.body = json.dumps(clinical_body())
    page.save_revision()
    thresholds_set(minimums={"discern": Decimal(70)}, user=None)

    def asked():
        return [found.message for found in page_findings(page).blocking if found.rule == "quality_scores"]

    [message] = asked()
    assert "DISCERN" in message
    record(page, answer="3")
    assert "50.0" in asked()[0]
    record(page, answer="4")
    assert asked() == []
    page.body = json.dumps(plain_body())
    InstrumentThreshold.objects.update(minimum=Decimal(100))
    assert asked() == []  # only clinical pages


def test_a_page_that_was_scored_can_be_deleted(page):
    record(page)
    page.delete()
    assert not InstrumentScore.objects.exists()


# The admin.


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher", "Portal admin"])
def test_everyone_who_may_open_the_page_scores_it(sign_in, page, role):
    client = sign_in(role)
    overview = reverse("scores:page", args=[page.pk])
    assert overview in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    shown = client.get(overview).text
    for instrument in INSTRUMENTS.values():
        assert reverse("scores:score", args=[page.pk, instrument.key]) in shown
        assert client.get(reverse("scores:score", args=[page.pk, instrument.key])).status_code == 200
    address = reverse("scores:score", args=[page.pk, "discern"])
    response = client.post(address, form(client, page, DISCERN, "4"))
    assert (response.status_code, response.url) == (302, overview)
    score = InstrumentScore.objects.get()
    assert (score.scored_by, score.score) == (client.user, Decimal("75.0"))
    assert "75.0" in client.get(overview).text
    assert client.user.username in client.get(address).text


def test_the_form_stands_beside_the_page_and_says_why_the_portal_answered(sign_in, page):
    client = sign_in("Editor")
    shown = client.get(reverse("scores:score", args=[page.pk, "pemat"])).text
    frame = reverse("scores:draft", args=[page.pk])
    assert f'src="{frame}"' in shown
    assert "There is no number on the page." in shown
    assert f'name="{field_name(PEMAT.item("6"))}"' not in shown
    draft = client.get(frame)
    assert "You bring a friend." in draft.text
    assert draft.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in draft.headers["Content-Security-Policy"]


def test_the_history_shows_a_line_and_its_numbers(sign_in, page):
    for answer in ("2", "3"):
        record(page, answer=answer)
    shown = sign_in("Editor").get(reverse("scores:page", args=[page.pk])).text
    assert "<polyline" in shown
    assert "25.0 → 50.0" in shown


def test_open_items_are_named_and_nothing_is_kept(sign_in, page):
    client = sign_in("Editor")
    address = reverse("scores:score", args=[page.pk, "discern"])
    response = client.post(address, {"revision": page.latest_revision_id, "item_1": "3"})
    assert response.status_code == 200
    assert "Some items have no answer yet." in response.text
    assert "Choose an answer." in response.text
    assert not InstrumentScore.objects.exists()


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30, "\0", "999999"])
def test_a_wrong_draft_is_refused_in_one_sentence(sign_in, page, revision):
    client = sign_in("Editor")
    address = reverse("scores:score", args=[page.pk, "discern"])
    response = client.post(address, {**form(client, page, DISCERN, "3"), "revision": revision})
    assert response.status_code == 200
    assert "The page was changed while you were scoring it." in response.text
    assert f'name="revision" value="{page.latest_revision_id}"' in response.text
    assert not InstrumentScore.objects.exists()


@pytest.mark.parametrize("answer", ["", "7", "yes", "\0", "a" * 10_000])
def test_a_wrong_answer_is_refused(sign_in, page, answer):
    client = sign_in("Editor")
    address = reverse("scores:score", args=[page.pk, "discern"])
    response = client.post(address, {**form(client, page, DISCERN, "3"), "item_1": answer})
    assert response.status_code == 200
    assert not InstrumentScore.objects.exists()


def test_who_may_not_open_the_page_neither_sees_nor_scores_it(sign_in, page):
    client = sign_in()
    for name in ("page", "draft"):
        assert client.get(reverse(f"scores:{name}", args=[page.pk])).status_code == 302
    address = reverse("scores:score", args=[page.pk, "discern"])
    assert client.post(address, {"revision": page.latest_revision_id}).status_code == 302
    assert "login" in Client().get(address).url
    assert not InstrumentScore.objects.exists()


def test_the_form_needs_its_token(sign_in, page):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sign_in("Editor").user)
    address = reverse("scores:score", args=[page.pk, "discern"])
    assert client.post(address, {"revision": page.latest_revision_id}).status_code == 403


def test_addresses_of_nothing_are_not_found(sign_in, page):
    client = sign_in("Editor")
    for path in (
        "pages/999999/scores/",
        f"pages/{page.pk}/scores/eqip/",
        "pages/999999/scores/pemat/",
        "pages/1/scores/",
    ):
        assert client.get(f"/admin/governance/{path}").status_code == 404, path


def test_an_alias_is_scored_at_its_source(sign_in, page):
    alias = page.create_alias(update_slug="what-to-pack-too")
    client = sign_in("Editor")
    response = client.get(reverse("scores:page", args=[alias.pk]))
    assert (response.status_code, response.url) == (302, reverse("scores:page", args=[page.pk]))


def test_the_overview_reads_the_same_however_often_the_page_was_scored(sign_in, page):
    client = sign_in("Editor")
    address = reverse("scores:page", args=[page.pk])

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    queries()
    record(page)
    once = queries()
    for instrument, answer in ((PEMAT, "yes"), (CDC, "no"), (DISCERN, "5")):
        record(page, instrument, answer)
    assert queries() == once


# The setting.


def test_a_portal_admin_sets_what_is_required(sign_in):
    client = sign_in("Portal admin")
    assert REQUIRED in client.get(reverse("wagtailadmin_home")).text
    response = client.post(REQUIRED, {"pemat": "70", "cdc": "", "discern": "", "ipdas": ""}, follow=True)
    assert "1 score was changed." in response.text
    assert "Quality scores reached: PEMAT-P · from" in response.text
    assert dict(InstrumentThreshold.objects.values_list("instrument", "minimum")) == {"pemat": Decimal(70)}
    assert "Nothing was changed." in client.post(REQUIRED, {"pemat": "70.0"}, follow=True).text


@pytest.mark.parametrize("value", ["101", "-1", "x", "70.55", "NaN", "1e400", "\0", "9" * 5_000])
def test_a_score_that_cannot_be_is_refused(sign_in, value):
    response = sign_in("Portal admin").post(REQUIRED, {"pemat": value})
    assert response.status_code == 200
    assert not InstrumentThreshold.objects.exists()


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher"])
def test_nobody_else_sets_what_is_required(sign_in, role):
    client = sign_in(role)
    assert REQUIRED not in client.get(reverse("wagtailadmin_home")).text
    for response in (client.get(REQUIRED), client.post(REQUIRED, {"pemat": "70"})):
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert not InstrumentThreshold.objects.exists()

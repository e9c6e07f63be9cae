"""The checklist beside the page: what it says of the newest draft, and the reasons that people record there."""

import pytest
from django.urls import reverse

from clinic_portal.accounts.models import User
from content.governance.gate.models import GateOverride, RuleSetting
from content.governance.log.models import GateEvent
from content.governance.log.rules import RULES
from content.pages.models import PainConditionIndexPage, PainConditionPage
from tests.factories import home_make
from tests.forms import form_as_shown, page_form
from tests.governance.publishing import edit_address, plain_body, world_make
from tests.people import signed_in_as

pytestmark = [pytest.mark.gate, pytest.mark.django_db]
SENTENCE = "This is a miracle."


@pytest.fixture
def world(db):
    return world_make(home_make())


@pytest.fixture
def promising(world):
    """A page that says nothing clinical and promises too much."""
    return world.draft(is_fit=False, is_clinical=False, body=plain_body(SENTENCE))


def checklist(client, page) -> str:
    response = client.get(reverse("gate:checklist", args=[page.pk]))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def test_the_editor_holds_the_panel_and_autosave_does_not(world):
    page = world.draft(is_fit=False)
    html = world.client.get(edit_address(page)).content.decode()
    assert reverse("gate:checklist", args=[page.pk]) in html
    assert 'data-side-panel="publishing-checklist"' in html
    saved = world.client.post(edit_address(page), page_form(page), HTTP_ACCEPT="application/json").json()
    assert "publishing-checklist" not in saved["html"]


def test_a_page_that_is_being_created_has_an_empty_panel(world):
    html = world.client.get(reverse("wagtailadmin_pages:add", args=["pages", "standardpage", world.home.pk]))
    assert "once the page is saved for the first time" in html.content.decode()


def test_it_tells_of_every_rule_in_words(world):
    html = checklist(world.client, world.draft(is_fit=False))
    assert all(str(rule.label) in html for rule in RULES.values())
    assert "1 thing to do before this draft can be published." in html
    assert 'data-blocking-count="1"' in html
    assert "Reading grade:" in html
    assert "To do" in html
    assert "Done" in html


def test_it_reads_the_newest_draft(world):
    page = world.live()
    assert "This draft can be published." in checklist(world.client, page)
    page.title = "Changed"
    page.save_revision()
    assert "1 thing to do" in checklist(world.client, page)


def test_of_a_page_that_is_not_clinical_only_its_words_are_asked(world, promising):
    html = checklist(world.client, promising)
    assert "it needs no sign-off" in html
    assert html.count("Not asked of this page") == len(RULES) - 1
    block_id = promising.body[0].value["content"][0].id
    assert f"#block-{block_id}-section" in html


def test_a_rule_that_warns_is_told_apart(world):
    RuleSetting.objects.create(rule="signed_off", mode="warn")
    html = checklist(world.client, world.draft(is_fit=False))
    assert "Look at this (it does not block)" in html
    assert 'data-blocking-count="0"' in html


def test_who_may_not_edit_the_page_does_not_see_it(world, client):
    page = world.draft(is_fit=False)
    client.force_login(User.objects.create_user(username="nobody"))
    response = client.get(reverse("gate:checklist", args=[page.pk]))
    assert response.status_code == 302
    assert "miracle" not in response.content.decode()


# Reasons


def record(client, page, *, rule="promotional_words", subject=SENTENCE, reason="A quotation from a leaflet."):
    data = {"rule": rule, "subject": subject, "reason": reason}
    return client.post(reverse("gate:reason", args=[page.pk]), data)


def test_a_recorded_reason_lets_the_words_stand_and_is_shown(world, promising):
    editor = signed_in_as("Editor")
    form = reverse("gate:reason", args=[promising.pk]) + "?rule=promotional_words&subject=" + SENTENCE
    assert SENTENCE in editor.get(form).content.decode()
    assert record(editor, promising).url == edit_address(promising)
    html = checklist(editor, promising)
    assert "a reason lets promoting words stand" in html
    assert "A quotation from a leaflet." in html
    world.sign(promising)
    promising.get_latest_revision().publish()
    event = GateEvent.objects.get(kind=GateEvent.Kind.REASON_RECORDED)
    assert event.user == editor.user
    assert event.data["subject"] == SENTENCE


def test_an_editor_gives_reasons_on_a_page_that_takes_no_pages_below_it(world):
    index = world.home.add_child(instance=PainConditionIndexPage(title="Kinds of pain", slug="kinds", live=False))
    leaf = index.add_child(instance=PainConditionPage(title="Cramp", slug="cramp", introduction=SENTENCE, live=False))
    leaf.save_revision()
    editor = signed_in_as("Editor")
    assert "Record a reason" in checklist(editor, leaf)
    record(editor, leaf)
    assert GateOverride.objects.get().subject == SENTENCE


def test_a_withdrawn_reason_holds_no_longer(world, promising):
    editor = signed_in_as("Editor")
    record(editor, promising)
    override = GateOverride.objects.get()
    address = reverse("gate:reason_withdraw", args=[override.pk])
    assert editor.get(address).status_code == 405
    assert editor.post(address).status_code == 302
    assert "1 thing to do" in checklist(editor, promising)
    assert GateEvent.objects.filter(data__withdrawn=True).count() == 1


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({"subject": "Words that are nowhere."}, "finds nothing wrong with these words"),
        ({"reason": "  "}, "This field is required"),
    ],
)
def test_a_reason_needs_words_that_are_there_and_a_sentence(change, answer, promising):
    response = record(signed_in_as("Editor"), promising, **change)
    assert answer in response.content.decode()
    assert not GateOverride.objects.exists()


@pytest.mark.parametrize("change", [{"rule": "signed_off"}, {"rule": "nonsense"}, {"subject": ""}])
def test_no_reason_can_be_given_for_anything_else(change, promising):
    assert record(signed_in_as("Editor"), promising, **change).url == edit_address(promising)
    assert not GateOverride.objects.exists()


def test_a_clinical_reviewer_sees_reasons_and_gives_none(world, promising):
    record(world.client, promising)
    reviewer = signed_in_as("Clinical reviewer")
    html = checklist(reviewer, promising)
    assert "A quotation from a leaflet." in html
    assert "Withdraw this reason" not in html
    record(reviewer, promising)
    reviewer.post(reverse("gate:reason_withdraw", args=[GateOverride.objects.get().pk]))
    assert GateOverride.objects.get().withdrawn_at is None


# Rules


def test_a_portal_admin_sets_what_a_rule_does_and_it_is_logged():
    admin = signed_in_as("Portal admin")
    address = reverse("gate:rules")
    assert all(str(rule.label) in admin.get(address).content.decode() for rule in RULES.values())
    modes = dict.fromkeys(RULES, "block") | {"reading_grade": "warn"}
    assert admin.post(address, modes).url == address
    assert RuleSetting.objects.get().mode == "warn"
    event = GateEvent.objects.get()
    assert (event.kind, event.user) == ("rule_changed", admin.user)
    assert event.data == {"rule": "reading_grade", "old": "block", "new": "warn"}
    admin.post(address, modes)
    assert GateEvent.objects.count() == 1
    assert "Easy to read · from Block to Warn" in admin.get(address).content.decode()


def test_readers_of_the_review_report_see_which_rules_only_warn(db):
    admin = signed_in_as("Portal admin")
    home_make()
    report, address = reverse("oversight:review_report"), reverse("gate:rules")
    assert "only warn" not in admin.get(report).content.decode()
    form = form_as_shown(admin, address, 'form[method="post"]:has([name="balance"])')
    assert {form[rule] for rule in RULES} == {"block"}
    admin.post(address, form | {"balance": "warn"})
    shown = signed_in_as("Clinical reviewer").get(report).content.decode()
    assert "These rules only warn now, so a page that breaks them can go live: Benefits balanced." in shown
    log = signed_in_as("Publisher").get(reverse("gate:log")).content.decode()
    assert "Benefits balanced · from Block to Warn" in log


def test_a_mode_that_does_not_exist_is_refused():
    admin = signed_in_as("Portal admin")
    response = admin.post(reverse("gate:rules"), dict.fromkeys(RULES, "ignore"))
    assert response.status_code == 200
    assert not RuleSetting.objects.exists()


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher"])
def test_nobody_else_sets_rules(role):
    client = signed_in_as(role)
    for answer in (client.get(reverse("gate:rules")), client.post(reverse("gate:rules"), {"signed_off": "warn"})):
        assert answer.status_code == 302
    assert not RuleSetting.objects.exists()

"""The dashboard's first panel: each role's own next steps, with numbers that are true."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from clinic_portal.accounts.panels import SHOWN_DRAFTS
from clinic_portal.accounts.selectors import (
    models_published_by,
    people_in_numbers,
    unpublished_changes,
    work_in_numbers,
)
from content.evidence.models import Claim, Reference
from content.glossary.models import GlossaryTerm
from content.pages.models import StandardPage
from tests.governance.reviewers import profile_make


def dashboard(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("editor", "Change a page in four steps"),
        ("reviewer", "As a clinical reviewer"),
        ("publisher", "As a publisher"),
        ("admin", "Nobody has this role yet."),
    ],
)
def test_each_role_is_told_what_comes_next(request, home, role, words):
    assert words in dashboard(request.getfixturevalue(role))


def test_people_are_greeted_by_name_and_escaped(home, person, sign_in):
    user = person("edda", "Editor")
    user.first_name = "<b>Edda</b>"
    user.save()
    page = dashboard(sign_in(user))
    assert "Hello &lt;b&gt;Edda&lt;/b&gt;" in page


def test_a_person_with_two_roles_sees_both(home, person, sign_in):
    page = dashboard(sign_in(person("both", "Editor", "Publisher")))
    assert "As an editor" in page
    assert "As a publisher" in page


def test_a_superuser_sees_the_admins_steps(home, superuser, sign_in):
    assert "As a portal admin" in dashboard(sign_in(superuser))


def test_the_steps_fold_away_once_the_first_page_was_changed(editor, page, submitted):
    page = dashboard(editor)
    assert "role-steps__details" in page
    assert '<details class="role-steps__details" open' not in page


def test_numbers_follow_the_work(editor, reviewer, publisher, submitted, approve, django_user_model):
    edda, rhea, paul = (django_user_model.objects.get(username=name) for name in ("edda", "rhea", "paul"))
    assert work_in_numbers(edda).own_in_review == 1
    assert (work_in_numbers(rhea).waiting_for_me, work_in_numbers(paul).waiting_for_me) == (1, 0)
    approve(reviewer, submitted)
    assert (work_in_numbers(rhea).waiting_for_me, work_in_numbers(paul).waiting_for_me) == (0, 1)
    approve(publisher, submitted, action="reject", comment="Shorter.")
    assert work_in_numbers(edda).own_sent_back == 1
    assert "1" in dashboard(editor)


def test_drafts_are_counted_for_whoever_changed_them_last(editor, page, django_user_model):
    edda = django_user_model.objects.get(username="edda")
    page.title = "Privacy, in plain words"
    page.save_revision(user=edda)
    assert work_in_numbers(edda).own_drafts == 1
    page.save_revision(user=None)
    assert work_in_numbers(edda).own_drafts == 0


def test_an_admin_learns_which_reviewers_cannot_sign(admin, home, person):
    assert "cannot sign yet" not in dashboard(admin)
    for name in ("rhea", "rex"):
        person(name, "Clinical reviewer")
    assert "2 reviewers cannot sign yet." in dashboard(admin)
    profile_make(get_user_model().objects.get(username="rhea"))
    person("gone", "Clinical reviewer", is_active=False)
    assert "1 reviewer cannot sign yet." in dashboard(admin)


def test_the_first_step_leads_to_the_pages_of_the_site(editor, home):
    assert reverse("wagtailadmin_explore", args=[home.pk]) in dashboard(editor)


def test_the_numbers_need_four_queries(person, home, django_assert_num_queries):
    user = person("anna", "Portal admin")
    for number in range(3):
        home.add_child(instance=StandardPage(title="D", slug=f"d{number}", live=False, owner=user))
    with django_assert_num_queries(3):
        work_in_numbers(user)
    with django_assert_num_queries(1):
        people = people_in_numbers()
    assert people == {"Editor": 0, "Clinical reviewer": 0, "Publisher": 0, "Portal admin": 1}


def test_the_links_of_the_panel_lead_somewhere(home, person, sign_in, submitted):
    client = sign_in(person("all", "Editor", "Clinical reviewer", "Publisher", "Portal admin"))
    response = client.get(reverse("wagtailadmin_home"))
    (panel,) = [panel for panel in response.context["panels"] if panel.name == "next_steps"]
    for url in panel.links.values():
        assert client.get(url, follow=True).status_code == 200, url
    for status in ("needs_changes", "in_progress"):
        assert client.get(f"{panel.links['own_submissions']}&status={status}").status_code == 200


@pytest.fixture
def drafts(claim):
    """A draft of each kind; the term is public and has a change that is not."""
    reference = Reference.objects.create(key="cohen2018", title="Consensus <b>guidelines</b>", live=False)
    reference.save_revision()
    term = GlossaryTerm.objects.create(term="Infusion", slug="infusion", definition="A drip.")
    GlossaryTerm.objects.create(term="Opioid", slug="opioid", definition="A strong painkiller.")
    term.definition = "A medicine given slowly into a vein."
    term.save_revision()
    return [claim, reference, term]


def test_a_publisher_is_led_to_every_draft_of_evidence_and_glossary(publisher, home, drafts):
    page = dashboard(publisher)
    assert "3 drafts in the evidence and the glossary are not public" in page
    assert "Consensus &lt;b&gt;guidelines&lt;/b&gt;" in page
    assert "Opioid" not in page
    for draft in drafts:
        url = reverse(draft.snippet_viewset.get_url_name("edit"), args=[draft.pk])
        assert f'href="{url}"' in page
        assert b"action-publish" in publisher.get(url).content


def test_what_was_published_waits_no_longer(publisher, home, drafts, post_editor_form):
    term = drafts[-1]
    url = reverse(term.snippet_viewset.get_url_name("edit"), args=[term.pk])
    post_editor_form(publisher, url, action_publish="1")
    dashboard(publisher)  # shows the message about what was published, once
    page = dashboard(publisher)
    assert "2 drafts in the evidence" in page
    assert url not in page


@pytest.mark.parametrize("role", ["editor", "reviewer"])
def test_nobody_else_is_told_to_publish(request, home, drafts, role):
    assert "in the evidence and the glossary" not in dashboard(request.getfixturevalue(role))


def test_many_drafts_are_shortened_to_the_newest(publisher, home):
    for number in range(SHOWN_DRAFTS + 1):
        term = GlossaryTerm.objects.create(term=f"Term-{number:02}", slug=f"t{number}", definition="D", live=False)
        term.save_revision()
    page = dashboard(publisher)
    assert "Term-00" not in page
    assert f"Term-{SHOWN_DRAFTS:02}" in page
    for model in (Claim, Reference, GlossaryTerm):
        assert reverse(model.snippet_viewset.get_url_name("list")) in page


def test_the_waiting_drafts_need_two_queries(person, home, drafts, django_assert_num_queries):
    models = models_published_by(person("olga", "Publisher"))
    assert set(models) == {Claim, Reference, GlossaryTerm}
    with django_assert_num_queries(2):
        newest, total = unpublished_changes(models, 2)
    assert (len(newest), total) == (2, 3)
    assert unpublished_changes([], 2) == ([], 0)

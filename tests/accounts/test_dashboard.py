"""The dashboard's first panel: each role's own next steps, with numbers that are true."""

import pytest
from django.urls import reverse

from clinic_portal.accounts.selectors import people_in_numbers, work_in_numbers
from content.pages.models import StandardPage


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


def test_own_drafts_are_counted(editor, home, django_user_model):
    edda = django_user_model.objects.get(username="edda")
    home.add_child(instance=StandardPage(title="Draft", slug="draft", live=False, owner=edda)).save_revision()
    assert work_in_numbers(edda).own_drafts == 1


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

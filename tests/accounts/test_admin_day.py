"""A day of a portal admin: adds people, gives roles, deactivates, and looks after the rest of the portal."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, Site

from clinic_portal.accounts.models import User
from tests.accounts.conftest import PASSWORD


@pytest.fixture
def account_form():
    def make(*role_names, **changes):
        return {
            "username": "nina",
            "first_name": "Nina",
            "last_name": "Example",
            "email": "nina@clinic.example",
            "groups": [Group.objects.get(name=name).pk for name in role_names],
            "password1": PASSWORD,
            "password2": PASSWORD,
            **changes,
        }

    return make


def role_names(user):
    return sorted(group.name for group in user.groups.all())


def test_adds_a_person_with_roles(admin, account_form):
    page = admin.get(reverse("wagtailusers_users:add")).content.decode()
    assert "Reads and comments on every page" in page
    assert "superuser" not in page.lower()
    admin.post(reverse("wagtailusers_users:add"), account_form("Editor", "Clinical reviewer"))
    nina = User.objects.get(username="nina")
    assert role_names(nina) == ["Clinical reviewer", "Editor"]
    assert nina.check_password(PASSWORD)


def test_the_new_person_can_sign_in(admin, account_form, client):
    admin.post(reverse("wagtailusers_users:add"), account_form("Editor"))
    response = client.post(reverse("wagtailadmin_login"), {"username": "nina", "password": PASSWORD})
    assert response.status_code == 302
    assert client.get(reverse("wagtailadmin_home")).status_code == 200


def test_a_weak_password_is_refused(admin, account_form):
    admin.post(reverse("wagtailusers_users:add"), account_form(password1="nina", password2="nina"))
    assert not User.objects.filter(username="nina").exists()


def test_changes_roles_and_details(admin, person, account_form):
    nina = person("nina", "Editor")
    url = reverse("wagtailusers_users:edit", args=[nina.pk])
    assert admin.get(url).status_code == 200
    admin.post(url, account_form("Publisher", is_active="on", email="n@clinic.example", password1="", password2=""))
    nina.refresh_from_db()
    assert role_names(nina) == ["Publisher"]
    assert nina.email == "n@clinic.example"
    assert nina.check_password(PASSWORD)
    assert "Nina" in admin.get(reverse("wagtailusers_users:history", args=[nina.pk])).content.decode()


def test_a_deactivated_person_is_signed_out_and_cannot_come_back(admin, person, sign_in, account_form, client):
    nina = person("nina", "Editor")
    browser = sign_in(nina)
    assert browser.get(reverse("wagtailadmin_home")).status_code == 200
    admin.post(reverse("wagtailusers_users:edit", args=[nina.pk]), account_form("Editor"))
    nina.refresh_from_db()
    assert not nina.is_active
    assert browser.get(reverse("wagtailadmin_home")).status_code == 302
    response = client.post(reverse("wagtailadmin_login"), {"username": "nina", "password": PASSWORD})
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_deletes_a_person(admin, person):
    nina = person("nina", "Editor")
    admin.post(reverse("wagtailusers_users:delete", args=[nina.pk]))
    assert not User.objects.filter(pk=nina.pk).exists()


def test_does_all_three_in_bulk(admin, person):
    people = [person("nina"), person("nils")]
    ids = "?" + "&".join(f"id={user.pk}" for user in people)

    def act(action, **data):
        admin.post(reverse("wagtail_bulk_action", args=["accounts", "user", action]) + ids, data)

    act("assign_role", role=Group.objects.get(name="Editor").pk)
    assert [role_names(user) for user in people] == [["Editor"], ["Editor"]]
    act("set_active_state", mark_as_active="False")
    assert User.objects.filter(is_active=False).count() == 2
    for user in people:
        history = admin.get(reverse("wagtailusers_users:history", args=[user.pk]))
        assert len(history.context["object_list"]) == 2
    act("delete")
    assert not User.objects.filter(username__in=["nina", "nils"]).exists()


def test_the_list_shows_everybody_with_their_roles(admin, person, superuser):
    person("nina", "Editor", "Publisher")
    page = admin.get(reverse("wagtailusers_users:index")).content.decode()
    assert "Editor, Publisher" in page
    assert "Superuser" in page
    assert reverse("wagtailusers_users:edit", args=[superuser.pk]) not in page


def test_the_list_needs_no_query_a_person(admin, person, django_assert_max_num_queries):
    url = reverse("wagtailusers_users:index")
    admin.get(url)
    with django_assert_max_num_queries(100) as few:
        admin.get(url)
    for number in range(6):
        person(f"nina{number}", "Editor")
    with django_assert_max_num_queries(len(few)):
        admin.get(url)


def test_publishes_unpublishes_and_deletes_pages(admin, page, page_form):
    admin.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        page_form(title="Privacy now", **{"action-publish": "1"}),
    )
    assert Page.objects.get(pk=page.pk).title == "Privacy now"
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).live
    admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(
    "url_name",
    [
        "wagtailusers_users:index",
        "wagtailadmin_workflows:index",
        "wagtailadmin_workflows:add",
        "wagtailadmin_workflows:task_index",
        "wagtailadmin_collections:index",
        "wagtailadmin_collections:add",
        "wagtailsites:index",
        "wagtailredirects:index",
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailadmin_reports:site_history",
    ],
)
def test_looks_after_the_rest(admin, home, url_name):
    assert admin.get(reverse(url_name)).status_code == 200


def test_changes_the_clinics_details(admin, home):
    site = Site.objects.get(is_default_site=True)
    url = reverse("wagtailsettings:edit", args=["clinic", "clinicsettings", site.pk])
    assert admin.get(url).status_code == 200

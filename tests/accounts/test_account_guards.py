"""What a portal admin may not do, by the pages of the admin and by requests made by hand."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import NoReverseMatch, reverse

from clinic_portal.accounts.models import User
from clinic_portal.accounts.permissions import accounts_manageable_by
from tests.accounts.conftest import PASSWORD

MIGHTY = {"is_superuser": "on", "is_staff": "on", "user_permissions": ["1", "2", "3"]}


def fields(username, *groups, **changes):
    return {
        "username": username,
        "first_name": "First",
        "last_name": "Last",
        "email": f"{username}@elsewhere.example",
        "is_active": "on",
        "groups": [group.pk for group in groups],
        "password1": "",
        "password2": "",
        **changes,
    }


def bulk(client, action, users, **data):
    ids = "&".join(f"id={user if user == 'all' else user.pk}" for user in users)
    return client.post(reverse("wagtail_bulk_action", args=["accounts", "user", action]) + f"?{ids}", data)


@pytest.fixture
def other_admin(person):
    return person("otto", "Portal admin")


@pytest.fixture
def trustee(person):
    """No superuser, but in a group of a superuser's making that may do what no role may."""
    group = Group.objects.create(name="Trustees")
    group.permissions.add(Permission.objects.get(codename="change_group"))
    user = person("tom", "Editor")
    user.groups.add(group)
    return user


@pytest.fixture(params=["superuser", "trustee"])
def mightier(request):
    return request.getfixturevalue(request.param)


def unchanged(user):
    now = User.objects.get(pk=user.pk)
    return (
        (now.username, now.email, now.is_active, now.is_superuser)
        == (user.username, f"{user.username}@clinic.example", True, user.is_superuser)
        and now.check_password(PASSWORD)
        and set(now.groups.all()) == set(user.groups.all())
    )


def test_makes_no_superuser_by_adding(admin):
    form = fields("nina", password1=PASSWORD, password2=PASSWORD, **MIGHTY)
    admin.post(reverse("wagtailusers_users:add"), form)
    nina = User.objects.get(username="nina")
    assert not nina.is_superuser
    assert not nina.is_staff
    assert not nina.user_permissions.exists()


def test_makes_no_superuser_by_editing_another_or_themselves(admin, person):
    role = Group.objects.get(name="Portal admin")
    for user in (person("nina"), User.objects.get(username="anna")):
        admin.post(reverse("wagtailusers_users:edit", args=[user.pk]), fields(user.username, role, **MIGHTY))
        user.refresh_from_db()
        assert user.last_name == "Last"
        assert not user.is_superuser
        assert not user.user_permissions.exists()


def test_gives_no_group_that_is_not_in_the_matrix(admin, person, trustee):
    nina = person("nina")
    mighty = Group.objects.get(name="Trustees")
    admin.post(reverse("wagtailusers_users:edit", args=[nina.pk]), fields("nina", mighty))
    admin.post(reverse("wagtailusers_users:add"), fields("nils", mighty, password1=PASSWORD, password2=PASSWORD))
    bulk(admin, "assign_role", [nina], role=mighty.pk)
    assert not nina.groups.exists()
    assert not User.objects.filter(username="nils").exists()


@pytest.mark.parametrize("page", ["edit", "delete", "history", "history_results", "usage"])
def test_the_pages_of_a_mightier_account_are_closed(admin, mightier, refused, page):
    url = reverse(f"wagtailusers_users:{page}", args=[mightier.pk])
    assert refused(admin.get(url))
    assert refused(admin.post(url, fields("taken-over", password1="another-pass-word", password2="another-pass-word")))
    assert unchanged(mightier)


def test_accounts_cannot_be_copied(admin):
    with pytest.raises(NoReverseMatch):
        reverse("wagtailusers_users:copy", args=[1])


@pytest.mark.parametrize(
    ("action", "data"),
    [("delete", {}), ("set_active_state", {"mark_as_active": "False"}), ("assign_role", {"role": "editor"})],
)
def test_bulk_actions_leave_mightier_accounts_out(admin, mightier, person, action, data):
    nina = person("nina")
    if "role" in data:
        data = {"role": Group.objects.get(name="Publisher").pk}
    bulk(admin, action, [mightier, nina], **data)
    assert unchanged(mightier)
    nina = User.objects.filter(pk=nina.pk).first()
    assert nina is None or not nina.is_active or nina.groups.exists(), "the others are still acted on"


def test_bulk_actions_on_everybody_leave_mightier_accounts_and_oneself_out(admin, superuser, person):
    person("nina")
    bulk(admin, "delete", ["all"])
    assert set(User.objects.values_list("username", flat=True)) == {"anna", "root"}


@pytest.mark.parametrize("url_name", ["index", "add"])
def test_the_pages_of_groups_are_closed(admin, refused, url_name):
    url = reverse(f"wagtailusers_groups:{url_name}")
    assert refused(admin.get(url))
    assert refused(admin.post(url, {"name": "Mine"}))
    assert not Group.objects.filter(name="Mine").exists()


def test_no_role_is_changed_or_deleted(admin, refused):
    group = Group.objects.get(name="Portal admin")
    before = group.permissions.count()
    for page in ("edit", "delete"):
        url = reverse(f"wagtailusers_groups:{page}", args=[group.pk])
        assert refused(admin.post(url, {"name": "Mine", "permissions": ["1"]}))
    assert Group.objects.get(name="Portal admin").permissions.count() == before


def test_the_last_admin_keeps_the_role(admin):
    anna = User.objects.get(username="anna")
    response = admin.post(
        reverse("wagtailusers_users:edit", args=[anna.pk]), fields("anna", Group.objects.get(name="Editor"))
    )
    assert "only active portal admin" in response.content.decode()
    assert anna.groups.get().name == "Portal admin"


def test_an_admin_among_several_may_step_down(admin, other_admin):
    anna = User.objects.get(username="anna")
    admin.post(reverse("wagtailusers_users:edit", args=[anna.pk]), fields("anna", Group.objects.get(name="Editor")))
    assert anna.groups.get().name == "Editor"


def test_a_deactivated_admin_does_not_count(admin, other_admin):
    User.objects.filter(pk=other_admin.pk).update(is_active=False)
    anna = User.objects.get(username="anna")
    admin.post(reverse("wagtailusers_users:edit", args=[anna.pk]), fields("anna"))
    assert anna.groups.get().name == "Portal admin"


def test_nobody_deactivates_or_deletes_themselves(admin, other_admin):
    anna = User.objects.get(username="anna")
    role = Group.objects.get(name="Portal admin")
    admin.post(reverse("wagtailusers_users:edit", args=[anna.pk]), {**fields("anna", role), "is_active": ""})
    admin.post(reverse("wagtailusers_users:delete", args=[anna.pk]))
    bulk(admin, "delete", [anna])
    bulk(admin, "set_active_state", [anna], mark_as_active="False")
    assert User.objects.get(pk=anna.pk).is_active


def test_a_superuser_cannot_end_the_last_portal_admin_by_mistake(superuser, sign_in, other_admin):
    response = sign_in(superuser).post(
        reverse("wagtailusers_users:edit", args=[other_admin.pk]),
        {**fields("otto", Group.objects.get(name="Portal admin")), "is_active": ""},
    )
    assert "only active portal admin" in response.content.decode()
    assert User.objects.get(pk=other_admin.pk).is_active


def test_a_superuser_manages_everybody_and_makes_no_superuser_here(superuser, sign_in, person, trustee):
    root = sign_in(superuser)
    second = person("second", is_superuser=True)
    for user in (second, trustee):
        url = reverse("wagtailusers_users:edit", args=[user.pk])
        assert b"is_superuser" not in root.get(url).content
        root.post(url, fields(user.username))
        user.refresh_from_db()
        assert user.email.endswith("elsewhere.example")
    assert second.is_superuser
    assert [group.name for group in trustee.groups.all()] == ["Trustees"], "foreign groups stay"
    root.post(reverse("wagtailusers_users:delete", args=[second.pk]))
    assert not User.objects.filter(pk=second.pk).exists()


def test_an_editor_reaches_no_account_at_all(editor, person, refused):
    nina = person("nina")
    for page in ("edit", "delete", "history", "usage"):
        assert refused(editor.post(reverse(f"wagtailusers_users:{page}", args=[nina.pk]), fields("mine")))
    for action, data in (
        ("delete", {}),
        ("assign_role", {"role": Group.objects.get(name="Portal admin").pk}),
        ("set_active_state", {"mark_as_active": "False"}),
    ):
        bulk(editor, action, [nina, User.objects.get(username="edda")], **data)
    assert unchanged(nina)
    assert User.objects.get(username="edda").groups.get().name == "Editor"


def test_every_role_is_manageable_by_an_admin(admin, person):
    people = [person(f"p{number}", name) for number, name in enumerate(Group.objects.values_list("name", flat=True))]
    manageable = accounts_manageable_by(User.objects.get(username="anna"))
    assert set(people) <= set(manageable)


def test_the_password_of_a_superuser_is_not_sent_to_an_admin(admin, superuser, mailoutbox, settings):
    settings.WAGTAIL_PASSWORD_RESET_ENABLED = True
    admin.post(reverse("wagtailusers_users:edit", args=[superuser.pk]), fields("root", email="anna@clinic.example"))
    admin.post(reverse("wagtailadmin_password_reset"), {"email": superuser.email})
    assert [message.to for message in mailoutbox] == [[superuser.email]]

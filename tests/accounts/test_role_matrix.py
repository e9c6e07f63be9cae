"""The matrix and its way into the database."""

import dataclasses
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import DraftStateMixin, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from clinic_portal.accounts import services
from clinic_portal.accounts.permissions import accounts_manageable_by
from clinic_portal.accounts.roles import (
    CLINICAL_REVIEWER,
    EDITOR,
    PERSONAL_PERMISSIONS,
    PORTAL_ADMIN,
    PUBLISHER,
    ROLES,
)
from clinic_portal.accounts.services import STOCK_GROUP_NAMES, UnknownPermissions, first_admin_create, roles_sync


def names(role):
    return role.model_permissions | role.page_permissions | role.collection_permissions


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_nobody_may_change_groups_or_permissions(role):
    assert not [name for name in names(role) if name.endswith(("_group", "_permission"))]


@pytest.mark.parametrize("role", [EDITOR, CLINICAL_REVIEWER], ids=lambda role: role.name)
def test_only_those_who_publish_may_publish(role):
    assert not [name for name in names(role) if "publish" in name]
    assert PUBLISHER.page_permissions >= {"publish_page", "lock_page", "unlock_page"}


def test_files_of_others_are_changed_only_by_those_who_publish():
    assert {f"{app}_{kind}" for app in ("add", "choose") for kind in ("image", "document")} == {
        name.partition(".")[2] for name in EDITOR.collection_permissions
    }
    assert PUBLISHER.collection_permissions >= {"wagtailimages.change_image", "wagtaildocs.change_document"}


def test_only_portal_admins_manage_people():
    managers = [role for role in ROLES if any("_user" in name for name in role.model_permissions)]
    assert managers == [PORTAL_ADMIN]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_no_role_may_do_more_than_the_portal_admin_who_gives_it(role):
    for kind in ("model_permissions", "page_permissions", "collection_permissions"):
        assert getattr(PORTAL_ADMIN, kind) >= getattr(role, kind) - PERSONAL_PERMISSIONS


def test_only_clinical_reviewers_sign_pages_off():
    assert [role for role in ROLES if role.model_permissions & PERSONAL_PERMISSIONS] == [CLINICAL_REVIEWER]
    assert {"governance.add_signoff"} == PERSONAL_PERMISSIONS


def test_a_portal_admin_looks_after_clinical_reviewers_all_the_same(person):
    admin, reviewer = person("anna", "Portal admin"), person("rhea", "Clinical reviewer")
    assert reviewer in accounts_manageable_by(admin)
    reviewer.user_permissions.add(Permission.objects.get(codename="add_group"))
    assert reviewer not in accounts_manageable_by(admin)


def test_what_an_editor_writes_in_snippets_waits_as_a_draft():
    for model in get_snippet_models():
        label, name = model._meta.app_label, model._meta.model_name
        may_write = {f"{label}.add_{name}", f"{label}.change_{name}"} & EDITOR.model_permissions
        assert not may_write or issubclass(model, DraftStateMixin), model


def test_every_snippet_of_the_portal_has_somebody_who_looks_after_it():
    for model in get_snippet_models():
        assert f"{model._meta.app_label}.change_{model._meta.model_name}" in PORTAL_ADMIN.model_permissions


@pytest.fixture
def without_roles(db):
    """The groups as Wagtail's migrations leave them."""
    Group.objects.all().delete()
    for name in STOCK_GROUP_NAMES:
        Group.objects.create(name=name)


def test_sync_gives_exactly_the_matrix(without_roles):
    roles_sync()
    root = Page.get_first_root_node()
    for role in ROLES:
        group = Group.objects.get(name=role.name)
        held = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        assert held == role.model_permissions
        pages = GroupPagePermission.objects.filter(group=group)
        assert {p.permission.codename for p in pages} == role.page_permissions
        assert {p.page_id for p in pages} == {root.pk}
        collections = GroupCollectionPermission.objects.filter(group=group)
        assert {
            f"{p.permission.content_type.app_label}.{p.permission.codename}" for p in collections
        } == role.collection_permissions


def test_a_second_sync_changes_nothing_and_says_so(without_roles):
    assert roles_sync()
    assert roles_sync() == []
    output = StringIO()
    call_command("sync_roles", stdout=output)
    assert "Nothing was changed" in output.getvalue()


def test_sync_takes_away_what_somebody_added_by_hand(home):
    group = Group.objects.get(name="Editor")
    group.permissions.add(Permission.objects.get(codename="add_user"))
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=home, permission=publish)
    (sentence,) = roles_sync()
    assert "Editor" in sentence
    assert "2" in sentence
    assert not group.permissions.filter(codename="add_user").exists()
    assert not group.page_permissions.filter(permission=publish).exists()


def test_sync_keeps_members_and_foreign_groups(person):
    edda = person("edda", "Editor")
    Group.objects.create(name="Trustees")
    roles_sync()
    assert [group.name for group in edda.groups.all()] == ["Editor"]
    assert Group.objects.filter(name="Trustees").exists()


def test_stock_groups_go_only_when_they_are_empty(without_roles, django_user_model):
    django_user_model.objects.create_user("old").groups.add(Group.objects.get(name="Moderators"))
    roles_sync()
    assert not Group.objects.filter(name="Editors").exists()
    assert Group.objects.filter(name="Moderators").exists()


def test_a_permission_that_does_not_exist_is_refused_and_nothing_changes(without_roles, monkeypatch):
    wrong = dataclasses.replace(EDITOR, model_permissions=frozenset({"pages.fly_standardpage"}))
    monkeypatch.setattr(services, "ROLES", (wrong, PUBLISHER))
    with pytest.raises(UnknownPermissions, match=r"pages\.fly_standardpage"):
        roles_sync()
    assert not Group.objects.filter(name="Publisher").exists()
    with pytest.raises(CommandError, match=r"pages\.fly_standardpage"):
        call_command("sync_roles")


def test_the_first_admin_is_a_portal_admin_and_no_superuser(roles):
    user = first_admin_create(username="first", password="x")
    assert [group.name for group in user.groups.all()] == ["Portal admin"]
    assert not user.is_superuser
    assert user.check_password("x")
    assert user.has_perm("wagtailadmin.access_admin")

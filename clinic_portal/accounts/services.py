"""Writes roles and the first account; what a role may do is decided in `roles`."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, GroupSitePermission, Page

from clinic_portal.accounts.roles import PORTAL_ADMIN, ROLES, Role

# Wagtail's own migrations make these two groups.
STOCK_GROUP_NAMES = ("Editors", "Moderators")
PAGE_MODEL_LABEL = "wagtailcore"


class UnknownPermissions(LookupError):
    """The matrix names permissions that no installed model has."""

    def __init__(self, names: Iterable[str]):
        self.names = sorted(names)
        super().__init__(_("The role matrix names permissions that do not exist: %s") % ", ".join(self.names))


@transaction.atomic
def roles_sync() -> list[str]:
    """Give every role exactly what the matrix says and return one sentence a change; no change, no sentence."""
    permissions = _permissions_of_matrix()
    changes = []
    for role in ROLES:
        changes += _role_sync(role, permissions)
    for group in Group.objects.filter(name__in=STOCK_GROUP_NAMES, user__isnull=True):
        group.delete()
        changes.append(_("Removed Wagtail's group “%s”, which had no members.") % group.name)
    return changes


def _permissions_of_matrix() -> dict[str, Permission]:
    named: set[str] = set()
    for role in ROLES:
        named |= role.model_permissions | role.collection_permissions | _page_permission_names(role)
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(
            codename__in={name.partition(".")[2] for name in named}
        ).select_related("content_type")
    }
    if unknown := named - found.keys():
        raise UnknownPermissions(unknown)
    return found


def _page_permission_names(role: Role) -> set[str]:
    return {f"{PAGE_MODEL_LABEL}.{codename}" for codename in role.page_permissions}


def _role_sync(role: Role, permissions: dict[str, Permission]) -> list[str]:
    group, created = Group.objects.get_or_create(name=role.name)
    added, removed = _group_permissions_sync(group, {permissions[name] for name in role.model_permissions})
    for placed, place, names in (
        (GroupPagePermission, {"page": Page.get_first_root_node()}, _page_permission_names(role)),
        (
            GroupCollectionPermission,
            {"collection": Collection.get_first_root_node()},
            role.collection_permissions,
        ),
    ):
        more, fewer = _placed_permissions_sync(group, placed, place, {permissions[name] for name in names})
        added += more
        removed += fewer
    # Permissions for one site only are given in Wagtail's group form; the matrix knows none.
    removed += GroupSitePermission.objects.filter(group=group).delete()[0]

    changes = [_("Made the role “%s”.") % role.name] if created else []
    if added:
        text = ngettext(
            "“%(role)s” was given %(count)d permission.", "“%(role)s” was given %(count)d permissions.", added
        )
        changes.append(text % {"role": role.name, "count": added})
    if removed:
        text = ngettext(
            "“%(role)s” lost %(count)d permission that the matrix does not give.",
            "“%(role)s” lost %(count)d permissions that the matrix does not give.",
            removed,
        )
        changes.append(text % {"role": role.name, "count": removed})
    return changes


def _group_permissions_sync(group: Group, wanted: set[Permission]) -> tuple[int, int]:
    held = set(group.permissions.all())
    if held != wanted:
        group.permissions.set(wanted)
    return len(wanted - held), len(held - wanted)


def _placed_permissions_sync(group: Group, model, place: dict, wanted: set[Permission]) -> tuple[int, int]:
    """Give a group its page or collection permissions at the root, and nowhere else."""
    right = model.objects.filter(group=group, permission__in=wanted, **place)
    removed = model.objects.filter(group=group).exclude(pk__in=right.values("pk")).delete()[0]
    held = set(right.values_list("permission_id", flat=True))
    missing = [permission for permission in wanted if permission.pk not in held]
    model.objects.bulk_create(model(group=group, permission=permission, **place) for permission in missing)
    return len(missing), removed


@transaction.atomic
def first_admin_create(*, username: str, password: str):
    """Create the first account, a portal admin and not a superuser, and return it."""
    user = get_user_model().objects.create_user(username=username, password=password)
    user.groups.add(Group.objects.get(name=PORTAL_ADMIN.name))
    return user

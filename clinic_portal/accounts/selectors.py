"""Reads accounts and the work that waits for them; it writes nothing and knows no view."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Case, Count, Q, QuerySet, When
from wagtail.models import GroupApprovalTask, Page, TaskState, WorkflowState

from clinic_portal.accounts.roles import PORTAL_ADMIN, ROLE_NAMES, ROLES, Role


def role_groups() -> QuerySet[Group]:
    """Return the groups of the matrix in its order: the only ones that anybody gives out in the admin."""
    order = Case(*[When(name=name, then=place) for place, name in enumerate(ROLE_NAMES)])
    return Group.objects.filter(name__in=ROLE_NAMES).order_by(order)


def roles_of(user) -> list[Role]:
    """Return the roles of a user in the order of the matrix."""
    held = {group.name for group in user.groups.all()}
    return [role for role in ROLES if role.name in held]


def accounts_manageable_by(user) -> QuerySet:
    """Return the accounts that this user may change, where the permission to change accounts is given.

    Whoever can change an account can set its password and sign in with it. So an account that may do
    something its manager may not (a superuser first of all) is left to superusers.
    """
    accounts = get_user_model()._default_manager.all()
    if user.is_superuser:
        return accounts
    own = Permission.objects.filter(Q(group__user=user) | Q(user=user))
    foreign = Permission.objects.exclude(pk__in=own.values("pk"))
    mightier = Q(groups__permissions__in=foreign) | Q(user_permissions__in=foreign)
    return accounts.filter(is_superuser=False).exclude(pk__in=accounts.filter(mightier).values("pk"))


def is_last_portal_admin(user) -> bool:
    """Return whether nobody could manage accounts any more if this user could not."""
    admins = get_user_model()._default_manager.filter(is_active=True, groups__name=PORTAL_ADMIN.name)
    return admins.filter(pk=user.pk).exists() and not admins.exclude(pk=user.pk).exists()


@dataclass(frozen=True)
class WorkInNumbers:
    """What the dashboard tells a person about the work of the day."""

    own_drafts: int
    own_in_review: int
    own_sent_back: int
    waiting_for_me: int


def work_in_numbers(user) -> WorkInNumbers:
    """Count a person's drafts, submissions and approvals: three queries, however many pages there are."""
    submissions = WorkflowState.objects.filter(requested_by=user).aggregate(
        in_review=Count("pk", filter=Q(status=WorkflowState.STATUS_IN_PROGRESS)),
        sent_back=Count("pk", filter=Q(status=WorkflowState.STATUS_NEEDS_CHANGES)),
    )
    return WorkInNumbers(
        own_drafts=Page.objects.filter(owner=user, has_unpublished_changes=True).count(),
        own_in_review=submissions["in_review"],
        own_sent_back=submissions["sent_back"],
        waiting_for_me=TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            task__in=GroupApprovalTask.objects.filter(active=True, groups__user=user),
        ).count(),
    )


def people_in_numbers() -> dict[str, int]:
    """Count the active people of each role, by the name of the role: one query."""
    counts = dict(
        Group.objects.filter(name__in=ROLE_NAMES)
        .annotate(people=Count("user", filter=Q(user__is_active=True)))
        .values_list("name", "people")
    )
    return {name: counts.get(name, 0) for name in ROLE_NAMES}

"""Reads accounts and the work that waits for them; it writes nothing and knows no view."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Count, F, Model, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, GroupApprovalTask, Page, ReferenceIndex, TaskState, WorkflowState
from wagtail.snippets.models import get_snippet_models

from clinic_portal.accounts.roles import CLINICAL_REVIEWER, PORTAL_ADMIN, ROLE_NAMES, ROLES, Role


def role_groups() -> QuerySet[Group]:
    """Return the groups of the matrix in its order: the only ones that anybody gives out in the admin."""
    order = Case(*[When(name=name, then=place) for place, name in enumerate(ROLE_NAMES)])
    return Group.objects.filter(name__in=ROLE_NAMES).order_by(order)


def roles_of(user) -> list[Role]:
    """Return the roles of a user in the order of the matrix."""
    held = {group.name for group in user.groups.all()}
    return [role for role in ROLES if role.name in held]


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
        own_drafts=Page.objects.filter(latest_revision__user=user, has_unpublished_changes=True).count(),
        own_in_review=submissions["in_review"],
        own_sent_back=submissions["sent_back"],
        waiting_for_me=TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            task__in=GroupApprovalTask.objects.filter(active=True, groups__user=user),
        ).count(),
    )


def reviewers_without_entry() -> int:
    """Count the clinical reviewers who cannot sign, because nobody entered what they sign with."""
    return (
        get_user_model()
        ._default_manager.filter(is_active=True, groups__name=CLINICAL_REVIEWER.name, reviewer_profile=None)
        .count()
    )


def people_in_numbers() -> dict[str, int]:
    """Count the active people of each role, by the name of the role: one query."""
    counts = dict(
        Group.objects.filter(name__in=ROLE_NAMES)
        .annotate(people=Count("user", filter=Q(user__is_active=True)))
        .values_list("name", "people")
    )
    return {name: counts.get(name, 0) for name in ROLE_NAMES}


@dataclass(frozen=True)
class UnpublishedChange:
    """A draft in a snippet that no reader has seen."""

    model: type[Model]
    pk: str
    title: str
    changed_at: datetime | None


def models_published_by(user) -> list[type[Model]]:
    """Return the snippets with drafts that this person may publish."""
    return [
        model
        for model in get_snippet_models()
        if issubclass(model, DraftStateMixin)
        and user.has_perm(f"{model._meta.app_label}.publish_{model._meta.model_name}")
    ]


def unpublished_changes(models: list[type[Model]], limit: int) -> tuple[list[UnpublishedChange], int]:
    """Return the newest drafts of these models and how many there are in all: two queries."""
    if not models:
        return [], 0
    drafts = [
        model._default_manager.filter(Q(live=False) | Q(has_unpublished_changes=True))
        .order_by()
        .values(
            draft_model=Value(place),
            draft_pk=Cast("pk", CharField()),
            draft_title=F("latest_revision__object_str"),
            draft_changed_at=F("latest_revision__created_at"),
        )
        for place, model in enumerate(models)
    ]
    together = drafts[0].union(*drafts[1:], all=True)
    newest = [
        UnpublishedChange(
            models[row["draft_model"]], row["draft_pk"], row["draft_title"] or "", row["draft_changed_at"]
        )
        for row in together.order_by("-draft_changed_at", "draft_model", "draft_pk")[:limit]
    ]
    return newest, together.count()


def is_used_in_public(file) -> bool:
    """Return whether readers may meet this picture or document: in a live page, or in what has no drafts."""
    keys_of_type: dict[int, list[str]] = {}
    references = ReferenceIndex.get_references_to(file).values_list("base_content_type", "object_id").distinct()
    for content_type, key in references:
        keys_of_type.setdefault(content_type, []).append(key)
    for content_type, keys in keys_of_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None:
            continue
        if not issubclass(model, DraftStateMixin) or model._default_manager.filter(pk__in=keys, live=True).exists():
            return True
    return False

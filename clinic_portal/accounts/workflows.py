"""Sets up the way from an editor's draft to the public page; it must not touch what an admin made of it."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import get_workflow_enabled_models

from clinic_portal.accounts.roles import CLINICAL_REVIEWER, PUBLISHER, Role

# Wagtail's own migrations make a workflow and a task of this name.
STOCK_NAME = "Moderators approval"


@transaction.atomic
def default_workflow_create() -> Workflow | None:
    """Create the workflow "clinical review, then publication" for all pages and all snippets with a workflow.

    Returns None and changes nothing where any workflow but Wagtail's stock one exists: it was made by an
    earlier call or by an admin, who may have edited or deactivated it since. Wagtail deletes no workflow.
    """
    if Workflow.objects.exclude(name=STOCK_NAME).exists():
        return None
    for stock in Workflow.objects.filter(name=STOCK_NAME, active=True):
        stock.deactivate()
    for stock in Task.objects.filter(name=STOCK_NAME, active=True):
        stock.deactivate()

    workflow = Workflow.objects.create(name=_("Clinical review and publication"))
    steps = (
        _task_create(_("Clinical review"), CLINICAL_REVIEWER),
        _task_create(_("Publication"), PUBLISHER),
    )
    for order, task in enumerate(steps):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
    for model in get_workflow_enabled_models():
        WorkflowContentType.objects.create(
            workflow=workflow, content_type=ContentType.objects.get_for_model(model, for_concrete_model=False)
        )
    return workflow


def _task_create(name: str, role: Role) -> GroupApprovalTask:
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.add(Group.objects.get(name=role.name))
    return task

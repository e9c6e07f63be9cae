"""Sets up the way from an editor's draft to the public page; it must not touch what an admin made of it."""

from django.apps import apps
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
    """Create the workflows "clinical review, then publication": one for all pages, one for snippets with a workflow.

    Returns the one for pages. Returns None and changes nothing where any workflow but Wagtail's stock one exists: it
    was made by an earlier call or by an admin, who may have edited or deactivated it since. Wagtail deletes none.
    """
    if Workflow.objects.exclude(name=STOCK_NAME).exists():
        return None
    for stock in Workflow.objects.filter(name=STOCK_NAME, active=True):
        stock.deactivate()
    for stock in Task.objects.filter(name=STOCK_NAME, active=True):
        stock.deactivate()

    root = Page.get_first_root_node()
    publication = _task_create(GroupApprovalTask, _("Publication"), PUBLISHER)
    for_pages = _workflow_create(
        _("Clinical review and publication"),
        _task_create(_governance_task("ClinicalReviewTask"), _("Clinical review"), CLINICAL_REVIEWER),
        publication,
    )
    WorkflowPage.objects.create(workflow=for_pages, page=root)
    # A sign-off is about a page as readers meet it. Of a claim, a second person approves each change.
    for_snippets = _workflow_create(
        _("Clinical review and publication of evidence"),
        _task_create(_governance_task("FourEyesTask"), _("Clinical review of evidence"), CLINICAL_REVIEWER),
        publication,
    )
    for model in get_workflow_enabled_models():
        WorkflowContentType.objects.create(
            workflow=for_snippets, content_type=ContentType.objects.get_for_model(model, for_concrete_model=False)
        )
    return for_pages


def _governance_task(name: str) -> type[GroupApprovalTask]:
    """Return a kind of task by name: accounts stand beside content and import none of it."""
    return apps.get_model("governance", name)


def _workflow_create(name: str, *tasks: Task) -> Workflow:
    workflow = Workflow.objects.create(name=name)
    for order, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


def _task_create(model: type[GroupApprovalTask], name: str, role: Role) -> GroupApprovalTask:
    task = model.objects.create(name=name)
    task.groups.add(Group.objects.get(name=role.name))
    return task

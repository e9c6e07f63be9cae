"""The workflow that the portal starts with."""

from wagtail.models import Page, Task, Workflow
from wagtail.snippets.models import get_workflow_enabled_models

from clinic_portal.accounts.workflows import STOCK_NAME, default_workflow_create
from content.workflow.models import ClinicalReviewTask, FourEyesTask


def steps(workflow):
    return [(task.name, [group.name for group in task.specific.groups.all()]) for task in workflow.tasks]


def test_review_comes_before_publication(roles):
    assert steps(roles) == [
        ("Clinical review", ["Clinical reviewer"]),
        ("Publication", ["Publisher"]),
    ]


def test_it_covers_every_page_and_every_snippet_with_a_workflow(page, roles):
    assert page.get_workflow() == roles
    [for_snippets] = {model().get_workflow() for model in get_workflow_enabled_models()}
    assert steps(for_snippets) == [
        ("Clinical review of evidence", ["Clinical reviewer"]),
        ("Publication", ["Publisher"]),
    ]
    assert isinstance(for_snippets.tasks[0].specific, FourEyesTask)


def test_pages_are_signed_off(roles):
    assert isinstance(roles.tasks[0].specific, ClinicalReviewTask)


def test_the_stock_workflow_is_put_away(roles):
    assert not Workflow.objects.filter(name=STOCK_NAME, active=True).exists()
    assert not Task.objects.filter(name=STOCK_NAME, active=True).exists()
    assert Page.get_first_root_node().workflowpage.workflow == roles


def test_a_second_call_changes_nothing(roles):
    assert default_workflow_create() is None
    assert Workflow.objects.filter(active=True).count() == 2


def test_what_an_admin_made_of_it_stays(roles):
    roles.name = "Our own way"
    roles.save()
    for workflow in Workflow.objects.filter(active=True):
        workflow.deactivate()
    assert default_workflow_create() is None
    assert not Workflow.objects.filter(active=True).exists()
    assert not hasattr(Page.get_first_root_node(), "workflowpage")

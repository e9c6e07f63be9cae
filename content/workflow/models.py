"""Steps of a workflow at which a second person or a clinician decides; who may sign what, the sign-off room says.

Their tables were made by the governance app and stay with its label.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask

from content.governance.said.canonical import whole_hash
from content.governance.sign_off.authors import is_last_author
from content.governance.sign_off.services import reason_against_signing
from content.workflow.forms import SignOffForm
from content.workflow.services import sign_off_by_form

APPROVE = "approve"


def _without_approval(actions):
    return [action for action in actions if action[0] != APPROVE]


def _revision_at_step(obj):
    state = obj.current_workflow_task_state
    return state.revision if state else None


def _whole_hash(revision) -> str:
    page = revision.as_object()
    return whole_hash(page.governed_content()) if hasattr(page, "governed_content") else ""


class FourEyesTask(GroupApprovalTask):
    """A step at which nobody approves what they wrote last: for claims."""

    def reason_against_approval(self, obj, user) -> str:
        """Return in a sentence why this person may not approve, or an empty string."""
        revision = _revision_at_step(obj)
        if revision and is_last_author(obj, revision, user):
            return _("You made the last change, so somebody else must approve it.")
        return ""

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        return _without_approval(actions) if actions and self.reason_against_approval(obj, user) else actions

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups can approve this task, except what they wrote last themselves")

    class Meta:
        app_label = "governance"
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")


class ClinicalReviewTask(GroupApprovalTask):
    """A step at which a clinical reviewer signs a page off, in exactly the form that was submitted."""

    def reason_against_approval(self, obj, user) -> str:
        """Return in a sentence why this person may not sign, or an empty string."""
        revision = _revision_at_step(obj)
        return reason_against_signing(page=obj, revision=revision, reviewer=user) if revision else ""

    def get_actions(self, obj, user):
        actions = _without_approval(super().get_actions(obj, user))
        if not actions or self.reason_against_approval(obj, user):
            return actions
        return [(APPROVE, _("Sign off"), True), *actions]

    def get_form_for_action(self, action):
        return SignOffForm if action == APPROVE else super().get_form_for_action(action)

    def get_template_for_action(self, action):
        return "workflow/sign_off_modal.html" if action == APPROVE else super().get_template_for_action(action)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Sign the page off before the step is approved, so that no approval stands without a signature."""
        if action_name != APPROVE:
            return super().on_action(task_state, user, action_name, **kwargs)
        page = task_state.revision.content_object
        newest = page.get_latest_revision()
        if newest != task_state.revision and _whole_hash(newest) == kwargs.get("seen_hash"):
            # The editor saves a revision before it approves. It says what was submitted, so it takes that one's place.
            task_state.revision = newest
            task_state.save(update_fields=["revision"])
        sign_off = sign_off_by_form(page=page, revision=task_state.revision, reviewer=user, data=kwargs)
        return super().on_action(task_state, user, action_name, comment=sign_off.comment)

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups who are clinical reviewers sign pages off; nobody signs their own words")

    class Meta:
        app_label = "governance"
        verbose_name = _("clinical review with sign-off")
        verbose_name_plural = _("clinical reviews with sign-off")

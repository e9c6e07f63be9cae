"""Steps of a workflow at which a clinician decides; the rules are in the services, which need these models first."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask

APPROVE = "approve"


def _without_approval(actions):
    return [action for action in actions if action[0] != APPROVE]


def _revision_at_step(obj):
    state = obj.current_workflow_task_state
    return state.revision if state else None


def _whole_hash(revision) -> str:
    from content.governance.canonical import whole_hash

    page = revision.as_object()
    return whole_hash(page.governed_content()) if hasattr(page, "governed_content") else ""


class FourEyesTask(GroupApprovalTask):
    """A step at which nobody approves what they wrote last: for claims, sources and explained words."""

    def reason_against_approval(self, obj, user) -> str:
        """Return in a sentence why this person may not approve, or an empty string."""
        from content.governance.selectors.authors import is_last_author

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
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")


class ClinicalReviewTask(GroupApprovalTask):
    """A step at which a clinical reviewer signs a page off, in exactly the form that was submitted."""

    def reason_against_approval(self, obj, user) -> str:
        """Return in a sentence why this person may not sign, or an empty string."""
        from content.governance.services.sign_offs import reason_against_signing

        revision = _revision_at_step(obj)
        return reason_against_signing(page=obj, revision=revision, reviewer=user) if revision else ""

    def get_actions(self, obj, user):
        actions = _without_approval(super().get_actions(obj, user))
        if not actions or self.reason_against_approval(obj, user):
            return actions
        return [(APPROVE, _("Sign off"), True), *actions]

    def get_form_for_action(self, action):
        from content.governance.sign_off_forms import SignOffForm

        return SignOffForm if action == APPROVE else super().get_form_for_action(action)

    def get_template_for_action(self, action):
        return "governance/sign_off_modal.html" if action == APPROVE else super().get_template_for_action(action)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Sign the page off before the step is approved, so that no approval stands without a signature."""
        if action_name != APPROVE:
            return super().on_action(task_state, user, action_name, **kwargs)
        from content.governance.services.sign_offs import sign_off_by_form

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
        verbose_name = _("clinical review with sign-off")
        verbose_name_plural = _("clinical reviews with sign-off")

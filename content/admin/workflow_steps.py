"""Holds a decision to the workflow step that a person was shown; it knows no task, no page type and no snippet."""

from contextlib import nullcontext

from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.models import Page, WorkflowState

STEP_GONE = _(
    "Somebody decided this step while you were reading, so nothing was done with your answer. "
    "The editor shows how it stands now."
)
# The field in which the editor's form sends back the step that it was shown with.
SHOWN_STEP = "workflow-step"
APPROVES_OR_REJECTS = "action-workflow-action"
ENDS_A_WORKFLOW = ("action-cancel-workflow", "action-restart-workflow")


def workflow_locked(thing) -> WorkflowState | None:
    """Return the workflow that a page or snippet is in; until the transaction ends, nobody else moves it on."""
    return thing.workflow_states.active().select_for_update().first()


def is_at_step(workflow: WorkflowState | None, step_pk, *, in_progress: bool) -> bool:
    """Say whether the workflow stands at this step, and where asked, whether the step still waits for a decision."""
    if workflow is None or str(workflow.current_task_state_id) != str(step_pk):
        return False
    return not in_progress or workflow.status == WorkflowState.STATUS_IN_PROGRESS


def present_place(user, thing) -> str:
    """Return the address of the editor, or of the home page of the admin for who may not open it any more."""
    return AdminURLFinder(user).get_edit_url(thing) or reverse("wagtailadmin_home")


def is_dialogue(request) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


class EditorStepMixin:
    """Mix in before an edit view of Wagtail's: it checks a decision against one step and acts on the current one.

    The form carries the step that it was shown with. Check and act are one transaction that holds the workflow.
    """

    def dispatch(self, request, *args, **kwargs):
        if not self._decides():
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            thing = self.decided_thing()
            in_progress = bool(request.POST.get(APPROVES_OR_REJECTS))
            if not is_at_step(workflow_locked(thing), request.POST.get(SHOWN_STEP), in_progress=in_progress):
                messages.error(request, STEP_GONE)
                return redirect(present_place(request.user, thing))
            return super().dispatch(request, *args, **kwargs)

    def decided_thing(self):
        return self.object

    def _decides(self) -> bool:
        names = (APPROVES_OR_REJECTS, *ENDS_A_WORKFLOW)
        return self.request.method == "POST" and any(self.request.POST.get(name) for name in names)

    def get_context_data(self, **kwargs):
        shown = self.workflow_state.current_task_state_id if self.workflow_state else None
        return super().get_context_data(**kwargs) | {"shown_workflow_step": shown}


class PageEditorStepMixin(EditorStepMixin):
    def decided_thing(self):
        return get_object_or_404(Page, pk=self.kwargs["page_id"])


class SnippetEditorStepMixin(EditorStepMixin):
    """Keeps the words of a draft too whose decision is refused, as they were saved before anybody was asked."""

    refusal: ValidationError | None = None

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if self.refusal:
            # The words are kept by now; a middleware answers.
            raise self.refusal
        return response

    def get_available_actions(self):
        """Offer no second submission of what is in review already: the button pressed again saves a draft."""
        actions = super().get_available_actions()
        if self.object.workflow_in_progress and "submit" in actions:
            actions.remove("submit")
        return actions

    def workflow_action_action(self):
        try:
            with transaction.atomic():
                return super().workflow_action_action()
        except ValidationError as refusal:
            self.refusal = refusal
            return redirect(self.get_edit_url())


class DialogueStepMixin:
    """Mix in before a view of Wagtail's dialogues, whose address names the step that the person was shown."""

    # An answer that the dialogue only hands back to the editor's form is not acted on yet.
    acts = False

    def dispatch(self, request, *args, **kwargs):
        with transaction.atomic() if request.method == "POST" else nullcontext():
            if not is_at_step(self._workflow(), self.task_state_id, in_progress=True):
                return self.step_gone()
            return super().dispatch(request, *args, **kwargs)

    def _workflow(self) -> WorkflowState | None:
        if self.request.method == "POST":
            return workflow_locked(self.object)
        return self.object.current_workflow_state

    def step_gone(self):
        place = present_place(self.request.user, self.object)
        if is_dialogue(self.request) and not (self.acts and self.request.method == "POST"):
            context = {"words": STEP_GONE, "address": place}
            return render_modal_workflow(self.request, "admin/step_gone.html", None, context, {"step": "action"})
        messages.error(self.request, STEP_GONE)
        if is_dialogue(self.request):
            return self.render_modal_json(self.request, {"step": "success", "redirect": place})
        return redirect(place)


class ActingDialogueStepMixin(DialogueStepMixin):
    acts = True

"""Wagtail's views of pages where the gate speaks: a refused publication leaves a draft and says what to do."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelChoiceField
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages import copy, create, edit, workflow
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from content.admin.workflow_steps import ActingDialogueStepMixin, DialogueStepMixin, PageEditorStepMixin, is_dialogue
from content.common.fields import StreamField
from content.governance.gate.answers import findings_html, refusal_tell
from content.governance.gate.question import NotPublishable, refusal_of
from content.governance.gate.side_panels import with_checklist
from content.governance.said.canonical import whole_hash
from content.governance.said.mixins import GovernedPageMixin
from content.governance.sign_off.services import SignOffRefused


class ChecklistMixin:
    """Adds the checklist to the panels beside the form, except where autosave asks for the panels again."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        if self.expects_json_response:
            return panels
        return MediaContainer(with_checklist(list(panels), self.page, self.request))


class GatedEditView(PageEditorStepMixin, ChecklistMixin, edit.EditView):
    """Wagtail's edit view, in which approving what nobody changed is no edit.

    A browser respells rich text when it only opens it. Wagtail would save that as a revision with the approval, and a
    new revision asks for all approvals again: no page would ever leave its workflow.
    """

    def perform_workflow_action(self):
        if self.has_content_changes and self._says_what_was_submitted():
            self.has_content_changes = False
        try:
            return super().perform_workflow_action()
        except NotPublishable as refusal:
            refusal_tell(self.request, refusal, introduction=still_in_review())
        except SignOffRefused as refusal:
            for sentence in refusal.messages:
                messages.error(self.request, sentence)
        return redirect(self.get_edit_url())

    def add_save_confirmation_message(self):
        """Say what an approval or a request did; Wagtail says of both that the page was updated."""
        action, _method = self.action_name_and_method
        if action == "perform_workflow_action" and (words := self._words_of_step()):
            messages.success(self.request, words % {"title": self.page.get_admin_display_title()})
        else:
            super().add_save_confirmation_message()

    def _words_of_step(self) -> str:
        if self.workflow_action == "reject":
            return _("“%(title)s” goes back to its editor with your comment.")
        if self.workflow_action == "approve" and self.page.workflow_in_progress:
            return _("You approved “%(title)s”. It goes on to the next step.")
        return ""

    def _says_what_was_submitted(self) -> bool:
        """Say whether the form holds the newest draft: the same words, and the same value in every other field."""
        if any(formset.has_changed() for formset in self.form.formsets.values()):
            return False
        page, newest = self.form.save(commit=False), self.page.get_latest_revision_as_object()
        if not isinstance(page, GovernedPageMixin):
            return False
        columns = {field.name: field for field in page._meta.concrete_fields}
        if not columns.keys() >= set(self.form.changed_data):
            return False
        fields = [columns[name] for name in self.form.changed_data]
        others = [field.attname for field in fields if not isinstance(field, StreamField)]
        return all(getattr(page, name) == getattr(newest, name) for name in others) and (
            whole_hash(page.governed_content()) == whole_hash(newest.governed_content())
        )


class GatedCreateView(ChecklistMixin, create.CreateView):
    def publish_action(self):
        # Wagtail would make the page live before it is published; so a refused page keeps its words as a draft.
        self.form.instance.live = False
        return super().publish_action()


class GatedWorkflowActionView(ActingDialogueStepMixin, workflow.WorkflowActionView):
    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except SignOffRefused:
            raise
        except ValidationError as error:
            refusal_tell(request, refusal_of(self.object, error), introduction=still_in_review())
            if is_dialogue(request):
                return self.render_modal_json(request, {"step": "success", "redirect": self.redirect_url})
            return redirect(self.redirect_url)


class StepDataView(DialogueStepMixin, workflow.CollectWorkflowActionDataView):
    pass


class GatedCopyView(copy.CopyView):
    """A copy is a page of its own that nobody has signed, so a copy that may not go live is made as a draft."""

    def post(self, request, page_id, *args, **kwargs):
        # Somebody may have deleted the chosen page meanwhile, which Wagtail takes for granted to be there.
        try:
            ModelChoiceField(Page.objects.all()).clean(request.POST.get("new_parent_page"))
        except ValidationError:
            messages.error(request, _("Choose a page that is there. The copy goes below it."))
            return redirect(request.get_full_path())
        return super().post(request, page_id, *args, **kwargs)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except NotPublishable as refused:
            refusal = refused
        if form.cleaned_data.get("alias"):
            introduction = _("No alias was made, because “%(title)s” may not be published as it is:")
            refusal_tell(self.request, refusal, introduction=introduction)
            return self.form_invalid(form)
        form.cleaned_data["publish_copies"] = False
        response = super().form_valid(form)
        words = _("The copy is a draft. It can be published once this is done:")
        findings = findings_html(refusal.page, refusal.findings)
        messages.warning(self.request, format_html("<strong>{}</strong>{}", words, findings))
        return response


def still_in_review() -> str:
    return _("“%(title)s” was not published and is still in review. Put this right first:")


class GatedPageViewSet(PageViewSet):
    """Wagtail's views of every page type, with the gate's in the place of five of them."""

    add_view_class = GatedCreateView
    edit_view_class = GatedEditView
    copy_view_class = GatedCopyView
    workflow_action_view_class = GatedWorkflowActionView
    collect_workflow_action_data_view_class = StepDataView


gated_page_viewset = GatedPageViewSet()

"""Connects the gate with every way in which a page is written; it holds no rule."""

from django.db.models.signals import post_save, pre_save
from wagtail.models import Page, Revision

from content.governance.gate import question
from content.governance.gate.services import publication_note
from content.governance.said.going_public import page_going_public


def before_save(sender, instance, raw=False, using=None, update_fields=None, **kwargs):
    """Refuse a save that would show readers a page that may not be shown.

    Loading a dump (`raw`) is left alone: its rows come one table at a time, and it puts back what was live before.
    """
    if raw or not isinstance(instance, Page):
        return
    instance._gate_report = None
    going = page_going_public(instance, update_fields, using)
    if going is not None:
        instance._gate_report = question.assert_publishable(going)


def after_save(sender, instance, **kwargs):
    """Remember how the page went live, once it has a row."""
    report = getattr(instance, "_gate_report", None)
    if report is not None and report.content is not None:
        publication_note(page=instance, report=report)
        instance._gate_report = None


def before_scheduling(sender, instance, raw=False, using=None, update_fields=None, **kwargs):
    """Refuse to plan the publication of a page that may not go live, so that its editor knows at once."""
    if raw or instance.approved_go_live_at is None:
        return
    if update_fields is not None and "approved_go_live_at" not in update_fields:
        return
    model = instance.content_type.model_class()
    if model is None or not issubclass(model, Page):
        return
    before = Revision.objects.using(using).filter(pk=instance.pk).values_list("approved_go_live_at", flat=True).first()
    if before != instance.approved_go_live_at:
        question.assert_publishable(instance.as_object())


def connect() -> None:
    """Connect the receivers once, when the apps are ready."""
    # For every sender: page types have their own, and one that is added later must not be forgotten.
    pre_save.connect(before_save, dispatch_uid="gate-before-save")
    post_save.connect(after_save, dispatch_uid="gate-after-save")
    pre_save.connect(before_scheduling, sender=Revision, dispatch_uid="gate-before-scheduling")

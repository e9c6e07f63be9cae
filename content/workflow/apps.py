"""Registers the workflow app with Django; it holds no logic."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowConfig(AppConfig):
    name = "content.workflow"
    label = "workflow"
    verbose_name = _("Workflow")

"""Gives Wagtail's dialogue of a workflow step what the reviewer reads before signing; it decides nothing."""

from django import template

from content.workflow.facts import sign_off_facts

register = template.Library()


@register.simple_tag(takes_context=True)
def facts_of_step(context, task_state):
    """Return what the revision at this step would be signed as."""
    page = task_state.revision.content_object
    return sign_off_facts(page=page, revision=task_state.revision, user=context["request"].user)

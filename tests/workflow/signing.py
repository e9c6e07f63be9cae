"""What tests of sign-offs do with a page: read it, edit it, sign it, send its forms; it tests nothing itself."""

from django.urls import reverse

from content.governance.said.canonical import whole_hash
from content.governance.sign_off.services import sign_off_create
from content.pages.models import StandardPage
from tests.people import signed_in

BOXES = {"has_read": "on", "interests_confirmed": "on"}
XHR = {"x-requested-with": "XMLHttpRequest"}


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


def edited(page, user, **fields):
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user)


def seen(page):
    return whole_hash(fresh(page).get_latest_revision_as_object().governed_content())


def sign(page, reviewer):
    return sign_off_create(
        page=page,
        revision=fresh(page).get_latest_revision(),
        reviewer=reviewer,
        comment="",
        interests_confirmed=True,
    )


def step(page):
    return fresh(page).current_workflow_task_state


def action_url(page, name="workflow_action", action="approve"):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, action, step(page).pk])


def approve(user, page, **answers):
    answers = {**BOXES, "seen_hash": seen(page), **answers}
    return signed_in(user).post(action_url(page), answers)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def url(page, name="page"):
    return reverse(f"sign_offs:{name}", args=[page.pk])

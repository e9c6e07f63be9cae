"""Makes pages that may and may not go live, and the ways in which something might make them live; it tests nothing."""

import json
import uuid
from dataclasses import dataclass, field, replace
from datetime import timedelta

import time_machine
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import (
    APIToken,
    GroupApprovalTask,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from clinic_portal.accounts.models import User
from content.governance.gate.question import NotPublishable
from content.governance.sign_off.services import sign_off_create, sign_off_withdraw
from content.pages.models import StandardPage
from tests.factories import numbers
from tests.forms import page_form
from tests.governance.reviewers import reviewer_make

LATER = timedelta(hours=1)
# As the editor stores a paragraph, so that a form which changes nothing is seen to change nothing.
PARAGRAPH = '<p data-block-key="words">{}</p>'


def block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def section(*content: dict, heading: str = "When to get help") -> dict:
    return block("section", {"heading": heading, "content": list(content)})


def clinical_body() -> list[dict]:
    """Return a body with emergency advice in words of its own, which makes any page clinical."""
    items = [{"type": "item", "id": str(uuid.uuid4()), "value": "have a fever"}]
    card = {
        "level": "urgent",
        "heading": "Call us today if you:",
        "items": items,
        "text": PARAGRAPH.format("Ring us first."),
    }
    return [section(block("care_card", card))]


def plain_body(words: str = "We are open from eight to five.") -> list[dict]:
    return [section(block("text", PARAGRAPH.format(words)), heading="Opening hours")]


@dataclass
class World:
    """A home page, a superuser who tries, and a reviewer who signs."""

    home: Page
    user: User
    reviewer: User
    client: Client
    # Pages that must never be live.
    unfit: list[Page] = field(default_factory=list)

    def draft(self, *, is_fit: bool, is_clinical: bool = True, **fields) -> StandardPage:
        """Make a page that was never live. A fit one is signed off in this form, or needs no sign-off."""
        number = next(numbers)
        body = clinical_body() if is_clinical else plain_body()
        fields = {"title": f"Page {number}", "slug": f"page-{number}", "body": body, **fields}
        fields["body"] = json.dumps(fields["body"])
        page = self.home.add_child(instance=StandardPage(live=False, **fields))
        page.save_revision()
        if is_fit and is_clinical:
            self.sign(page)
        if not is_fit:
            self.unfit.append(page)
        return StandardPage.objects.get(pk=page.pk)

    def sign(self, page: Page) -> None:
        page.refresh_from_db()
        revision = page.get_latest_revision()
        sign_off_create(page=page, revision=revision, reviewer=self.reviewer, comment="", interests_confirmed=True)

    def unsign(self, page: Page) -> None:
        sign_off_withdraw(page=page, reviewer=self.reviewer, comment="A number is wrong.")

    def live(self, *, is_clinical: bool = True) -> StandardPage:
        """Make a page that went live as it should."""
        page = self.draft(is_fit=True, is_clinical=is_clinical)
        page.get_latest_revision().publish()
        page.refresh_from_db()
        assert page.live
        return page

    def in_review(self, page: Page):
        """Put a page before the last step of a workflow; return the state of that step."""
        task = GroupApprovalTask.objects.create(name="Publication")
        group = Group.objects.create(name=f"People who publish {next(numbers)}")
        task.groups.add(group)
        self.user.groups.add(group)
        workflow = Workflow.objects.create(name="One step")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=page)
        return workflow.start(page, self.user).current_task_state

    def program(self) -> dict:
        """Return the headers of a program that Wagtail's API knows as the superuser."""
        _token, secret = APIToken.create_token(user=self.user, name="a program")
        return {"HTTP_AUTHORIZATION": f"Bearer {secret}", "content_type": "application/json"}


def world_make(home: Page) -> World:
    user = User.objects.create_superuser(username="sue", email="sue@clinic.example", password="a quiet line of signal")
    client = Client()
    client.force_login(user)
    return World(home, user, reviewer_make("rhea"), client)


def edit_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


# Each way takes the world and whether the page is fit to go live, tries, and returns the pages that should be live
# then. It must not judge the answer: whether readers see the page is all that counts.


def by_the_editor(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    world.client.post(edit_address(page), page_form(page, action_publish="1"))
    return [page]


def by_the_editor_of_a_live_page(world: World, is_fit: bool):
    page = world.live()
    page.title = "Changed"
    page.save_revision()
    if is_fit:
        world.sign(page)
    draft = page.get_latest_revision_as_object()
    world.client.post(edit_address(page), page_form(draft, action_publish="1"))
    return StandardPage.objects.filter(pk=page.pk, title="Changed")


def by_creating_it_published(world: World, is_fit: bool):
    address = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", world.home.pk])
    body = clinical_body() if not is_fit else plain_body()
    draft = StandardPage(title="New", slug="new", body=json.dumps(body))
    world.client.post(address, page_form(draft, action_publish="1"))
    return StandardPage.objects.filter(slug="new")


def by_many_at_once(world: World, is_fit: bool):
    pages = [world.draft(is_fit=is_fit) for _n in range(2)]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    world.client.post(f"{address}?id={pages[0].pk}&id={pages[1].pk}", {})
    return pages


def by_many_at_once_with_what_is_below(world: World, is_fit: bool):
    page = world.live(is_clinical=False)
    child = replace(world, home=page).draft(is_fit=is_fit)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    world.client.post(f"{address}?id={page.pk}", {"include_descendants": "on"})
    return [child]


def approval_form(page, step) -> dict[str, str]:
    """Return the editor's form as a reviewer sends it who was shown this step and approves."""
    form = page_form(page, **{"workflow-action-name": "approve", "action_workflow-action": "1"})
    return form | {"workflow-step": str(step.pk)}


def by_the_last_step_of_a_workflow(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    step = world.in_review(page)
    world.client.post(edit_address(page), approval_form(page, step))
    return [page]


def by_the_last_step_in_a_dialogue(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    step = world.in_review(page)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk])
    world.client.post(address, {"comment": ""}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    return [page]


def by_the_last_step_in_code(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    step = world.in_review(page)
    step.approve(user=world.user)
    return [page]


def by_schedule(world: World, is_fit: bool):
    page = world.draft(is_fit=True)
    page.go_live_at = timezone.now() + LATER
    page.save_revision().publish()
    assert not StandardPage.objects.get(pk=page.pk).live
    if not is_fit:
        world.unsign(page)
    with time_machine.travel(timezone.now() + 2 * LATER):
        call_command("publish_scheduled")
    return [page]


def by_a_schedule_made_unseen(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    page.go_live_at = timezone.now() + LATER
    revision = page.save_revision()
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() + LATER)
    with time_machine.travel(timezone.now() + 2 * LATER):
        call_command("publish_scheduled")
    return [page]


def by_a_version_of_before(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    before = page.get_latest_revision()
    page.title = "Changed"
    page.save_revision()
    old = before.as_object()
    form = page_form(old, action_publish="1")
    world.client.post(edit_address(page), {**form, "revision": before.pk})
    return [page]


def by_a_version_of_before_in_the_admin_api(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    before = page.get_latest_revision()
    page.title = "Changed"
    page.save_revision()
    admin_api(world, page, "revert_to_page_revision", revision_id=before.pk)
    admin_api(world, page, "publish")
    return [page]


def admin_api(world: World, page: Page, action: str, **data):
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return world.client.post(address, data, content_type="application/json")


def by_the_admin_api(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    admin_api(world, page, "publish")
    return [page]


def api_v3(world: World, name: str, *args, method="post", **data):
    address = reverse(f"wagtailapi_v3:{name}", args=args)
    return getattr(Client(), method)(address, json.dumps(data), **world.program())


def by_the_api(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    api_v3(world, "pages_actions_publish", page.pk)
    return [page]


def by_creating_it_published_in_the_api(world: World, is_fit: bool):
    meta = {"parent_id": world.home.pk, "type": "pages.StandardPage", "action": "publish"}
    title = "New" if is_fit else "New miracle treatment"
    api_v3(world, "create_page", meta=meta, title=title, slug="new", introduction=title)
    return StandardPage.objects.filter(slug="new")


def by_changing_it_in_the_api(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit, is_clinical=not is_fit)
    meta = {"type": "pages.StandardPage", "action": "publish"}
    api_v3(world, "update_page", page.pk, method="patch", meta=meta, title="Changed", slug=page.slug)
    return [page]


def copied(world: World, is_fit: bool):
    """Return a live page to copy. A copy of a clinical page is a page of its own that nobody signed."""
    return world.live(is_clinical=not is_fit)


def copies_of(page: Page):
    return StandardPage.objects.filter(slug=f"{page.slug}-copy")


def by_copying(world: World, is_fit: bool):
    page = copied(world, is_fit)
    page.copy(update_attrs={"slug": f"{page.slug}-copy"}, keep_live=True)
    return copies_of(page)


def by_copying_in_the_admin(world: World, is_fit: bool):
    page = copied(world, is_fit)
    form = {
        "new_title": "Copy",
        "new_slug": f"{page.slug}-copy",
        "new_parent_page": str(world.home.pk),
        "publish_copies": "on",
    }
    world.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    return copies_of(page)


def by_copying_in_the_admin_api(world: World, is_fit: bool):
    page = copied(world, is_fit)
    admin_api(world, page, "copy", slug=f"{page.slug}-copy", keep_live=True)
    return copies_of(page)


def by_copying_in_the_api(world: World, is_fit: bool):
    page = copied(world, is_fit)
    api_v3(world, "pages_actions_copy", page.pk, slug=f"{page.slug}-copy", keep_live=True)
    return copies_of(page)


def repeated(world: World, is_fit: bool):
    """Return a live page to make an alias of. An alias rests on the sign-off of its source."""
    page = world.live()
    if not is_fit:
        world.unsign(page)
    return page


def by_an_alias(world: World, is_fit: bool):
    page = repeated(world, is_fit)
    page.create_alias(update_slug=f"{page.slug}-copy")
    return copies_of(page)


def by_an_alias_in_the_admin(world: World, is_fit: bool):
    page = repeated(world, is_fit)
    form = {
        "new_title": "Copy",
        "new_slug": f"{page.slug}-copy",
        "new_parent_page": str(world.home.pk),
        "alias": "on",
    }
    world.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
    return copies_of(page)


def by_an_alias_in_the_admin_api(world: World, is_fit: bool):
    page = repeated(world, is_fit)
    admin_api(world, page, "create_alias", update_slug=f"{page.slug}-copy")
    return copies_of(page)


def by_an_alias_in_the_api(world: World, is_fit: bool):
    page = repeated(world, is_fit)
    api_v3(world, "pages_actions_create_alias", page.pk, slug=f"{page.slug}-copy")
    return copies_of(page)


def by_an_alias_that_follows(world: World, is_fit: bool):
    page = world.live()
    alias = page.create_alias(update_slug=f"{page.slug}-copy")
    page.title = "Changed"
    revision = page.save_revision()
    if is_fit:
        world.sign(page)
    revision.publish()
    return StandardPage.objects.filter(pk=alias.pk, title="Changed")


def by_another_language(world: World, is_fit: bool):
    page = repeated(world, is_fit)
    french = Locale.objects.create(language_code="fr")
    parent = world.home.copy_for_translation(french, copy_parents=True, alias=True)
    CopyPageForTranslationAction(page, french, alias=True).execute()
    return StandardPage.objects.child_of(parent)


def by_the_revision_without_a_person(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    page.get_latest_revision().publish()
    return [page]


def by_the_revision_as_superuser(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    page.get_latest_revision().publish(user=world.user)
    return [page]


def by_saving(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    page.live = True
    page.save()
    return [page]


def by_saving_one_column(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    page.live = True
    page.save(update_fields=["live"])
    return [page]


def by_saving_unchecked(world: World, is_fit: bool):
    page = world.draft(is_fit=is_fit)
    page.live = True
    page.save(clean=False)
    return [page]


def by_saving_the_bare_page(world: World, is_fit: bool):
    page = Page.objects.get(pk=world.draft(is_fit=is_fit).pk)
    page.live = True
    page.save()
    return [page]


def by_saving_what_is_deferred(world: World, is_fit: bool):
    page = StandardPage.objects.defer_streamfields().get(pk=world.draft(is_fit=is_fit).pk)
    page.live = True
    page.save()
    return [page]


def by_changing_what_is_live(world: World, is_fit: bool):
    page = world.live()
    if is_fit:
        page.title = "Changed"
        page.save_revision()
        world.sign(page)
    page = StandardPage.objects.get(pk=page.pk)
    page.title = "Changed"
    page.save(update_fields=["title"])
    return StandardPage.objects.filter(pk=page.pk, title="Changed")


def by_adding_it_live(world: World, is_fit: bool):
    body = json.dumps(plain_body() if is_fit else clinical_body())
    page = StandardPage(title="New", slug="new", body=body)
    world.home.add_child(instance=page)
    return StandardPage.objects.filter(slug="new")


def by_adding_it_beside(world: World, is_fit: bool):
    body = json.dumps(plain_body() if is_fit else clinical_body())
    sibling = world.draft(is_fit=True)
    sibling.add_sibling(instance=StandardPage(title="New", slug="new", body=body))
    return StandardPage.objects.filter(slug="new")


WAYS = [way for name, way in globals().items() if name.startswith("by_") and callable(way)]


def try_way(way, world: World, is_fit: bool) -> list[bool]:
    """Try one way; return for each page in question whether readers see it now."""
    try:
        found = way(world, is_fit)
    except NotPublishable:
        found = world.unfit
    return [Page.objects.filter(pk=page.pk, live=True).exists() for page in found]

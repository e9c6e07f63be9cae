"""What the dashboard shows each role first; numbers come from `selectors`, words from the template."""

from dataclasses import astuple

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from clinic_portal.accounts.roles import CLINICAL_REVIEWER, EDITOR, PORTAL_ADMIN, PUBLISHER, ROLES
from clinic_portal.accounts.selectors import (
    models_published_by,
    people_in_numbers,
    reviewers_without_entry,
    roles_of,
    unpublished_changes,
    work_in_numbers,
)

SHOWN_DRAFTS = 10


class NextStepsPanel(Component):
    """Greets a person and says, for each of their roles, what to do next."""

    name = "next_steps"
    order = 10
    template_name = "accounts/next_steps.html"

    def __init__(self, request):
        self.user = request.user
        self.site = Site.find_for_request(request)

    @cached_property
    def role_names(self) -> set[str]:
        names = {role.name for role in roles_of(self.user)}
        return names | {PORTAL_ADMIN.name} if self.user.is_superuser else names

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        work = work_in_numbers(self.user)
        is_admin = PORTAL_ADMIN.name in self.role_names
        people = people_in_numbers() if is_admin else {}
        return {
            **context,
            "user": self.user,
            "work": work,
            "shows_work": self.role_names != {PORTAL_ADMIN.name} or any(astuple(work)),
            "is_new_here": not (work.own_drafts or work.own_in_review or work.own_sent_back),
            "is_editor": EDITOR.name in self.role_names,
            "is_reviewer": CLINICAL_REVIEWER.name in self.role_names,
            "is_publisher": PUBLISHER.name in self.role_names,
            "is_admin": is_admin,
            "reviewers_to_enter": reviewers_without_entry() if is_admin else 0,
            "people": [{"role": role, "count": people[role.name]} for role in ROLES if role.name in people],
            "drafts": self.drafts if PUBLISHER.name in self.role_names else {},
            # From the context processor of the public pages; a portal without a site has none.
            "clinic": parent_context.get("clinic"),
            "links": self.links,
        }

    @property
    def drafts(self) -> dict:
        """What waits in the evidence and the glossary for somebody who publishes: it reaches no workflow's list."""
        models = models_published_by(self.user)
        newest, total = unpublished_changes(models, SHOWN_DRAFTS)
        return {
            "total": total,
            "is_shortened": total > len(newest),
            "newest": [
                {
                    "kind": draft.model._meta.verbose_name,
                    "title": draft.title,
                    "changed_at": draft.changed_at,
                    "url": reverse(draft.model.snippet_viewset.get_url_name("edit"), args=[quote(draft.pk)]),
                }
                for draft in newest
            ],
            "lists": [
                {
                    "name": model._meta.verbose_name_plural,
                    "url": reverse(model.snippet_viewset.get_url_name("list")),
                }
                for model in models
            ],
        }

    @property
    def links(self) -> dict[str, str]:
        own = urlencode({"requested_by": self.user.pk})
        return {
            # Straight to the pages of the site: above its home page there is nothing to edit.
            "pages": reverse("wagtailadmin_explore", args=[self.site.root_page_id])
            if self.site
            else reverse("wagtailadmin_explore_root"),
            "own_pages": f"{reverse('wagtailadmin_explore_root')}?{urlencode({'edited_by': self.user.pk})}",
            "own_submissions": f"{reverse('wagtailadmin_reports:workflow')}?{own}",
            "waiting": f"{reverse('wagtailadmin_reports:workflow_tasks')}?reviewable=true",
            "people": reverse("wagtailusers_users:index"),
            "add_person": reverse("wagtailusers_users:add"),
            "reviewers": reverse("clinical_reviewers:index"),
            "redirects": reverse("wagtailredirects:index"),
            "history": reverse("wagtailadmin_reports:site_history"),
            "clinic": reverse("wagtailsettings:edit", args=["clinic", "clinicsettings"]),
        }

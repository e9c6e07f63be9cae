"""A small portal with the four roles, and people who hold them; it tests nothing itself."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html, streamfield

from clinic_portal.accounts.workflows import default_workflow_create
from content.evidence.models import Claim
from content.governance.said.canonical import whole_hash
from content.pages.models import HomePage, StandardPage
from tests.governance.reviewers import profile_make
from tests.people import person_make, signed_in

PASSWORD = "a-quiet-line-of-signal"


@pytest.fixture
def roles(db):
    return default_workflow_create()


@pytest.fixture
def home(roles):
    page = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="portal"))
    Site.objects.filter(is_default_site=True).update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


@pytest.fixture
def page(home):
    """A live page that belongs to nobody."""
    page = home.add_child(instance=StandardPage(title="Privacy", slug="privacy"))
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def person(roles):
    """Make a person with roles: person("ada", "Editor")."""

    def make(username, *role_names, **fields):
        return person_make(username, *role_names, password=PASSWORD, **fields)

    return make


@pytest.fixture
def sign_in():
    """Return a browser in which a person has signed in."""
    return signed_in


@pytest.fixture
def editor(person, sign_in):
    return sign_in(person("edda", "Editor"))


@pytest.fixture
def reviewer(person, sign_in):
    user = person("rhea", "Clinical reviewer")
    profile_make(user)
    return sign_in(user)


@pytest.fixture
def publisher(person, sign_in):
    return sign_in(person("paul", "Publisher"))


@pytest.fixture
def admin(person, sign_in):
    return sign_in(person("anna", "Portal admin"))


@pytest.fixture
def superuser(person):
    return person("root", is_superuser=True)


@pytest.fixture
def page_form():
    """Return what the page editor posts for a standard page."""

    def make(title="Privacy", slug="privacy", comments=(), **extra):
        data = nested_form_data(
            {
                "title": title,
                "slug": slug,
                "introduction": "How we keep what you tell us.",
                "short_title": "",
                "seo_title": "",
                "search_description": "",
                "body": streamfield([]),
                "comments": inline_formset(
                    [{**comment, "position": "", "replies": inline_formset([])} for comment in comments]
                ),
            }
        )
        return {**data, **extra}

    return make


@pytest.fixture
def claim(db):
    """A claim that is still a draft."""
    claim = Claim.objects.create(
        identifier="test-01",
        text="Ketamine was studied in 40 people.",
        topic=Claim.Topic.BENEFITS,
        kind=Claim.Kind.BENEFIT,
        direction=Claim.Direction.UNCLEAR,
        certainty=Claim.Certainty.LOW,
        live=False,
    )
    claim.save_revision()
    return claim


@pytest.fixture
def post_editor_form():
    """Send the form of an admin page back as it stands there, with changes and a chosen action."""

    def send(client, url, **changes):
        html = client.get(url).content.decode()
        data = querydict_from_html(html, form_id="w-editor-form")
        for name, value in changes.items():
            data[name.replace("action_", "action-")] = value
        return client.post(url, data)

    return send


@pytest.fixture
def submitted(editor, page, page_form):
    """The page with a draft that the editor has submitted for review."""
    response = editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        page_form(title="Privacy, in plain words", **{"action-submit": "1"}),
    )
    assert response.status_code == 302
    page.refresh_from_db()
    return page


@pytest.fixture
def refused():
    """Return whether the admin turned a request away."""

    def was(response):
        if response.status_code == 302:
            return response.url == reverse("wagtailadmin_home")
        return response.status_code in (403, 404, 405)

    return was


@pytest.fixture
def approve():
    """Approve the step at which a page stands, by the request that Wagtail's button sends."""

    def send(client, page, action="approve", comment=""):
        page = Page.objects.get(pk=page.pk).specific
        task_state = page.current_workflow_task_state
        url = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[page.pk, action, task_state.pk if task_state else 1],
        )
        answers = {"comment": comment}
        if action == "approve" and task_state:
            # What a clinical reviewer confirms; a publisher's form has none of it.
            content = task_state.revision.as_object().governed_content()
            answers |= {"has_read": "on", "interests_confirmed": "on", "seen_hash": whole_hash(content)}
        return client.post(url, answers)

    return send

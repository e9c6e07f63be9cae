"""A page in review, and an editor, a clinical reviewer and a publisher; it tests nothing itself."""

import pytest

from clinic_portal.accounts.workflows import default_workflow_create
from content.pages.models import StandardPage
from tests.factories import home_make, page_make
from tests.governance.reviewers import profile_make
from tests.people import person_make
from tests.workflow.signing import edited, fresh


@pytest.fixture
def portal(db):
    default_workflow_create()
    return home_make()


@pytest.fixture
def person(portal):
    def make(username, *roles):
        user = person_make(username, *roles)
        if "Clinical reviewer" in roles:
            profile_make(user)
        return user

    return make


@pytest.fixture
def edda(person):
    return person("edda", "Editor")


@pytest.fixture
def rhea(person):
    return person("rhea", "Clinical reviewer")


@pytest.fixture
def paul(person):
    return person("paul", "Publisher")


@pytest.fixture
def page(portal, edda):
    page = page_make(StandardPage, portal, title="Privacy", slug="privacy", introduction="A bright house.")
    page.save_revision(user=edda, changed=False)
    return page


@pytest.fixture
def submitted(page, edda):
    edited(page, edda, introduction="A calm house.")
    page.get_workflow().start(fresh(page), edda)
    return fresh(page)

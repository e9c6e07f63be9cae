"""The dashboard's panel on reviews: my tasks and true numbers, for everybody with a role and for nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clinic_portal.accounts.models import User
from content.governance.review.task_services import review_task_open
from content.oversight.panels import ReviewPanel
from content.pages.models import BenefitsPage, StandardPage
from tests.factories import home_make, page_make, review_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return home_make()


@pytest.fixture
def editor():
    user = User.objects.create_user(username="ada")
    user.groups.add(Group.objects.get(name="Editor"))
    return user


def dashboard(user) -> str:
    client = Client()
    client.force_login(user)
    response = client.get("/admin/")
    assert response.status_code == 200
    return response.content.decode()


def panel_of(rf, user) -> dict:
    request = rf.get("/admin/")
    request.user = user
    return ReviewPanel(request).get_context_data({})


def page_due(home, days, model=StandardPage):
    page = page_make(model, home)
    review_make(page, due_on=timezone.localdate() + timedelta(days=days))
    return page


def test_numbers_and_my_tasks_are_told(rf, home, editor):
    page_due(home, -1)
    page_due(home, 5)
    page_due(home, 200, BenefitsPage)
    page = page_make(StandardPage, home, live=False)
    review_task_open(
        reason="source_status", subject="page", subject_pk=page.pk, label="<b>My page</b>", assigned_to=editor
    )
    review_task_open(reason="source_status", subject="page", subject_pk=home.pk, label="Not mine")
    context = panel_of(rf, editor)
    assert [context[name] for name in ("task_count", "overdue", "due_soon", "unsigned")] == [1, 1, 1, 1]
    shown = dashboard(editor)
    assert "&lt;b&gt;My page&lt;/b&gt;" in shown
    assert "Not mine" not in shown
    assert "/admin/reports/review/?show=unsigned" in shown


def test_somebody_without_a_role_sees_no_panel(home, editor):
    editor.groups.clear()
    user = User.objects.get(pk=editor.pk)
    user.is_superuser = False
    user.user_permissions.set(Group.objects.get(name="Editor").permissions.filter(codename="access_admin"))
    assert "review-panel-heading" not in dashboard(user)


def test_the_panel_needs_no_more_queries_for_more_pages(rf, home, editor):
    def queries() -> int:
        cache.clear()
        panel_of(rf, editor)
        cache.delete("review-unsigned")
        with CaptureQueriesContext(connection) as captured:
            context = panel_of(rf, editor)
            list(context["tasks"])
        return len(captured)

    page_due(home, 1, BenefitsPage)
    few = queries()
    for number in range(10):
        page = page_due(home, number - 5, BenefitsPage)
        review_task_open(reason="overdue", subject="page", subject_pk=page.pk, label="A page", assigned_to=editor)
    assert queries() == few

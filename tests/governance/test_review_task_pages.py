"""The admin's list of review tasks and the page of one task: who sees, who gives, who closes, and what is exported."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from content.governance.review.models import ReviewTask
from content.governance.review.task_services import review_task_open
from tests.people import person_make, signed_in

pytestmark = pytest.mark.django_db
Reason = ReviewTask.Reason


def task_make(reason=Reason.SOURCE_STATUS, *, pk=1, label="A page", **fields) -> ReviewTask:
    return review_task_open(reason=reason, subject="page", subject_pk=pk, label=label, **fields)


def address_of(task) -> str:
    return reverse("reviews:task", args=[task.pk])


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher", "Portal admin"])
def test_every_role_sees_the_tasks(role):
    task = task_make(label="The page about infusions")
    client = signed_in(person_make("ada", role))
    assert "The page about infusions" in client.get(reverse("reviews:tasks")).content.decode()
    assert client.get(address_of(task)).status_code == 200
    assert reverse("reviews:tasks") in client.get("/admin/").content.decode()


def test_nobody_else_sees_them():
    task = task_make()
    for client in (Client(), signed_in(person_make("ada"))):
        for address in (reverse("reviews:tasks"), reverse("reviews:tasks_results"), address_of(task)):
            assert client.get(address).status_code == 302
            assert client.post(address_of(task), {"close": "1"}).status_code == 302
    task.refresh_from_db()
    assert task.closed_at is None


def test_tasks_are_narrowed_to_mine_to_nobodys_and_to_a_reason():
    ada = person_make("ada", "Editor")
    task_make(label="Mine", assigned_to=ada)
    task_make(Reason.CLAIM_CHANGED, label="Nobody's")
    closed = task_make(pk=2, label="Done long ago")
    closed.closed_at = closed.opened_at
    closed.save()
    client = signed_in(ada)

    def shown(query) -> set[str]:
        return {task.label for task in client.get(reverse("reviews:tasks") + query).context["object_list"]}

    assert shown("") == {"Mine", "Nobody's"}
    assert shown("?who=me") == {"Mine"}
    assert shown("?who=nobody") == {"Nobody's"}
    assert shown("?reason=claim_changed&reason=overdue") == {"Nobody's"}
    assert shown("?subject=claim") == set()
    assert client.get(reverse("reviews:tasks") + "?who=x&reason=%00&subject=&p=9999").status_code == 200


def test_an_editor_closes_only_what_was_given_to_them():
    ada = person_make("ada", "Editor")
    own, other = task_make(assigned_to=ada), task_make(pk=2)
    client = signed_in(ada)
    for task in (own, other):
        client.post(address_of(task), {"close": "1"})
        task.refresh_from_db()
    assert own.closed_by == ada
    assert other.closed_at is None
    assert "close the task" not in client.get(address_of(other)).content.decode()


def test_nobody_clicks_away_that_a_review_is_due():
    task = task_make(Reason.OVERDUE)
    client = signed_in(person_make("ada", "Portal admin"))
    assert "closes by itself" in client.get(address_of(task)).content.decode()
    client.post(address_of(task), {"close": "1"})
    task.refresh_from_db()
    assert task.closed_at is None


def test_a_publisher_gives_tasks_to_people_and_an_editor_does_not():
    ada, bob = person_make("ada", "Publisher"), person_make("bob", "Editor")
    outsider = person_make("eve")
    task = task_make()
    signed_in(bob).post(address_of(task), {"person": bob.pk})
    task.refresh_from_db()
    assert task.assigned_to is None
    client = signed_in(ada)
    assert 'name="person"' in client.get(address_of(task)).content.decode()
    assert client.post(address_of(task), {"person": outsider.pk}).status_code == 200
    client.post(address_of(task), {"person": bob.pk})
    task.refresh_from_db()
    assert task.assigned_to == bob
    client.post(address_of(task), {"person": ""})
    task.refresh_from_db()
    assert task.assigned_to is None


def test_a_closed_task_stays_as_it_is():
    ada = person_make("ada", "Publisher")
    task = task_make()
    client = signed_in(ada)
    client.post(address_of(task), {"close": "1"})
    client.post(address_of(task), {"person": ada.pk})
    task.refresh_from_db()
    assert task.assigned_to is None


def test_exports_hold_no_formulas():
    for place, start in enumerate("=+-@"):
        task_make(pk=place, label=f"{start}HYPERLINK(0)", detail="\t=1", due_on=date(2026, 6, 15))
    client = signed_in(person_make("ada", "Editor"))
    csv = b"".join(client.get(reverse("reviews:tasks") + "?export=csv").streaming_content).decode()
    for start in "=+-@":
        assert f"'{start}HYPERLINK(0)" in csv
        assert f"\n{start}" not in csv
    assert ",\t=1" not in csv
    data = b"".join(client.get(reverse("reviews:tasks") + "?export=xlsx").streaming_content)
    cells = [cell for row in load_workbook(BytesIO(data)).active.iter_rows(min_row=2) for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_list_needs_no_more_queries_for_more_tasks():
    ada = person_make("ada", "Editor")
    client = signed_in(ada)

    def queries() -> int:
        client.get(reverse("reviews:tasks"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("reviews:tasks"))
        return len(captured)

    task_make(assigned_to=ada)
    few = queries()
    for pk in range(2, 30):
        task_make(pk=pk, assigned_to=ada)
    assert queries() == few

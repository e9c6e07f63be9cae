"""What no form of the admin sends is answered with one sentence, and a fault of the portal stays one."""

import json

import pytest
from django.core.paginator import EmptyPage
from django.db import DataError, IntegrityError
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from wagtail.models import Page

from clinic_portal.delivery.bad_requests import is_unreadable
from tests.forms import page_form
from tests.markup import Document

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]

TOO_LARGE = "9" * 30


@pytest.fixture
def admin(admin_client):
    # What is answered is looked at here, and not what was raised.
    admin_client.raise_request_exception = False
    return admin_client


@pytest.fixture
def page():
    return Page.objects.get(slug="side-effects").specific


def field_names(form: dict[str, str], ending: str) -> list[str]:
    return [name for name in form if name.endswith(ending)]


def put(ending: str, value: str):
    """Return a change of every field whose name ends like this."""

    def change(form):
        names = field_names(form, ending)
        assert names
        form.update(dict.fromkeys(names, value))

    return change


def put_as_rich_text(words: str):
    def change(form):
        names = [name for name, value in form.items() if '"entityMap"' in value]
        assert names
        form.update(dict.fromkeys(names, words))

    return change


CHANGES = {
    "a block without a type": lambda form: form.pop(field_names(form, "-type")[0]),
    "fewer blocks than are counted": put("-count", "99"),
    "a count that is no number": put("-count", "many"),
    "an order that is no number": put("-order", "first"),
    "blocks of the same order": put("-order", "1"),
    "rich text that breaks off": put_as_rich_text('{"blocks": [{"text": "a"'),
    "rich text of another shape": put_as_rich_text("[1]"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("view", ["edit", "preview_on_edit"])
def test_a_form_that_was_tampered_with(admin, page, change, view):
    form = page_form(page)
    change(form)
    revisions = page.revisions.count()
    response = admin.post(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]), form)
    assert response.status_code == 400
    assert "check that all is as you left it" in response.content.decode()
    assert page.revisions.count() == revisions


@pytest.mark.parametrize("key", ["x", "%00"])
@pytest.mark.parametrize("model", ["wagtailcore/page", "accounts/user"])
def test_a_bulk_action_on_what_has_no_such_key(admin, page, model, key):
    response = admin.post(f"/admin/bulk/{model}/delete/?id={key}")
    assert response.status_code == 400
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_program_is_answered_as_a_program(admin, page):
    form = page_form(page)
    form.pop(field_names(form, "-type")[0])
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(address, form, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert json.loads(response.content)["detail"]


@pytest.mark.parametrize(
    ("name", "args", "query"),
    [
        ("wagtailadmin_api:pages:find", [], {"id": "x"}),
        ("wagtailadmin_choose_page_email_link", [], {"parent_page_id": "x"}),
        ("wagtailadmin_workflows:edit", [1], {"p": "0"}),
        ("wagtailadmin_workflows:usage", [1], {"edited_by": TOO_LARGE}),
        ("oversight:review_report", [], {"owner": TOO_LARGE}),
    ],
)
def test_an_address_that_nothing_leads_to(admin, name, args, query):
    assert admin.get(reverse(name, args=args), query).status_code < 500


def test_an_address_to_go_on_to_that_is_none(admin, page):
    address = reverse("wagtailadmin_pages:lock", args=[page.pk])
    assert admin.post(address, {"next": TOO_LARGE}).status_code < 500


def test_the_page_is_in_the_design_and_needs_no_database(client):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    document = Document(response.content)
    assert document.problems() == []
    assert "evil.example" not in response.content.decode()


def raised(function) -> Exception:
    try:
        function()
    except Exception as error:
        return error
    raise AssertionError("It raised nothing.")


class Field:
    def value_from_datadict(self):
        raise TypeError("This is no text.")


READ = [lambda: MultiValueDict()["x"], Field().value_from_datadict]
FAULTS = [lambda: {}["x"], lambda: int("x"), lambda: None.title]


@pytest.mark.parametrize("function", READ)
def test_a_fault_while_reading_a_form_is_the_forms(rf, function):
    assert is_unreadable(rf.post("/admin/"), raised(function))


@pytest.mark.parametrize("function", FAULTS)
def test_any_other_fault_stays_a_fault(rf, function):
    assert not is_unreadable(rf.post("/admin/"), raised(function))
    assert not is_unreadable(rf.get("/admin/"), raised(function))


@pytest.mark.parametrize("error", [OverflowError(), DataError(), IntegrityError(), EmptyPage(), "\ud800"])
def test_a_value_that_cannot_be_stored(rf, error):
    exception = raised(lambda: error.encode()) if isinstance(error, str) else error
    assert is_unreadable(rf.get("/admin/"), exception)


def test_faults_of_readers_pages_are_left_alone(client, monkeypatch):
    def fail(request):
        raise OverflowError

    client.raise_request_exception = False
    monkeypatch.setattr("clinic_portal.delivery.views.clinic_settings_for_request", fail)
    assert client.get("/.well-known/security.txt").status_code == 500


def test_what_was_refused_stands_in_the_log(admin, page, caplog):
    form = page_form(page)
    form.pop(field_names(form, "-type")[0])
    admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    records = [record for record in caplog.records if record.name == "clinic_portal.delivery.bad_requests"]
    assert records[0].exc_info is not None

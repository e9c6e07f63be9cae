"""The admin's report on reviews: each filter shows the right pages, exports are safe, and due dates spread in bulk."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from content.evidence.models import Claim, Reference
from content.governance.review.models import PageReview
from content.governance.review.policy import latest_due_on
from content.pages.models import BenefitsPage, StandardPage
from tests.factories import claim_make, home_make, page_make, reference_make, review_make
from tests.governance.reviewers import sign_off_record
from tests.people import person_make, signed_in

pytestmark = pytest.mark.django_db
REPORT = "oversight:review_report"


@pytest.fixture
def home():
    """A home page without a review cycle, so that a test has only the dates that it sets."""
    home = home_make()
    PageReview.objects.filter(page=home).delete()
    return home


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def page_due(home, days, **fields):
    page = page_make(StandardPage, home, **fields)
    review_make(page, due_on=in_days(days))
    return page


def page_with(home, *claims, **fields):
    body = [{"type": "section", "value": {"heading": "What we know", "content": [
        {"type": "claim", "value": claim.pk} for claim in claims
    ]}}]  # fmt: skip
    page = page_make(StandardPage, home, **fields)
    page.body = StandardPage._meta.get_field("body").to_python(body)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def shown(client, query="") -> list[str]:
    response = client.get(reverse(REPORT) + query)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


def test_each_choice_shows_its_pages(home):
    lost = reference_make(status=Reference.Status.RETRACTED)
    page_due(home, 90, title="Soon")
    page_due(home, -1, title="Late")
    page_due(home, 91, title="Later")
    page_due(home, -1, title="Hidden", live=False)
    page_with(home, claim_make(reference_make()), title="Unsigned")
    sign_off_record(page_with(home, claim_make(reference_make()), title="Signed"))
    sign_off_record(page_with(home, claim_make(lost), title="Lost"))
    client = signed_in(person_make("ada", "Editor"))
    assert shown(client, "?show=due_soon") == ["Soon"]
    assert shown(client, "?show=overdue") == ["Late"]
    assert shown(client, "?show=lost_source") == ["Lost"]
    assert shown(client, "?show=unsigned") == ["Unsigned"]
    assert "Hidden" not in shown(client)
    assert "Later" not in shown(client, "?show=no_date")
    assert shown(client, "?show=no_such_choice&certainty=x&owner=%00&content_type=999999&ordering=%27")


def test_a_page_whose_claim_changed_after_the_sign_off_is_unsigned(home):
    claim = claim_make(reference_make())
    sign_off_record(page_with(home, claim, title="Signed"))
    client = signed_in(person_make("ada", "Editor"))
    assert shown(client, "?show=unsigned") == []
    claim.text = "It says something else."
    claim.save_revision().publish()
    assert shown(client, "?show=unsigned") == ["Signed"]


def test_an_example_is_unsigned(home):
    page = page_with(home, claim_make(reference_make()), title="Example")
    review_make(page, publication=PageReview.Publication.EXAMPLE)
    client = signed_in(person_make("ada", "Editor"))
    assert shown(client, "?show=unsigned") == ["Example"]
    assert "Example content, unsigned" in client.get(reverse(REPORT)).content.decode()


def test_pages_are_ordered_and_narrowed_by_their_weakest_certainty(home):
    def claim(certainty):
        return claim_make(reference_make(), certainty=certainty)

    page_with(home, claim(Claim.Certainty.MODERATE), title="Moderate")
    page_with(home, claim(Claim.Certainty.HIGH), claim(Claim.Certainty.VERY_LOW), title="Very low")
    page_with(home, claim(Claim.Certainty.NOT_APPLICABLE), title="Not rated")
    client = signed_in(person_make("ada", "Editor"))
    assert shown(client, "?ordering=weakest_rank")[:2] == ["Very low", "Moderate"]
    assert shown(client, "?ordering=-weakest_rank")[:2] == ["Moderate", "Very low"]
    assert shown(client, "?certainty=very_low") == ["Very low"]


def test_what_is_due_first_comes_first(home):
    page_due(home, 20, title="Second")
    page_due(home, 10, title="First")
    client = signed_in(person_make("ada", "Editor"))
    assert shown(client)[:2] == ["First", "Second"]
    assert shown(client, "?ordering=-due_on")[:2] == ["Second", "First"]


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer", "Publisher", "Portal admin"])
def test_every_role_reads_the_report_and_finds_it_in_the_menu(home, role):
    client = signed_in(person_make("ada", role))
    assert client.get(reverse(REPORT)).status_code == 200
    assert client.get(reverse("oversight:review_report_results")).status_code == 200
    assert reverse(REPORT) in client.get("/admin/").content.decode()


def test_nobody_else_reads_it(home):
    for client in (Client(), signed_in(person_make("eve"))):
        for name in (REPORT, "oversight:review_report_results", "oversight:spread"):
            assert client.get(reverse(name)).status_code == 302


def test_exports_hold_every_page_and_no_formulas(home):
    page_due(home, 1, title="\x0b=HYPERLINK(0)")
    for number in range(60):
        page_make(StandardPage, home, title=f"Page {number}")
    client = signed_in(person_make("ada", "Editor"))
    csv = b"".join(client.get(reverse(REPORT) + "?export=csv").streaming_content).decode()
    assert len(csv.splitlines()) == 1 + 1 + 60 + 1  # the headings and the home page too
    assert csv.startswith("Page,Address,Type,Review,")
    assert "\n'=HYPERLINK(0)," in csv
    assert client.get(reverse(REPORT) + "?export=xlsx&show=due_soon").status_code == 200


def test_the_report_needs_no_more_queries_for_more_pages(home):
    client = signed_in(person_make("ada", "Editor"))
    lost = reference_make(status=Reference.Status.RETRACTED)

    def asked(query: str) -> int:
        client.get(reverse(REPORT) + query)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(reverse(REPORT) + query)
            if response.streaming:
                b"".join(response.streaming_content)
        return len(captured)

    def queries() -> dict[str, int]:
        return {query: asked(query) for query in ("", "?show=unsigned", "?show=lost_source", "?export=csv")}

    sign_off_record(page_with(home, claim_make(lost)))
    page_with(home, claim_make(lost))
    few = queries()
    for number in range(10):
        page = page_with(home, claim_make(lost), claim_make(reference_make()))
        review_make(page, due_on=in_days(number), owner=person_make(f"owner-{number}"))
        sign_off_record(page)
        page_with(home, claim_make(lost))
    assert queries() == few


def test_due_dates_are_shown_before_they_are_spread(home):
    pages = [page_due(home, 10, title=f"Page {number}") for number in range(3)]
    PageReview.objects.filter(page=pages[1]).update(reviewed_on=in_days(-1200))
    outside = page_due(home, 400)
    client = signed_in(person_make("ada", "Publisher"))
    address = reverse("oversight:spread") + "?show=due_soon"
    response = client.get(address)
    form = response.context["form"]
    for name in ("pages", "first_day", "last_day"):
        assert f'name="{name}"' in response.content.decode()
    assert "date-time-chooser" in response.content.decode()
    assert {pk for pk, _title in form.fields["pages"].choices} == {page.pk for page in pages}
    data = {"first_day": in_days(100), "last_day": in_days(300), "pages": [page.pk for page in pages]}
    preview = client.post(address, data)
    assert PageReview.objects.filter(due_on=in_days(10)).count() == 3
    rows = {row["page"].pk: row["after"] for row in preview.context["rows"]}
    assert rows[pages[1].pk] == latest_due_on(in_days(-1200))
    assert {rows[pages[0].pk], rows[pages[2].pk]} == {in_days(200), in_days(300)}
    client.post(address, {**data, "seen": preview.context["seen"]})
    assert {review.page_id: review.due_on for review in PageReview.objects.exclude(page=outside)} == rows
    assert PageReview.objects.get(page=outside).due_on == in_days(400)


def test_what_changed_after_the_preview_is_shown_again(home):
    page = page_due(home, 10)
    client = signed_in(person_make("ada", "Publisher"))
    address = reverse("oversight:spread")
    data = {"first_day": in_days(100), "last_day": in_days(100), "pages": [page.pk]}
    seen = client.post(address, data).context["seen"]
    PageReview.objects.update(due_on=in_days(20))
    assert client.post(address, {**data, "seen": seen}).context["rows"][0]["before"] == in_days(20)
    assert PageReview.objects.get().due_on == in_days(20)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"first_day": "x", "last_day": "y", "pages": ["z"]},
        {"first_day": in_days(-1), "last_day": in_days(1), "pages": ["1"]},
        {"first_day": in_days(2), "last_day": in_days(1), "pages": ["999999"]},
        {"first_day": in_days(1), "last_day": in_days(2), "pages": ["9" * 30]},
        {"first_day": in_days(1), "last_day": in_days(2), "pages": ["1\x00"]},
        {"first_day": "0001-01-01", "last_day": "9999-12-31", "pages": ["1.5"]},
        {"first_day": in_days(2), "last_day": in_days(5000), "pages": []},
    ],
)
def test_bad_input_to_the_spread_changes_nothing_and_says_why(home, data):
    page_due(home, 10)
    response = signed_in(person_make("ada", "Publisher")).post(reverse("oversight:spread"), data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert PageReview.objects.get().due_on == in_days(10)


@pytest.mark.parametrize("role", ["Editor", "Clinical reviewer"])
def test_only_publishers_and_admins_spread_dates(home, role):
    page = page_due(home, 10)
    client = signed_in(person_make("ada", role))
    assert client.get(reverse("oversight:spread")).status_code == 302
    client.post(reverse("oversight:spread"), {"first_day": in_days(1), "last_day": in_days(1), "pages": [page.pk]})
    assert PageReview.objects.get().due_on == in_days(10)
    assert "Spread review dates" not in client.get(reverse(REPORT)).content.decode()


def test_a_clinical_type_is_unsigned_even_without_claims(home):
    page_make(BenefitsPage, home, title="Benefits")
    assert shown(signed_in(person_make("ada", "Editor")), "?show=unsigned") == ["Benefits"]

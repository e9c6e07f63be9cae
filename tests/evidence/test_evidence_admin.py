"""An editor's work with references and claims in the admin."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from content.evidence.models import Claim, Reference


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def admin(client, db):
    user = get_user_model().objects.create_superuser(username="admin", email="a@example.org", password="x")
    client.force_login(user)
    return client


def reference_data(**fields):
    return {
        "key": "cohen2018",
        "csl_type": "article-journal",
        "kind": "guideline",
        "title": "A guideline",
        "authors": "Cohen, Steven P.\nUK Parliament",
        "status": "current",
    } | fields


def claim_data(*references, **fields):
    rows = {
        "claim_references-TOTAL_FORMS": len(references),
        "claim_references-INITIAL_FORMS": 0,
        "claim_references-MIN_NUM_FORMS": 0,
        "claim_references-MAX_NUM_FORMS": 1000,
    }
    for place, reference in enumerate(references):
        rows |= {
            f"claim_references-{place}-reference": reference.pk,
            f"claim_references-{place}-ORDER": place + 1,
            f"claim_references-{place}-id": "",
            f"claim_references-{place}-DELETE": "",
        }
    return (
        {
            "identifier": "type-02",
            "text": "Pain was lower.",
            "topic": "pain-types",
            "kind": "benefit",
            "direction": "helps",
            "certainty": "low",
            "grace_days": 90,
        }
        | rows
        | fields
    )


def test_a_reference_is_published_with_pasted_addresses_made_plain(admin):
    response = admin.post(
        url(Reference, "add"),
        reference_data(
            doi="https://doi.org/10.1000/182",
            pmid="https://pubmed.ncbi.nlm.nih.gov/12345/",
            pmcid="123",
            **{"action-publish": "1"},
        ),
    )
    assert response.status_code == 302, response.context["form"].errors
    reference = Reference.objects.get()
    assert (reference.doi, reference.pmid, reference.pmcid) == ("10.1000/182", "12345", "PMC123")
    assert reference.authors == [{"family": "Cohen", "given": "Steven P."}, {"literal": "UK Parliament"}]
    assert reference.live


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doi", "not a doi"),
        ("pmid", "PMC1"),
        ("pmcid", "x"),
        ("key", "Cohen 2018"),
        ("month", "13"),
        ("url", "javascript:alert(1)"),
        ("authors", ", Steven"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field(admin, field, value):
    response = admin.post(url(Reference, "add"), reference_data(**{field: value, "action-publish": "1"}))
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Reference.objects.exists()


def test_the_same_doi_twice_is_said_in_one_sentence(admin, make_reference):
    make_reference(doi="10.1000/182")
    response = admin.post(url(Reference, "add"), reference_data(doi="10.1000/182", **{"action-publish": "1"}))
    assert "Another reference has this DOI." in response.content.decode()


def test_the_edit_form_shows_authors_one_a_line(admin, make_reference):
    reference = make_reference(authors=[{"family": "Cohen", "given": "Steven P."}, {"literal": "A, B"}])
    html = admin.get(url(Reference, "edit", reference.pk)).content.decode()
    assert "Cohen, Steven P.\n{A, B}" in html


def test_a_claim_keeps_its_sources_in_order_through_draft_and_publish(admin, make_reference):
    first, second = make_reference(), make_reference()
    response = admin.post(url(Claim, "add"), claim_data(second, first))
    assert response.status_code == 302, response.context["form"].errors
    claim = Claim.objects.get()
    assert not claim.live
    claim.latest_revision.publish()
    assert Claim.objects.get().cited_references == [second, first]


def test_a_source_named_twice_is_refused(admin, make_reference):
    reference = make_reference()
    response = admin.post(url(Claim, "add"), claim_data(reference, reference, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert "A source is named twice" in response.content.decode()
    assert not Claim.objects.exists()


def test_a_claim_has_history_compare_usage_and_unpublish(admin, make_claim, make_reference):
    claim = make_claim(make_reference())
    first = claim.save_revision()
    first.publish()
    claim.text = "Other words."
    second = claim.save_revision()
    second.publish()
    for name, args in (
        ("edit", ()),
        ("history", ()),
        ("usage", ()),
        ("unpublish", ()),
        ("copy", ()),
        ("delete", ()),
        ("revisions_compare", (first.pk, second.pk)),
        ("revisions_revert", (first.pk,)),
    ):
        assert admin.get(url(Claim, name, claim.pk, *args)).status_code == 200, name
    assert admin.post(url(Claim, "lock", claim.pk)).status_code == 302
    claim.refresh_from_db()
    assert claim.locked


def test_a_draft_may_be_incomplete_but_cannot_be_published(admin):
    unfinished = {"topic": "", "kind": "", "direction": "", "certainty": ""}
    assert admin.post(url(Claim, "add"), claim_data(**unfinished)).status_code == 302
    claim = Claim.objects.get()
    response = admin.post(url(Claim, "edit", claim.pk), claim_data(**unfinished, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert set(unfinished) <= set(response.context["form"].errors)
    assert not Claim.objects.get().live


@pytest.mark.parametrize("field", ["text", "population", "numbers", "caveat"])
def test_figures_that_mislead_may_be_drafted_but_not_published(admin, field):
    words = {field: "Side effects: 76% had them."}
    assert admin.post(url(Claim, "add"), claim_data(**words)).status_code == 302
    claim = Claim.objects.get()
    response = admin.post(url(Claim, "edit", claim.pk), claim_data(**words, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {field}
    assert "12 out of 100 people" in response.content.decode()
    assert not Claim.objects.get().live


def test_exact_figures_for_staff_may_be_anything_and_are_found_by_staff(admin):
    data = claim_data(
        numbers="About 76 out of 100 people.",
        source_figures="76% (95% CI 70 to 82), 25 mg an hour",
        **{"action-publish": "1"},
    )
    response = admin.post(url(Claim, "add"), data)
    assert response.status_code == 302, response.context["form"].errors
    claim = Claim.objects.get()
    assert claim.live
    assert "25 mg an hour" in admin.get(url(Claim, "edit", claim.pk)).content.decode()
    assert "type-02" in admin.get(url(Claim, "list_results"), {"q": "hour"}).content.decode()


def test_a_summary_with_figures_that_mislead_cannot_be_published_but_the_finding_can(admin):
    finding = {"finding_note": "RR 3.26 (95% CI 1.05 to 10.09)"}
    response = admin.post(
        url(Reference, "add"), reference_data(summary="Risk ratio 3.26.", **finding, **{"action-publish": "1"})
    )
    assert set(response.context["form"].errors) == {"summary"}
    response = admin.post(
        url(Reference, "add"), reference_data(summary="More likely.", **finding, **{"action-publish": "1"})
    )
    assert response.status_code == 302
    assert Reference.objects.get().finding_note == finding["finding_note"]


def test_a_claim_goes_public_through_a_workflow(admin, make_claim):
    user = get_user_model().objects.get()
    task = GroupApprovalTask.objects.create(name="Clinical review")
    workflow = Workflow.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Claim))
    claim = make_claim(live=False)
    claim.save_revision()
    data = claim_data(identifier=claim.identifier, **{"action-submit": "1"})
    refused = admin.post(url(Claim, "edit", claim.pk), data | {"numbers": "Risk ratio 3.26."})
    assert set(refused.context["form"].errors) == {"numbers"}
    assert admin.post(url(Claim, "edit", claim.pk), data).status_code == 302
    state = Claim.objects.get().current_workflow_task_state
    assert state.task.name == "Clinical review"
    assert not Claim.objects.get().live
    state.approve(user=user)
    assert Claim.objects.get().live


def test_deleting_a_reference_in_use_is_refused_and_not_an_error(admin, make_claim, make_reference):
    reference = make_reference()
    make_claim(reference)
    assert admin.get(url(Reference, "delete", reference.pk)).status_code == 200
    assert admin.post(url(Reference, "delete", reference.pk)).status_code < 500
    assert Reference.objects.filter(pk=reference.pk).exists()


@pytest.mark.parametrize("model", [Reference, Claim])
def test_the_listing_has_a_row_filters_and_exports(admin, make_claim, make_reference, model):
    reference = make_reference(key="cohen2018", title="A guideline")
    make_claim(reference, identifier="type-02")
    listing = admin.get(url(model, "list"))
    name = "cohen2018" if model is Reference else "type-02"
    assert name in listing.content.decode()
    for export in ("csv", "xlsx"):
        response = admin.get(url(model, "list"), {"export": export})
        assert response.status_code == 200
        body = response.getvalue()
        assert name.encode() in body if export == "csv" else body[:2] == b"PK"


@pytest.mark.parametrize(
    ("model", "filters", "found"),
    [
        (Claim, {"kind": "harm"}, False),
        (Claim, {"kind": "benefit", "certainty": "low", "topic": "benefits", "direction": "unclear"}, True),
        (Claim, {"live": "false"}, False),
        (Claim, {"q": "reli", "kind": "benefit"}, True),
        (Claim, {"q": "type-02"}, True),
        (Claim, {"q": "relief", "kind": "harm"}, False),
        (Reference, {"q": "Cohen"}, True),
        (Reference, {"q": "10.1000"}, True),
        (Reference, {"status": "retracted"}, False),
        (Reference, {"verified": "true", "csl_type": "article-journal"}, True),
    ],
)
def test_filters_and_search_of_the_listing(admin, make_claim, make_reference, model, filters, found):
    reference = make_reference(key="a1", doi="10.1000/182", authors=[{"family": "Cohen", "given": "S."}])
    make_claim(reference, identifier="type-02", text="Some relief.")
    response = admin.get(url(model, "list_results"), filters)
    assert response.status_code == 200
    wanted = "a1" if model is Reference else "type-02"
    assert (f">{wanted}" in response.content.decode().replace("\n", "").replace(" ", "")) is found


def chooser(model, name):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(name))


def test_the_claim_chooser_shows_identifier_words_certainty_and_status(admin, make_claim):
    make_claim(identifier="type-02", text="Pain was lower.", certainty="very_low", kind="harm")
    make_claim(identifier="side-01", text="Dizzy.", live=False)
    html = admin.get(chooser(Claim, "choose")).json()["html"]
    for words in ("type-02: Pain was lower.", "Very low", "Harm", "side-01: Dizzy.", "draft"):
        assert words.lower() in html.lower(), words


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "lower"}, ["type-02"]),
        ({"q": "type-02"}, ["type-02"]),
        ({"q": "dizz"}, ["side-01"]),
        ({"topic": "side-effects"}, ["side-01"]),
        ({"kind": "benefit", "q": "dizzy"}, []),
        ({"topic": "nonsense"}, ["side-01", "type-02"]),
    ],
)
def test_the_claim_chooser_is_searched_and_narrowed(admin, make_claim, query, found):
    make_claim(identifier="type-02", text="Pain was lower.", kind="benefit", topic="pain-types")
    make_claim(identifier="side-01", text="Dizzy.", kind="harm", topic="side-effects")
    response = admin.get(chooser(Claim, "choose_results"), query)
    assert response.status_code == 200
    html = response.content.decode()
    assert [name for name in ("side-01", "type-02") if f"{name}:" in html] == found


@pytest.mark.parametrize(
    ("live", "changed", "words"),
    [(True, False, "live"), (True, True, "live + draft"), (False, True, "draft")],
)
def test_the_listing_says_whether_readers_see_a_claim(admin, make_claim, live, changed, words):
    make_claim(live=live, has_unpublished_changes=changed)
    html = admin.get(url(Claim, "list_results")).content.decode()
    assert [tag.strip() for tag in re.findall(r'<span class="w-status[^>]*>([^<]*)</span>', html)][-1] == words


@pytest.mark.parametrize("model", [Reference, Claim])
def test_rows_add_no_queries_to_the_listing_and_the_chooser(admin, make_claim, make_reference, model):
    def cost():
        counts = []
        for address in (url(model, "list"), chooser(model, "choose_results")):
            with CaptureQueriesContext(connection) as queries:
                admin.get(address)
            counts.append(len(queries))
        return counts

    make_claim(make_reference())
    cost()  # the first look fills Wagtail's caches
    few = cost()
    for _ in range(15):
        make_claim(make_reference())
    assert cost() == few

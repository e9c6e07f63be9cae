"""Which pages and claims rest on claims and sources, in public and in drafts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.usage import claims_resting_on, page_uses, pages_resting_on
from content.pages.models import PainConditionPage, StandardPage
from tests.factories import claim_make, home_make, page_make, page_with_parents, reference_make

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db):
    return home_make()


def stream(*items):
    return [{"type": kind, "value": thing.pk} for kind, thing in items]


def page_with(home, *items, **fields):
    page = page_with_parents(PainConditionPage, home, **fields)
    page.evidence = page._meta.get_field("evidence").to_python(stream(*items))
    page.save()
    return page


def drafted(page, *items):
    page.evidence = page._meta.get_field("evidence").to_python(stream(*items))
    page.save_revision()
    return page


def test_a_claim_that_names_a_source_rests_on_it(home):
    reference, other = reference_make(), reference_make()
    claim, foreign = claim_make(other, reference), claim_make(other)
    assert list(claims_resting_on([reference])) == [claim]
    assert set(claims_resting_on([reference, other])) == {claim, foreign}
    assert not claims_resting_on([reference_make()])
    assert not claims_resting_on([])


def test_a_claim_rests_on_what_its_draft_names(home):
    reference = reference_make()
    claim = claim_make(reference_make())
    claim.claim_references.add(claim.claim_references.model(reference=reference, sort_order=5))
    claim.save_revision()
    assert list(claims_resting_on([reference])) == [claim]


def test_pages_rest_on_sources_through_claims_and_directly(home):
    reference = reference_make()
    claim, foreign = claim_make(reference), claim_make(reference_make())
    shown, unrelated = page_with(home, ("claim", claim)), page_with(home, ("claim", foreign))
    quoting = page_with_parents(PainConditionPage, home)
    quote = {"quote": "Words.", "body": "A body", "title": "A title", "year": 2020, "reference": reference.pk}
    quoting.evidence = quoting._meta.get_field("evidence").to_python([{"type": "guideline_quote", "value": quote}])
    quoting.save()
    assert set(pages_resting_on([reference])) == {shown.page_ptr, quoting.page_ptr}
    assert set(pages_resting_on([claim])) == {shown.page_ptr}
    assert set(pages_resting_on([foreign, reference])) == {shown.page_ptr, quoting.page_ptr, unrelated.page_ptr}
    by_page = {use.page.pk: use for use in page_uses([reference])}
    assert (by_page[shown.pk].claims, by_page[shown.pk].is_direct) == ([claim], False)
    assert (by_page[quoting.pk].claims, by_page[quoting.pk].is_direct) == ([], True)
    assert not pages_resting_on([])


def test_drafts_count_and_are_told_from_what_readers_see(home):
    claim, foreign = claim_make(), claim_make()
    public = page_with(home, ("claim", claim), title="Public")
    in_draft = drafted(page_with(home, ("claim", foreign), title="In a draft"), ("claim", claim))
    taken_out = drafted(page_with(home, ("claim", claim), title="Taken out in a draft"), ("claim", foreign))
    unpublished = drafted(page_with(home, title="Unpublished", live=False), ("claim", claim))
    uses = {use.page.pk: use.is_public for use in page_uses([claim])}
    assert uses == {public.pk: True, in_draft.pk: False, taken_out.pk: True, unpublished.pk: False}
    assert set(pages_resting_on([claim]).values_list("pk", flat=True)) == set(uses)


def test_a_claim_deep_in_a_draft_is_found(home):
    claim = claim_make()
    page = page_make(StandardPage, home)
    section = {"heading": "A heading", "content": [{"type": "claim", "value": claim.pk}]}
    page.body = page._meta.get_field("body").to_python([{"type": "section", "value": section}])
    page.save_revision()
    assert [use.page.pk for use in page_uses([claim])] == [page.pk]


def test_the_claim_that_a_claim_supersedes_is_no_page_use(home):
    reference = reference_make()
    claim = claim_make(reference)
    claim_make(supersedes=claim)
    assert list(claims_resting_on([reference])) == [claim]
    assert page_uses([claim]) == []


def test_the_number_of_queries_does_not_grow(home):
    reference = reference_make()

    def count():
        with CaptureQueriesContext(connection) as queries:
            page_uses([reference])
            list(claims_resting_on([reference]))
        return len(queries)

    def grow():
        claim = claim_make(reference)
        drafted(page_with(home, ("claim", claim)), ("claim", claim))
        claim.save_revision()

    grow()
    count()
    few = count()
    for _more in range(6):
        grow()
    assert count() == few

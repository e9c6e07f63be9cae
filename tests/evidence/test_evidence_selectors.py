"""What the public gets of claims and references, and how many queries it costs."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from content.evidence.models import Claim
from content.evidence.numbering import CitationRegister
from content.evidence.selectors import claims_with_references, references_by_topic


def test_claims_come_in_the_order_asked_for_each_once(make_claim):
    first, second = make_claim(), make_claim()
    assert claims_with_references([second.pk, first.pk, second.pk, 999]) == [second, first]


def test_a_claim_that_is_not_live_is_left_out(make_claim):
    assert claims_with_references([make_claim(live=False).pk]) == []


def test_a_source_that_is_not_live_is_left_out_of_the_register(make_claim, make_reference):
    public, draft = make_reference(), make_reference(live=False)
    claim = make_claim(draft, public)
    assert [source.reference for source in CitationRegister(claims_with_references([claim.pk])).sources] == [public]
    assert Claim.objects.get(pk=claim.pk).cited_references == [public]
    assert draft.cited_references == []


def test_sources_keep_the_order_the_editor_gave_them(make_claim, make_reference):
    late, early = make_reference(year=2024), make_reference(year=1999)
    claim = make_claim(late, early)
    register = CitationRegister(claims_with_references([claim.pk]))
    assert [source.reference for source in register.sources] == [late, early]


def queries_of_a_register(ids):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        register = CitationRegister(claims_with_references(ids))
        for claim in Claim.objects.filter(pk__in=ids):
            register.numbers_for(claim)
    return len(queries)


def test_forty_claims_cost_no_more_queries_than_two(make_claim, make_reference):
    few = [make_claim(make_reference()).pk for _ in range(2)]
    many = few + [make_claim(make_reference(), make_reference()).pk for _ in range(38)]
    assert queries_of_a_register(many) == queries_of_a_register(few) <= 3


def test_references_stand_under_every_topic_that_rests_on_them_newest_first(make_claim, make_reference):
    old, new, unused = make_reference(year=2001), make_reference(year=2024), make_reference()
    hidden = make_reference(live=False)
    make_claim(old, new, hidden, topic=Claim.Topic.SIDE_EFFECTS)
    make_claim(old, topic=Claim.Topic.MECHANISM)
    make_claim(new, topic=Claim.Topic.LEGAL, live=False)
    groups = references_by_topic()
    assert [(group.key, group.references) for group in groups] == [
        ("mechanism", [old]),
        ("side-effects", [new, old]),
        ("", [unused]),
    ]
    assert str(groups[0].label) == "How ketamine works"


def test_the_library_costs_two_queries(make_claim, make_reference, django_assert_num_queries):
    for _ in range(10):
        make_claim(make_reference(), make_reference())
    with django_assert_num_queries(2):
        for group in references_by_topic():
            for reference in group.references:
                assert reference.citation


def test_an_empty_library_has_no_topics(db):
    assert references_by_topic() == []


def test_a_reference_that_a_claim_rests_on_cannot_be_deleted(make_claim, make_reference):
    reference = make_reference()
    make_claim(reference)
    with pytest.raises(ProtectedError):
        reference.delete()


@pytest.mark.parametrize(("field", "one", "other"), [("doi", "10.1000/ab", "10.1000/AB"), ("pmid", "1", "1")])
def test_the_same_paper_cannot_be_entered_twice(make_reference, field, one, other):
    make_reference(**{field: one})
    with pytest.raises(IntegrityError), transaction.atomic():
        make_reference(**{field: other})


def test_many_references_may_have_no_identifier(make_reference):
    assert make_reference().pk != make_reference().pk

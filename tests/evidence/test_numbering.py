"""Sources are numbered by first use, each once."""

from dataclasses import dataclass, field
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from content.evidence.numbering import CitationRegister
from content.evidence.standing import ClaimStanding


@dataclass
class Source:
    pk: int

    @property
    def citation(self):
        return f"Source {self.pk}."


@dataclass
class Item:
    pk: int
    cited_references: list = field(default_factory=list)
    standing: ClaimStanding | None = None


def items_from(lists):
    sources = {pk: Source(pk) for keys in lists for pk in keys}
    return [Item(pk, [sources[key] for key in keys]) for pk, keys in enumerate(lists, start=1)]


def test_numbers_follow_first_use_and_a_source_keeps_its_number():
    first, second, third = items_from([[30, 10], [10, 20], [30]])
    register = CitationRegister([first, second, third])
    assert [(source.number, source.reference.pk) for source in register.sources] == [
        (1, 30),
        (2, 10),
        (3, 20),
    ]
    assert register.numbers_for(first) == [1, 2]
    assert register.numbers_for(second) == [2, 3]
    assert register.numbers_for(third) == [1]
    assert [source.anchor for source in register.sources] == ["source-1", "source-2", "source-3"]
    assert register.sources[0].text == "Source 30."


def test_what_the_page_does_not_cite_has_no_numbers():
    register = CitationRegister(items_from([[1]]))
    assert register.numbers_for(Item(99)) == []
    assert CitationRegister([]).sources == []


def test_a_claim_and_a_reference_with_the_same_primary_key_are_told_apart():
    quoted = type("Quoted", (Item,), {})
    claim, reference = Item(1, [Source(5)]), quoted(1, [Source(6)])
    register = CitationRegister([claim, reference])
    assert register.numbers_for(claim) == [1]
    assert register.numbers_for(reference) == [2]


@given(st.lists(st.lists(st.integers(1, 12), max_size=6), max_size=10))
def test_numbers_are_one_to_n_without_gaps(lists):
    items = items_from(lists)
    register = CitationRegister(items)
    assert [source.number for source in register.sources] == list(range(1, len(register.sources) + 1))
    assert [source.reference.pk for source in register.sources] == list(dict.fromkeys(chain.from_iterable(lists)))
    by_number = {source.number: source.reference.pk for source in register.sources}
    for item, keys in zip(items, lists, strict=True):
        numbers = register.numbers_for(item)
        assert numbers == sorted(numbers)
        assert {by_number[number] for number in numbers} == set(keys)


def test_a_claim_has_its_anchor_once_and_only_where_the_page_cites_it():
    cited, other = items_from([[1], [2]])
    register = CitationRegister([cited])
    assert register.anchor_for(cited, "type-02") == "claim-type-02"
    assert register.anchor_for(cited, "type-02") == ""
    assert register.anchor_for(other, "type-03") == ""


def test_a_source_leads_back_to_the_first_claim_that_is_on_the_page():
    unseen, first, second = items_from([[1], [1, 2], [2, 3]])
    register = CitationRegister([unseen, first, second])
    assert [register.way_back(source) for source in register.sources] == ["", "", ""]
    register.anchor_for(first, "a")
    register.anchor_for(second, "b")
    assert [register.way_back(source) for source in register.sources] == ["claim-a", "claim-a", "claim-b"]

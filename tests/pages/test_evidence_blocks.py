"""Fact boxes, disagreements, unknowns and citations in text, as readers get them and as editors publish them."""

import json
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.blocks import StructBlockValidationError
from wagtail.models import ReferenceIndex

from content.blocks.disagreement import DisagreementBlock
from content.blocks.fact_box import FactBoxBlock
from content.blocks.unknowns import UnknownsBlock
from content.evidence.models import Claim, ClaimRecall, Reference
from content.pages.models import StandardPage
from tests.factories import claim_make, counted_claim_make, page_make, reference_make
from tests.markup import Document, text


def page_with(home, *content, **fields):
    section = {"type": "section", "value": {"heading": "Section", "content": list(content)}}
    return page_make(StandardPage, home, body=json.dumps([section]), **fields)


def read(client, page) -> Document:
    response = client.get(page.url)
    assert response.status_code == 200
    document = Document(response.content)
    assert document.problems() == []
    return document


def box(*claims, heading="With and without ketamine"):
    items = [{"type": "item", "id": str(claim.pk), "value": claim.pk} for claim in claims]
    return {"type": "fact_box", "value": {"heading": heading, "claims": items}}


def words(*html):
    return {"type": "text", "value": "".join(f"<p>{part}</p>" for part in html)}


def cite(reference):
    return f'<a linktype="citation" id="{getattr(reference, "pk", reference)}"></a>'


def links_to_sources(document):
    return [link.get("href") for link in document.all("a") if (link.get("href") or "").startswith("#source-")]


def of_class(document, name):
    return [element for element in document.root.iter() if name in (element.get("class") or "").split()]


# The fact box


def test_a_fact_box_tells_both_groups_in_both_framings_with_certainty_caveat_and_sources(client, home):
    claim = counted_claim_make(
        reference_make(),
        kind="harm",
        certainty="moderate",
        caveat="Only one hospital.",
        population="60 adults",
        comparator="a dummy drip",
        time_frame="in the first hour",
        effect_interval="between 2 and 15 more out of 100",
    )
    document = read(client, page_with(home, box(claim)))
    [table] = document.all("table")
    assert [text(cell) for cell in document.all("th")] == [
        "With treatment",
        "Without treatment",
        "Possible harm: Felt dizzy",
    ]
    said = text(table)
    for part in (
        "12 out of 100 people felt dizzy; 88 out of 100 did not.",
        "4 out of 100 people felt dizzy; 96 out of 100 did not.",
        "Out of 100 people with treatment and 100 people without it.",
        "8 more out of 100 with treatment.",
        "between 2 and 15 more out of 100",
        "Moderate certainty.",
        "Only one hospital.",
    ):
        assert part in said
    basis = text(of_class(document, "fact-box")[0])
    assert "Studied in: 60 adults" in basis
    assert "Compared with: a dummy drip" in basis
    assert "Time: in the first hour" in basis
    assert links_to_sources(document) == ["#source-1"]
    assert document.ids[f"claim-{claim.identifier}"] == 1


def test_each_picture_has_its_words_and_no_inline_style(client, home):
    document = read(client, page_with(home, box(counted_claim_make())))
    names = [drawing.get("aria-label") for drawing in of_class(document, "icon-array")]
    assert names == ["Picture of 100 people: 12 are filled in.", "Picture of 100 people: 4 are filled in."]
    thousand = counted_claim_make(effect_with=3, effect_without=0, effect_per=1000)
    document = read(client, page_with(home, box(thousand)))
    names = [drawing.get("aria-label") for drawing in of_class(document, "icon-array")]
    assert names[0] == "Picture of 1,000 dots, one for each person: 3 are large."
    assert "0 out of 1,000 people felt dizzy; 1,000 out of 1,000 did not." in text(document.main)


def test_benefits_stand_before_harms_and_sources_are_numbered_in_that_order(client, home):
    harm = counted_claim_make(reference_make(title="Of the harm"), kind="harm", effect_measure="felt sick")
    benefit = counted_claim_make(reference_make(title="Of the benefit"), kind="benefit", effect_measure="had relief")
    document = read(client, page_with(home, box(harm, benefit)))
    assert [text(name) for name in of_class(document, "fact-box__name")] == [
        "Possible benefit: Had relief",
        "Possible harm: Felt sick",
    ]
    assert links_to_sources(document) == ["#source-1", "#source-2"]
    sources = [text(item) for item in of_class(document, "sources__item")]
    assert "Of the benefit" in sources[0]


def test_rows_say_what_they_do_not_share(client, home):
    first, second = (counted_claim_make(time_frame=when) for when in ("after an hour", "after a week"))
    document = read(client, page_with(home, box(first, second)))
    notes = [text(cell) for cell in of_class(document, "fact-box__notes")]
    assert "Time: after an hour" in notes[0]
    assert "Time: after a week" in notes[1]


def test_a_recalled_claim_leaves_its_row_for_its_fallback(client, home):
    claim = counted_claim_make(reference_make(), fallback_text="We are looking at this again.")
    page = page_with(home, box(claim))
    assert "12 out of 100" in text(read(client, page).main)
    ClaimRecall.objects.create(claim=claim, reason="A letter from the authors.")
    document = read(client, page)
    assert "12 out of 100" not in document.html
    assert "We are looking at this again." in text(document.main)
    assert document.all("table") == []
    assert links_to_sources(document) == []


def test_a_claim_that_lost_its_numbers_is_told_in_words_and_a_draft_not_at_all(client, home):
    plain, draft = claim_make(reference_make(), text="It may make you dizzy."), counted_claim_make(live=False)
    document = read(client, page_with(home, box(plain, draft, counted_claim_make())))
    assert "It may make you dizzy." in text(document.main)
    assert len(of_class(document, "fact-box__outcome")) == 1
    assert draft.text not in document.html


def test_an_outcome_is_escaped(client, home):
    hostile = "felt <b>\"'></svg><script>"
    document = read(client, page_with(home, box(counted_claim_make(effect_measure=hostile))))
    assert document.first("b") is None
    assert hostile in text(document.main)


def value_of(block, raw):
    return block.to_python(raw)


@contextmanager
def as_a_draft(block):
    """Let the block check what a draft needs and no more; blocks of one kind share their children."""
    block.defer_required_validation()
    yield block
    block.restore_deferred_validation()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("claims", "words"),
    [
        (lambda: [claim_make()], "no numbers of people"),
        (lambda: [counted_claim_make(), counted_claim_make(effect_per=1000)], "out of the same number"),
        (list, "minimum"),
    ],
    ids=["without numbers", "mixed denominators", "no claims"],
)
def test_publishing_refuses_a_fact_box_that_misleads_and_a_draft_keeps_it(claims, words):
    raw = {"heading": "A heading", "claims": [claim.pk for claim in claims()]}
    block = FactBoxBlock()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value_of(block, raw))
    assert words in str(errors_in(caught.value))
    with as_a_draft(block):
        assert block.clean(value_of(block, raw))["heading"] == "A heading"


def errors_in(error) -> list[str]:
    """Return every message inside a block's error, however deep."""
    found = list(getattr(error, "messages", [])) if not hasattr(error, "block_errors") else []
    nested = getattr(error, "block_errors", None) or {}
    for inner in nested.values() if isinstance(nested, dict) else nested:
        found += errors_in(inner) if inner is not None else []
    for inner in getattr(error, "non_block_errors", None) or []:
        found += errors_in(inner) if isinstance(inner, ValidationError) else [str(inner)]
    return found


@pytest.mark.django_db
def test_a_good_fact_box_is_published():
    block = FactBoxBlock()
    claims = [counted_claim_make(kind="benefit"), counted_claim_make(kind="harm")]
    assert block.clean(value_of(block, {"heading": "A heading", "claims": [claim.pk for claim in claims]}))


@pytest.mark.django_db
def test_readers_find_a_page_by_the_claims_of_its_fact_box():
    block = FactBoxBlock()
    claim = counted_claim_make(text="Dizziness comes and goes.")
    assert "Dizziness comes and goes." in block.get_searchable_content(
        value_of(block, {"heading": "A heading", "claims": [claim.pk]})
    )


def test_an_overdue_harm_stays_in_its_box_and_says_so(client, home):
    past = timezone.localdate().replace(year=2020)
    claim = counted_claim_make(reference_make(), kind=Claim.Kind.HARM, valid_until=past)
    said = text(of_class(read(client, page_with(home, box(claim))), "fact-box")[0])
    assert "12 out of 100 people felt dizzy" in said
    assert "due to be checked again" in said


def test_a_row_on_a_retracted_source_says_that_it_is_checked_again(client, home):
    sources = [reference_make(status=Reference.Status.RETRACTED), reference_make()]
    document = read(client, page_with(home, box(counted_claim_make(*sources))))
    assert "We are re-checking this." in text(of_class(document, "fact-box")[0])


# Disagreement and unknowns


def disagreement(*positions):
    return {"type": "disagreement", "value": {"question": "Should it be used?", "positions": list(positions)}}


def position(body, strength, reference=None, said="<p>What it says.</p>"):
    return {
        "body": body,
        "year": 2021,
        "strength": strength,
        "position": said,
        "reference": reference and reference.pk,
    }


def test_positions_stand_side_by_side_with_body_year_strength_and_source(client, home):
    first, second, draft = reference_make(), reference_make(), reference_make(live=False, title="Secret")
    content = disagreement(
        position("NICE", "against", second, f"<p>Do not start it.{cite(first)}</p>"),
        position("ASRA", "may_use", first),
        position("Another", "unclear", draft),
    )
    document = read(client, page_with(home, content))
    assert [text(item) for item in of_class(document, "disagreement__body")] == [
        "NICE, 2021",
        "ASRA, 2021",
        "Another, 2021",
    ]
    assert [text(item) for item in of_class(document, "disagreement__strength")] == [
        "Advises against it",
        "Says it can be used",
        "Says it is not clear",
    ]
    # The words come before the source of the position, so the source they cite is the first.
    assert links_to_sources(document) == ["#source-1", "#source-2", "#source-1"]
    assert "Secret" not in document.html


@pytest.mark.django_db
def test_one_position_alone_is_not_published():
    block = DisagreementBlock()
    raw = {"question": "Should it be used?", "positions": [position("NICE", "against", reference_make())]}
    with pytest.raises(StructBlockValidationError):
        block.clean(value_of(block, raw))
    with as_a_draft(block):
        block.clean(value_of(block, raw))


def test_unknowns_name_themselves_and_show_items_and_claims(client, home):
    claim = claim_make(reference_make(), kind="unknown", text="Nobody has studied this.")
    value = {"heading": "", "items": ["How long relief lasts."], "claims": [claim.pk]}
    document = read(client, page_with(home, {"type": "unknowns", "value": value}))
    assert (3, "What we do not know") in document.headings
    said = text(of_class(document, "unknowns")[0])
    assert "How long relief lasts." in said
    assert "Nobody has studied this." in said
    assert links_to_sources(document) == ["#source-1"]


def test_unknowns_that_say_nothing_are_not_published():
    raw = {"heading": "", "items": [], "claims": []}
    block = UnknownsBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(value_of(block, raw))
    with as_a_draft(block):
        block.clean(value_of(block, raw))


# Citations in running text


def test_a_citation_is_the_number_of_the_pages_source(client, home):
    first, second = reference_make(title="First source"), reference_make(title="Second source")
    claim = claim_make(second)
    page = page_with(
        home,
        words(f"Known{cite(first)} and{cite(second)}.", f"Again{cite(first)}."),
        {"type": "claim", "value": claim.pk},
    )
    document = read(client, page)
    marks = of_class(document, "citation")
    assert [text(mark) for mark in marks] == ["[1]", "[2]", "[1]"]
    assert [mark[0].get("aria-label") for mark in marks] == ["source 1", "source 2", "source 1"]
    assert [mark.tag for mark in marks] == ["sup", "sup", "sup"]
    assert links_to_sources(document) == ["#source-1", "#source-2", "#source-1", "#source-2"]
    sources = [text(item) for item in of_class(document, "sources__item")]
    assert ["First" in sources[0], "Second" in sources[1], len(sources)] == [True, True, 2]
    backs = [link.get("href") for link in of_class(document, "sources__back")]
    assert backs == ["#cited-1", f"#claim-{claim.identifier}"]


def test_a_citation_of_a_deleted_or_draft_source_is_nothing(client, home):
    draft, gone = reference_make(live=False, title="Secret"), reference_make()
    key = gone.pk
    gone.delete()
    document = read(client, page_with(home, words(f"Known{cite(draft)}{cite(key)}.")))
    assert "Known." in text(document.main)
    assert of_class(document, "citation") == []
    assert "Secret" not in document.html
    assert "linktype" not in document.html


HOSTILE_KEYS = ["", "0", "-1", "1 OR 1=1", "9" * 30, "٣", "1.0", "&quot;&gt;&lt;script&gt;", "x"]


@pytest.mark.parametrize("key", HOSTILE_KEYS)
def test_a_hostile_citation_is_nothing_and_breaks_nothing(client, home, key):
    reference_make()
    page = page_with(home, words(f'Known<a linktype="citation" id="{key}">[x]</a>.', 'And<a linktype="citation"></a>.'))
    document = read(client, page)
    assert "Known. And." in text(document.main)
    assert "linktype" not in document.html
    page.save_revision()
    assert [source for passage in page.governed_content().passages for source in passage.sources] == []


def test_a_citation_carries_no_other_attribute_to_the_page(client, home):
    reference = reference_make()
    stored = f'<a id="{reference.pk}" onclick="alert(1)" linktype="citation" href="javascript:alert(1)">words</a>'
    document = read(client, page_with(home, words(f"Known{stored}.")))
    assert "alert(1)" not in document.html
    assert [text(mark) for mark in of_class(document, "citation")] == ["[1]"]


@pytest.mark.parametrize(
    "content",
    [
        lambda text: {"type": "inset", "value": {"text": text}},
        lambda text: {"type": "warning", "value": {"heading": "Important", "text": text}},
        lambda text: {"type": "expander", "value": {"summary": "More", "text": text}},
        lambda text: {"type": "care_card", "value": {"level": "urgent", "heading": "", "items": [], "text": text}},
        lambda text: {"type": "steps", "value": {"heading": "", "items": [{"title": "One", "text": text}]}},
        lambda text: {
            "type": "timeline",
            "value": {"heading": "", "items": [{"when": "Now", "heading": "One", "text": text}]},
        },
        lambda text: {"type": "summary_list", "value": {"heading": "", "items": [{"term": "One", "detail": text}]}},
    ],
    ids=["inset", "warning", "expander", "care_card", "steps", "timeline", "summary_list"],
)
def test_every_block_with_running_text_numbers_its_citations(client, home, content):
    document = read(client, page_with(home, content(f"<p>Known{cite(reference_make())}.</p>")))
    assert [text(mark) for mark in of_class(document, "citation")] == ["[1]"]


def test_a_search_excerpt_shows_nothing_of_a_citation(client, home):
    page_with(home, words(f"Marmalade{cite(reference_make())} is spread."), title="Breakfast")
    document = Document(client.get("/search/", {"q": "marmalade"}).content)
    assert "Marmalade is spread." in text(document.main)


@pytest.mark.django_db
def test_the_reference_index_knows_what_running_text_and_boxes_rest_on(home):
    cited, stood_by = reference_make(), reference_make()
    claim = counted_claim_make(cited)
    page = page_with(
        home,
        words(f"Known{cite(cited)}."),
        disagreement(position("NICE", "against", stood_by), position("ASRA", "may_use", stood_by)),
        box(claim),
    )
    for thing in (cited, stood_by, claim):
        assert [usage[0].pk for usage in ReferenceIndex.get_grouped_references_to(thing) if usage[0].pk == page.pk]


@pytest.mark.django_db
def test_a_page_cites_in_reading_order(home):
    a, b, c, d = (reference_make() for _n in range(4))
    claim, unknown = counted_claim_make(c), claim_make(d)
    page = page_with(
        home,
        words(f"Known{cite(b)}."),
        disagreement(position("NICE", "against", a), position("ASRA", "may_use", b)),
        box(claim),
        {"type": "unknowns", "value": {"heading": "", "items": [], "claims": [unknown.pk]}},
    )
    assert StandardPage.objects.get(pk=page.pk).cited() == [b, a, b, claim, unknown]

"""How a claim, its certainty and the list of sources are shown to readers."""

from datetime import date
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from content.evidence.models import Claim, Reference
from content.evidence.numbering import CitationRegister
from content.evidence.selectors import claims_with_references

HOSTILE = "<script>alert('x')</script> & \"quoted\""


class Elements(HTMLParser):
    """Collects every element with its attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, tag):
        return [attrs for name, attrs in self.found if name == tag]

    def classes(self):
        return {name for _, attrs in self.found for name in (attrs.get("class") or "").split()}


def claim_html(claim, register=None):
    return render_to_string("components/claim.html", {"value": claim, "citations": register})


def register_of(*claims):
    return CitationRegister(claims_with_references([claim.pk for claim in claims]))


def test_a_claim_shows_its_words_certainty_numbers_caveat_and_citations(make_claim, make_reference):
    other = make_claim(make_reference())
    claim = make_claim(
        make_reference(),
        make_reference(),
        text="Pain was lower.",
        certainty_basis="GRADE rating stated by the source",
        population="60 adults with CRPS",
        numbers="About 3 on a scale of 0 to 10",
        caveat="One hospital.",
    )
    html = claim_html(claim, register_of(other, claim))
    for words in (
        "Pain was lower.",
        "Low certainty",
        "GRADE rating stated by the source",
        "60 adults with CRPS",
        "About 3 on a scale of 0 to 10",
        "One hospital.",
    ):
        assert words in html
    links = Elements(html).named("a")
    assert [(link["href"], link["aria-label"]) for link in links] == [
        ("#source-2", "source 2"),
        ("#source-3", "source 3"),
    ]


def test_the_classes_a_style_sheet_needs_are_there(make_claim, make_reference):
    claim = make_claim(make_reference(), numbers="1", caveat="c")
    assert Elements(claim_html(claim, register_of(claim))).classes() >= {
        "claim",
        "claim__words",
        "claim__certainty",
        "certainty",
        "certainty__meter",
        "certainty__step",
        "certainty__words",
        "claim__numbers",
        "claim__caveat",
        "claim__citations",
    }


def test_the_caveat_can_never_be_folded_away(make_claim):
    html = claim_html(make_claim(caveat="Only one hospital."))
    elements = Elements(html)
    assert "Only one hospital." in html
    assert not {"details", "summary", "template", "button"} & {tag for tag, _ in elements.found}
    assert not any("hidden" in attrs for _, attrs in elements.found)


def test_a_claim_has_no_heading(make_claim):
    assert not {"h1", "h2", "h3", "h4", "h5", "h6"} & {tag for tag, _ in Elements(claim_html(make_claim())).found}


@pytest.mark.parametrize("certainty", Claim.Certainty.values)
def test_the_meter_is_silent_and_the_words_carry_the_level(make_claim, certainty):
    claim = make_claim(certainty=certainty)
    html = claim_html(claim)
    elements = Elements(html)
    assert str(claim.certainty_words.label) in html
    assert str(claim.certainty_words.meaning) in html
    assert len(elements.named("rect")) == (4 if claim.certainty_words.has_meter else 0)
    assert all(svg["aria-hidden"] == "true" for svg in elements.named("svg"))
    filled = [rect for rect in elements.named("rect") if "certainty__step--filled" in rect["class"]]
    assert len(filled) == claim.certainty_words.level


@pytest.mark.parametrize("certainty", ["none_stated", "not_applicable"])
def test_a_missing_rating_takes_one_short_line(make_claim, certainty):
    words = make_claim(certainty=certainty).certainty_words
    assert len(f"{words.label}: {words.meaning}") <= 60
    assert f"{words.label}:</strong>" in claim_html(make_claim(certainty=certainty))


@pytest.mark.parametrize(
    ("kind", "certainty", "is_studied"),
    [
        ("benefit", "low", True),
        ("harm", "none_stated", True),
        ("mechanism", "not_applicable", False),
        ("benefit", "no_studies", False),
        ("legal", "none_stated", False),
        ("contraindication", "low", False),
    ],
)
def test_people_are_called_studied_only_where_a_study_is_rated(make_claim, kind, certainty, is_studied):
    html = claim_html(make_claim(kind=kind, certainty=certainty, population="60 adults"))
    assert ("Studied in:" in html) is is_studied
    assert ("This is about:" in html) is not is_studied


@pytest.mark.parametrize("field", ["text", "population", "numbers", "caveat", "certainty_basis"])
def test_a_claim_escapes_what_editors_write(make_claim, field):
    html = claim_html(make_claim(**{field: HOSTILE}))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_claim_that_was_not_checked_says_so(make_claim):
    assert "Not yet checked" in claim_html(make_claim(verified=False))
    assert "Not yet checked" not in claim_html(make_claim())


def test_a_claim_that_is_not_live_leaves_nothing(make_claim):
    assert claim_html(make_claim(live=False)).strip() == ""
    assert claim_html(None).strip() == ""


def test_a_claim_without_sources_or_register_has_no_citation_line(make_claim):
    assert "claim__citations" not in claim_html(make_claim())
    assert "claim__citations" not in claim_html(make_claim(), CitationRegister([]))


def test_a_claim_in_a_page_costs_no_query(make_claim, make_reference, django_assert_num_queries):
    claim = make_claim(make_reference())
    register = register_of(claim)
    fresh = Claim.objects.get(pk=claim.pk)
    with django_assert_num_queries(0):
        assert "source 1" in claim_html(fresh, register)


def sources_html(*claims):
    return render_to_string("components/sources.html", {"citations": register_of(*claims)})


def test_sources_are_an_ordered_list_with_anchors_and_links(make_claim, make_reference):
    first = make_reference(doi="10.1000/a(1)<2>", pmid="12", pmcid="PMC3", url="https://example.org/unused")
    second = make_reference(url="https://example.org/law?a=1&b=2")
    html = sources_html(make_claim(first, second))
    elements = Elements(html)
    assert [(tag, attrs["id"]) for tag, attrs in elements.found if "id" in attrs] == [
        ("li", "source-1"),
        ("li", "source-2"),
    ]
    assert len(elements.named("ol")) == 1
    assert [link["href"] for link in elements.named("a")] == [
        "https://doi.org/10.1000/a(1)%3C2%3E",
        "https://pubmed.ncbi.nlm.nih.gov/12/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC3/",
        "https://example.org/law?a=1&b=2",
    ]


def test_an_address_is_named_by_its_site(make_claim, make_reference):
    html = sources_html(make_claim(make_reference(url="https://www.example.org/a/long/way?to=it")))
    assert ">example.org</a>" in html


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Reference.Status.RETRACTED, "has been retracted"),
        (Reference.Status.SUPERSEDED, "A newer version"),
        (Reference.Status.CORRECTED, "has been corrected"),
    ],
)
def test_a_source_that_is_not_current_says_so(make_claim, make_reference, status, words):
    html = sources_html(make_claim(make_reference(status=status), kind=Claim.Kind.HARM))
    assert words in html
    assert "sources__status" in html
    assert "sources__status" not in sources_html(make_claim(make_reference()))


def test_a_source_that_was_replaced_leads_to_the_newer_one(make_claim, make_reference, django_assert_num_queries):
    newer = make_reference(title="The newer review", doi="10.1000/new")
    register = register_of(make_claim(make_reference(status=Reference.Status.SUPERSEDED, superseded_by=newer)))
    with django_assert_num_queries(0):
        html = render_to_string("components/sources.html", {"citations": register})
    assert 'href="https://doi.org/10.1000/new"' in html
    assert "The newer review" in html


def test_a_newer_source_that_is_a_draft_is_not_named(make_claim, make_reference):
    newer = make_reference(title="The newer review", live=False)
    html = sources_html(make_claim(make_reference(status=Reference.Status.SUPERSEDED, superseded_by=newer)))
    assert "A newer version" in html
    assert "The newer review" not in html


def test_a_source_that_was_not_checked_says_so_and_names_the_fields(make_claim, make_reference):
    assert "not been checked in full" in sources_html(make_claim(make_reference(verified=False)))
    html = sources_html(make_claim(make_reference(unverified_fields="DOI, authors")))
    assert "not been checked in full" in html
    assert "DOI, authors" in html
    assert "sources__note" not in sources_html(make_claim(make_reference()))


def test_a_web_page_says_when_it_was_seen(make_claim, make_reference):
    seen = {"date_checked": date(2026, 11, 3)}
    assert "Seen on 3 November 2026." in sources_html(make_claim(make_reference(csl_type="webpage", **seen)))
    assert "Seen on" not in sources_html(make_claim(make_reference(csl_type="webpage")))
    assert "Seen on" not in sources_html(make_claim(make_reference(**seen)))


@pytest.mark.parametrize("field", ["title", "container_title", "unverified_fields"])
def test_sources_escape_what_editors_write(make_claim, make_reference, field):
    html = sources_html(make_claim(make_reference(**{field: HOSTILE})))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_page_without_sources_has_no_list(db):
    assert sources_html().strip() == ""

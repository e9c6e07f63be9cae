"""The starter evidence: all of it, with its caveats and doubts, loaded once, never over an editor's work."""

import math
import re
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from content.common.days import months_after
from content.evidence.countries import codes_unknown, countries_parsed
from content.evidence.fallbacks import fallback_problems
from content.evidence.identifiers import doi_is_valid, pmcid_is_valid, pmid_is_valid
from content.evidence.models import Claim, Reference
from content.evidence.numbering import CitationRegister
from content.evidence.selectors import claims_with_references, references_by_topic
from content.starter import library
from content.starter.library import evidence_file, evidence_load
from content.wording.figures import figures_problems

REFERENCES = evidence_file("references.json")
CLAIMS = evidence_file("claims.json")


def test_all_references_and_claims_are_there_each_once():
    assert len({record["key"] for record in REFERENCES}) == len(REFERENCES) == 77
    assert len({record["identifier"] for record in CLAIMS}) == len(CLAIMS) == 100


def test_every_claim_has_its_caveat_its_population_and_known_sources():
    keys = {record["key"] for record in REFERENCES}
    for claim in CLAIMS:
        assert claim["caveat"].strip(), claim["identifier"]
        assert claim["population"].strip(), claim["identifier"]
        assert claim["references"], claim["identifier"]
        assert set(claim["references"]) <= keys, claim["identifier"]
        assert len(set(claim["references"])) == len(claim["references"]), claim["identifier"]
    assert keys == {key for claim in CLAIMS for key in claim["references"]}


def test_certainty_is_carried_over_as_the_sources_gave_it():
    assert Counter(claim["certainty"] for claim in CLAIMS) == {
        "not_applicable": 50,
        "none_stated": 26,
        "low": 19,
        "very_low": 3,
        "moderate": 2,
    }
    rated = {"high", "moderate", "low", "very_low"}
    assert {claim["identifier"] for claim in CLAIMS if claim["certainty"] in rated} == {
        claim["identifier"] for claim in CLAIMS if claim.get("certainty_basis")
    }


def test_what_is_from_memory_is_marked_and_says_so():
    doubtful = {record["identifier"]: record for record in CLAIMS if not record["verified"]}
    assert set(doubtful) == {"type-11", "type-15"}
    assert all("from memory" in record["caveat"] for record in doubtful.values())
    assert {record["key"] for record in REFERENCES if not record["verified"]} == {
        "goldberg2010",
        "colina2023",
    }
    fields = {record["key"]: record.get("unverified_fields", "") for record in REFERENCES}
    assert fields["ferraro2025"] == "DOI, authors"
    assert all("summary" in fields[key] for key in ("bell2017", "brinck2018", "chaparro2013"))
    assert all(record["verification_note"] for record in REFERENCES + CLAIMS)


def test_identifiers_have_the_right_form():
    for record in REFERENCES:
        assert doi_is_valid(record.get("doi", "10.1000/1")), record["key"]
        assert pmid_is_valid(record.get("pmid", "1")), record["key"]
        assert pmcid_is_valid(record.get("pmcid", "PMC1")), record["key"]
        assert record["summary"], record["key"]


def patient_words(record):
    names = "text population outcome comparator time_frame effect_measure effect_interval numbers caveat fallback_text"
    return [record.get(name, "") for name in [*names.split(), "summary"]]


def test_patients_meet_no_dose_percentage_statistic_or_ratio_alone():
    problems = {
        record.get("identifier") or record["key"]: found
        for record in CLAIMS + REFERENCES
        if (found := [problem for words in patient_words(record) for problem in figures_problems(words)])
    }
    assert problems == {}


def test_figures_for_patients_rest_on_exact_figures_for_staff():
    assert all(record.get("source_figures") for record in CLAIMS if record.get("numbers"))
    assert Counter(bool(record.get("numbers")) for record in CLAIMS if record.get("source_figures")) == {
        True: 33,
        False: 16,
    }


# Shares that were worked out from two counts of the source: count, of how many, out of 100.
WORKED_OUT = {
    "route-06": [(95, 249, 38), (47, 249, 19), (32, 249, 13)],
    "type-18": [(93, 256, 36)],
}
# The source gives this percentage of a group so small that people are counted: percentage, of how many, people.
COUNTED = {"ben-02": (37, 16, 6), "ind-01": (37, 16, 6)}


def figures_in(text):
    return [float(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def figures_allowed(claim):
    """Return the figures that the sources of a claim give, and what follows from them."""
    notes = " ".join(record["finding_note"] for record in REFERENCES if record["key"] in claim["references"])
    given = figures_in(" ".join([claim["source_figures"], claim["text"], claim["population"], notes]))
    allowed = {0, 10, 100}  # scales and denominators
    for figure in given:
        allowed |= {figure, math.floor(figure), round(figure), math.floor(figure) + 1}
        if figure and "umber needed to" in claim["source_figures"]:
            allowed.add(round(100 / figure))
    for part, whole, share in WORKED_OUT.get(claim["identifier"], []):
        assert {part, whole} <= set(given)
        assert share == round(100 * part / whole)
        allowed.add(share)
    if claim["identifier"] in COUNTED:
        percentage, whole, people = COUNTED[claim["identifier"]]
        assert {percentage, whole} <= set(given)
        assert people == round(percentage * whole / 100)
        allowed |= {people, whole - people}
    allowed |= {100 - figure for figure in allowed}  # those not affected
    if claim["identifier"] == "route-05":
        allowed.add(15)  # a quarter of an hour, in minutes
    return allowed


def test_every_figure_for_patients_follows_from_its_source():
    made_up = {
        claim["identifier"]: figures
        for claim in CLAIMS
        if claim.get("numbers") and (figures := set(figures_in(claim["numbers"])) - figures_allowed(claim))
    }
    assert made_up == {}


EFFECTS = [record for record in CLAIMS if "effect_per" in record]


def test_the_effects_in_numbers_of_people():
    assert {record["identifier"] for record in EFFECTS} == {"mech-09", "type-13", "side-01"}


@pytest.mark.parametrize("claim", EFFECTS, ids=lambda claim: claim["identifier"])
def test_every_effect_is_a_share_that_its_source_gives_for_each_group(claim):
    given = {round(figure) for figure in figures_in(claim["source_figures"])}
    assert claim["effect_per"] == 100
    assert {claim["effect_with"], claim["effect_without"]} <= given
    assert claim["effect_measure"]
    assert claim["comparator"]
    assert claim["time_frame"]
    assert "out of 100" in claim["verification_note"]


def test_no_date_of_search_was_made_up():
    assert not [record["identifier"] for record in CLAIMS if "searched_to" in record or "valid_until" in record]


def test_every_benefit_has_a_fallback_that_promises_nothing():
    benefits = [record for record in CLAIMS if record["kind"] == "benefit"]
    assert {record["identifier"] for record in benefits} == {
        record["identifier"] for record in CLAIMS if record.get("fallback_text")
    }
    for record in benefits:
        facts = {"fallback": record["fallback_text"], "text": record["text"], "kind": record["kind"]}
        assert fallback_problems(**facts) == [], record["identifier"]


def test_laws_hold_where_they_hold():
    countries = {record["identifier"]: record["countries"] for record in CLAIMS if record.get("countries")}
    assert set(countries.values()) == {"GB", "US"}
    assert {name for name in countries if countries[name] == "GB"} == {"law-03", "drv-03"}
    legal = {record["identifier"] for record in CLAIMS if record["kind"] == "legal"}
    assert legal - set(countries) == {"ind-04"}  # what a person is told wherever the use is off-label


def test_sources_are_called_what_their_records_call_them():
    kinds = {record["key"]: record["kind"] for record in REFERENCES}
    assert Counter(kinds.values()) == {
        "other": 41,
        "systematic_review": 16,
        "trial": 11,
        "guideline": 5,
        "regulator": 3,
        "product_text": 1,
    }
    assert kinds["ferraro2025"] == kinds["guimaraes2022"] == "systematic_review"
    assert kinds["anzca_ps12"] == "other"  # it calls itself a position statement and no guideline


def test_every_summary_is_one_to_three_sentences_and_staff_keep_the_finding():
    for record in REFERENCES:
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", record["summary"])) <= 3, record["key"]
        assert len(record["summary"]) <= 340, record["key"]
        assert record["finding_note"], record["key"]


@pytest.mark.parametrize(
    ("identifier", "kind", "direction"),
    [
        ("type-03", "benefit", "no_difference"),  # a negative trial about benefit
        ("type-13", "benefit", "no_difference"),
        ("route-08", "benefit", "no_difference"),
        ("type-17", "benefit", "unclear"),  # no comparison group shows no effect
        ("caut-01", "contraindication", "harms"),
        ("guide-03", "contraindication", "not_applicable"),
        ("ben-08", "unknown", "unclear"),
        ("side-11", "unknown", "unclear"),
        ("side-09", "harm", "harms"),
        ("law-02", "legal", "not_applicable"),
    ],
)
def test_kind_and_direction_say_what_the_claim_says(identifier, kind, direction):
    claim = next(record for record in CLAIMS if record["identifier"] == identifier)
    assert (claim["kind"], claim["direction"]) == (kind, direction)


def test_a_contraindication_a_law_or_an_unknown_never_helps():
    assert not [
        record["identifier"]
        for record in CLAIMS
        if record["direction"] == "helps" and record["kind"] not in {"benefit", "process"}
    ]
    assert all(record["direction"] == "unclear" for record in CLAIMS if record["kind"] == "unknown")


def test_a_load_counts_and_names_what_it_makes(db, monkeypatch):
    reference = {**REFERENCES[0], "key": "new2026", "doi": "", "pmid": "", "pmcid": ""}
    claim = {**CLAIMS[0], "identifier": "new-01", "references": ["new2026"]}
    monkeypatch.setattr(library, "evidence_file", {"references.json": [reference], "claims.json": [claim]}.get)
    named = []
    assert evidence_load(progress=named.append) == {"references": 1, "claims": 1}
    assert named == ["new2026", "new-01"]


@pytest.fixture
def loaded(starter, db):
    """The evidence as the starter content brought it."""


def test_a_load_publishes_everything_with_a_revision(loaded):
    assert (Reference.objects.count(), Claim.objects.count()) == (77, 100)
    for model in (Reference, Claim):
        assert not model.objects.filter(live=False).exists()
        assert not model.objects.filter(live_revision=None).exists()
        assert not model.objects.filter(has_unpublished_changes=True).exists()
        assert all(item.revisions.count() == 1 for item in model.objects.all())


def published_on(claim):
    return timezone.localdate(claim.first_published_at)


def test_no_claim_runs_out_before_it_had_its_months(loaded):
    claims = claims_with_references(Claim.objects.values_list("pk", flat=True))
    assert [claim.identifier for claim in claims if claim.standing.shows_fallback or claim.standing.is_overdue] == []
    month, year = timedelta(days=30), 12
    early = [claim for claim in claims if claim.valid_until < months_after(published_on(claim), year) - month]
    assert [claim.identifier for claim in early] == []
    assert len({claim.valid_until for claim in claims}) > 20


def test_a_source_that_was_replaced_names_the_newer_one_and_its_claim_says_so(loaded):
    replaced = Reference.objects.get(status=Reference.Status.SUPERSEDED)
    assert (replaced.key, replaced.superseded_by.key) == ("oconnell2013", "ferraro2023crps")
    claims = claims_with_references(Claim.objects.values_list("pk", flat=True))
    assert [claim.identifier for claim in claims if claim.standing.is_rechecked] == ["type-08"]


def test_every_claim_could_be_published_by_an_editor_as_it_is(loaded):
    for claim in Claim.objects.all():
        claim.full_clean()
        assert codes_unknown(countries_parsed(claim.countries)) == []


def test_sources_keep_their_order(loaded):
    claim = Claim.objects.get(identifier="type-08")
    assert [use.reference.key for use in claim.claim_references.all()] == [
        "cohen2018",
        "oconnell2013",
        "ferraro2025",
        "ferraro2023crps",
        "harden2022",
    ]
    assert claim.get_latest_revision_as_object().cited_references == claim.cited_references


def test_every_starter_source_has_a_place_in_the_library_and_a_citation(loaded):
    groups = references_by_topic()
    assert "" not in {group.key for group in groups}
    assert len({reference.pk for group in groups for reference in group.references}) == 77
    register = CitationRegister(claims_with_references(Claim.objects.values_list("pk", flat=True)))
    assert len(register.sources) == 77
    assert not [source.text for source in register.sources if ".." in source.text or "  " in source.text]


def test_a_second_load_changes_nothing(loaded):
    before = list(Claim.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at"))
    assert evidence_load() == {}
    assert list(Claim.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at")) == before


def test_what_an_editor_changed_or_took_off_stays_so(loaded):
    changed = Claim.objects.get(identifier="type-02")
    changed.text = "The editor's words."
    changed.save_revision().publish()
    Claim.objects.get(identifier="type-03").unpublish()
    evidence_load()
    assert Claim.objects.get(identifier="type-02").text == "The editor's words."
    assert not Claim.objects.get(identifier="type-03").live


def test_what_an_editor_deleted_is_not_made_again_once_it_was_offered(loaded):
    Claim.objects.get(identifier="type-02").delete()
    assert evidence_load(offer=lambda key: False) == {}
    assert not Claim.objects.filter(identifier="type-02").exists()


def test_a_claim_is_made_without_a_source_that_an_editor_deleted(loaded):
    Claim.objects.filter(identifier__in=["type-16"]).delete()
    Reference.objects.get(key="nielsen2017").delete()
    counts = evidence_load(offer=lambda key: key != "reference:nielsen2017")
    assert counts == {"claims": 1}
    claim = Claim.objects.get(identifier="type-16")
    assert [reference.key for reference in claim.cited_references] == ["meyerfriessem2022", "loftus2010"]

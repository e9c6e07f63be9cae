"""DOI, PMID and PMCID: what is accepted, how it is spelt, where it links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.evidence.identifiers import (
    doi_is_valid,
    doi_normalised,
    doi_url,
    pmcid_is_valid,
    pmcid_normalised,
    pmcid_url,
    pmid_is_valid,
    pmid_normalised,
    pmid_url,
    site_name,
)


@pytest.mark.parametrize(
    "doi",
    [
        "10.1097/AAP.0000000000000808",
        "10.1016/S1474-4422(25)00068-7",
        "10.1002/(SICI)1097-4636(199823)43:3<338::AID-JBM16>3.0.CO;2-B",
        "10.1000/1",
    ],
)
def test_real_dois_are_valid(doi):
    assert doi_is_valid(doi)


@pytest.mark.parametrize("text", ["", "10.1000", "10.1000/", "11.1000/182", "10.12/x", "10.1000/a b", "10.1000/a\n"])
def test_what_is_not_a_doi_is_refused(text):
    assert not doi_is_valid(text)


@pytest.mark.parametrize(
    "pasted",
    [
        "10.1000/182",
        " 10.1000/182 ",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "DOI: 10.1000/182",
        "doi:10.1000/182",
        "doi 10.1000/182",
        "doi.org/10.1000/182",
        "HTTPS://WWW.DOI.ORG/10.1000/182",
        "doi:https://doi.org/10.1000%2F182",
    ],
)
def test_a_doi_may_be_pasted_as_an_address(pasted):
    assert doi_normalised(pasted) == "10.1000/182"


@given(st.text())
def test_normalising_a_doi_twice_changes_nothing_for_valid_ones(text):
    once = doi_normalised(text)
    if doi_is_valid(once):
        assert doi_normalised(once) == once


@given(st.from_regex(r"10\.[0-9]{4,9}/[!-~]{1,40}", fullmatch=True))
def test_the_link_of_a_doi_cannot_leave_its_attribute(doi):
    assert doi_is_valid(doi)
    assert not set(doi_url(doi)) & set("<>\"' ?#")


@pytest.mark.parametrize(
    "pasted",
    [
        *("29870458", " PMID: 29870458 ", "pmid:29870458", "PMID 29870458"),
        *("https://pubmed.ncbi.nlm.nih.gov/29870458/", "http://www.ncbi.nlm.nih.gov/pubmed/29870458"),
    ],
)
def test_a_pmid_may_be_pasted(pasted):
    assert pmid_normalised(pasted) == "29870458"
    assert pmid_is_valid(pmid_normalised(pasted))


@pytest.mark.parametrize("text", ["", "0123", "12a", "1234567890", "٣٤", "12\n"])
def test_what_is_not_a_pmid_is_refused(text):
    assert not pmid_is_valid(text)


@pytest.mark.parametrize("pasted", ["PMC10832380", "pmc10832380", "10832380", "PMCID: PMC10832380"])
def test_a_pmcid_may_be_pasted(pasted):
    assert pmcid_normalised(pasted) == "PMC10832380"
    assert pmcid_is_valid("PMC10832380")


def test_a_pmcid_needs_its_letters():
    assert not pmcid_is_valid("10832380")
    assert not pmcid_is_valid("PMC0")


def test_links():
    assert doi_url("10.1000/182") == "https://doi.org/10.1000/182"
    assert pmid_url("1") == "https://pubmed.ncbi.nlm.nih.gov/1/"
    assert pmcid_url("PMC1") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.nice.org.uk/guidance/ng193?a=b#c", "nice.org.uk"),
        ("https://user@Example.org:8443/page", "example.org"),
        ("https://www2.example.org/", "www2.example.org"),
        ("no address", "no address"),
        ("http://[broken", "http://[broken"),
        ("", ""),
    ],
)
def test_a_site_is_called_by_its_host(url, name):
    assert site_name(url) == name


@given(st.text())
def test_no_string_breaks_the_name_of_a_site(url):
    assert site_name(url) or not url

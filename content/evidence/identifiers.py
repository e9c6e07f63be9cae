"""DOI, PMID, PMCID and addresses as plain strings: their form, spelling, links and names; it knows no model."""

import re
from urllib.parse import quote, unquote, urlsplit

# The form that Crossref recommends for modern DOIs, with the older suffixes (brackets, angles) let through.
DOI_PATTERN = r"\A10\.\d{4,9}/[^\s]+\Z"
PMID_PATTERN = r"\A[1-9][0-9]{0,8}\Z"
PMCID_PATTERN = r"\APMC[1-9][0-9]{0,8}\Z"

_DOI_ADDRESS = re.compile(r"\A(?:https?://)?(?:dx\.|www\.)?doi\.org/\s*", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"\Adoi(?::\s*|\s+)", re.IGNORECASE)
_PMID_PREFIX = re.compile(
    r"\A(?:https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/|pmid(?::|\s))\s*",
    re.IGNORECASE,
)


def doi_normalised(text: str) -> str:
    """Return the bare DOI out of what a person pastes: an address, `doi:…` or the DOI itself."""
    bare = _DOI_PREFIX.sub("", text.strip())
    found = _DOI_ADDRESS.match(bare)
    # In an address the signs of older DOIs, brackets and angles, are written with per cent signs.
    return unquote(bare[found.end() :]).strip() if found else bare.strip()


def pmid_normalised(text: str) -> str:
    """Return the bare PubMed number out of an address, `PMID: …` or the number itself."""
    return _PMID_PREFIX.sub("", text.strip()).rstrip("/").strip()


def pmcid_normalised(text: str) -> str:
    """Return a PubMed Central number with its `PMC` in capitals, added where only digits were given."""
    bare = re.sub(r"\APMCID:\s*", "", text.strip(), flags=re.IGNORECASE).upper()
    return f"PMC{bare}" if bare.isascii() and bare.isdigit() else bare


def doi_is_valid(text: str) -> bool:
    return re.search(DOI_PATTERN, text) is not None


def pmid_is_valid(text: str) -> bool:
    return re.search(PMID_PATTERN, text) is not None


def pmcid_is_valid(text: str) -> bool:
    return re.search(PMCID_PATTERN, text) is not None


def doi_url(doi: str) -> str:
    """Return the link of a DOI; signs that mean something in an address are escaped."""
    return "https://doi.org/" + quote(doi, safe="/:;().-_")


def pmid_url(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='')}/"


def pmcid_url(pmcid: str) -> str:
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='')}/"


def site_name(url: str) -> str:
    """Return the name of the site an address leads to, without `www.`; a string that has none stays as it is."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or url

"""What the starter files say, read as data: no boilerplate, one voice, explained words; it needs no database."""

import re
from collections import defaultdict
from collections.abc import Iterator

from content.starter.files import page_files, yaml_file
from content.starter.library import evidence_file

# Blocks that have a heading of the second level.
SECTIONS = {"section", "mechanism_topic", "benefit", "care_approach", "plan_factor"}
FEW_WORDS = 8


def entries(value, name: str) -> Iterator:
    """Yield every value that stands under a name, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == name:
                yield inner
            yield from entries(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from entries(inner, name)


def test_no_paragraph_is_boilerplate():
    pages = defaultdict(set)
    for page in page_files():
        for words in entries(page, "text"):
            if not isinstance(words, str):
                continue
            for paragraph in words.split("\n\n"):
                if len(paragraph.split()) >= FEW_WORDS:
                    pages[" ".join(paragraph.split())].add(page["path"])
    assert {words: paths for words, paths in pages.items() if len(paths) > 1} == {}


def test_no_introduction_is_boilerplate():
    sentences = [part for page in page_files() for part in re.split(r"(?<=[.?])\s+", page["introduction"])]
    assert len(sentences) == len({" ".join(sentence.split()) for sentence in sentences})


def test_headings_ask_as_a_patient_would():
    """A question is the reader's own: it says "my", or asks the clinic, and does not question the reader."""
    headings = [
        (page["path"], section["heading"])
        for page in page_files()
        for name in SECTIONS
        for section in entries(page, name)
    ]
    assert len(headings) > 100
    assert [
        (path, heading)
        for path, heading in headings
        if heading.endswith("?") and re.search(r"\b(you|your)\b", heading) and not re.search(r"\b(I|me|my)\b", heading)
    ] == []


def test_no_page_leaves_out_the_urgent_signs_between_the_others():
    for page in page_files():
        levels = [card["level"] for card in entries(page, "care_card")]
        assert levels in (
            [],
            ["emergency", "urgent"],
            ["emergency", "urgent", "non_urgent"],
        ), page["path"]


def test_the_word_list_explains_the_bodies_that_findings_name():
    explained = {
        word.strip()
        for term in yaml_file("glossary.yaml")
        for word in [term["term"], *term.get("synonyms", "").split(",")]
    }
    said = " ".join(claim["text"] + " " + claim["caveat"] for claim in evidence_file("claims.json"))
    for name in ("NICE", "Cochrane", "FDA"):
        assert re.search(rf"\b{name}\b", said)
        assert name in explained


def test_claims_use_the_words_for_frequency_as_the_european_bands_do():
    """Only one finding has a share of people that a band names."""
    found = {
        claim["identifier"]: match[0]
        for claim in evidence_file("claims.json")
        for match in re.finditer(
            r"\b(?:very )?(?:un)?common\b|\b(?:very )?rare\b", f"{claim['text']} {claim['caveat']}"
        )
    }
    assert found == {"side-01": "very common"}
    [claim] = [claim for claim in evidence_file("claims.json") if claim["identifier"] == "side-01"]
    assert claim["effect_with"] / claim["effect_per"] >= 0.1

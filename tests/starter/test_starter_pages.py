"""Each starter page as a reader gets it: it is there, it is valid, its links lead somewhere, its length is right."""

from urllib.parse import urlsplit

from tests.markup import text
from tests.starter.reading import (
    article_blocks,
    reading_grade,
    words_count,
)

WORDS_OF_A_CLINICAL_PAGE = (350, 1200)
WORDS_OF_ANY_PAGE = 200
# A reading age of about 11 is grade 6; the medical words themselves make it a little more.
HARDEST_GRADE = 9
OUR_OTHER_ADDRESSES = {"/search/"}
SCHEMES_ELSEWHERE = {"http", "https", "mailto", "tel"}

EXPECTED_PATHS = {
    "/",
    "/how-ketamine-works/",
    "/types-of-pain/",
    "/types-of-pain/neuropathic-pain/",
    "/types-of-pain/fibromyalgia/",
    "/types-of-pain/complex-regional-pain-syndrome/",
    "/types-of-pain/pain-after-surgery/",
    "/types-of-pain/cancer-pain/",
    "/types-of-pain/opioid-tolerance/",
    "/types-of-pain/pain-other-treatment-did-not-help/",
    "/how-it-is-given/",
    "/how-it-is-given/iv-infusion/",
    "/how-it-is-given/by-mouth/",
    "/how-it-is-given/under-the-tongue/",
    "/how-it-is-given/nose-spray/",
    "/how-it-is-given/through-the-skin/",
    "/infusion-treatment/",
    "/benefits/",
    "/your-care-team/",
    "/side-effects/",
    "/your-treatment-plan/",
    "/medicines-and-the-law/",
    "/evidence/",
    "/glossary/",
    "/our-team/",
    "/find-us/",
    "/contact/",
    "/how-we-write-and-review/",
    "/corrections/",
    "/privacy/",
    "/accessibility/",
}


def test_the_tree_is_complete(pages):
    assert set(pages) == EXPECTED_PATHS


def test_page_is_served_and_valid(pages):
    assert {path: page.status for path, page in pages.items() if page.status != 200} == {}
    assert {path: problems for path, page in pages.items() if (problems := page.document.problems())} == {}


def test_page_is_no_stub_and_not_too_long(pages):
    counts = {path: words_count(article_blocks(page.document, records=False)) for path, page in pages.items()}
    least, most = WORDS_OF_A_CLINICAL_PAGE
    assert {
        path: count
        for path, count in counts.items()
        if not (least <= count <= most if pages[path].is_clinical else count >= WORDS_OF_ANY_PAGE)
    } == {}


def test_page_is_easy_to_read(pages):
    grades = {path: reading_grade(page.blocks) for path, page in pages.items()}
    assert {path: grade for path, grade in grades.items() if grade > HARDEST_GRADE} == {}
    # Long passages count, not only the page as a whole.
    long = [(path, block) for path, page in pages.items() for block in page.blocks if words_count([block]) >= 60]
    assert long
    assert [(path, block) for path, block in long if reading_grade([block]) > HARDEST_GRADE + 4] == []


def test_every_internal_link_leads_to_a_page_and_to_a_place_on_it(pages):
    broken = []
    for page in pages.values():
        for href in page.document.links():
            address = urlsplit(href)
            if address.scheme in SCHEMES_ELSEWHERE or not address.path or address.path in OUR_OTHER_ADDRESSES:
                continue
            target = pages.get(address.path)
            if target is None or (address.fragment and address.fragment not in target.document.ids):
                broken.append((page.path, href))
    assert broken == []


def test_every_page_can_be_reached_from_the_home_page(pages):
    reached, new = set(), {"/"}
    while new:
        reached |= new
        links = {urlsplit(href).path for path in new for href in pages[path].document.links() if href.startswith("/")}
        new = (links & set(pages)) - reached
    assert reached == set(pages)


def test_links_say_where_they_lead(pages):
    empty_words = {"here", "click here", "more", "read more", "this page", "link"}
    for page in pages.values():
        for element in page.document.all("a"):
            assert text(element).lower() not in empty_words, page.path


def test_titles_and_descriptions_are_all_different(pages):
    titles = [text(page.document.first("title"), hidden=True) for page in pages.values()]
    assert len(set(titles)) == len(titles)
    descriptions = [page.page.search_description for page in pages.values()]
    assert len(set(descriptions)) == len(descriptions)

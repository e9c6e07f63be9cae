"""Golden tests of the Vancouver style, one for each kind of source the portal holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.evidence.citation_styles import CitationData, author_list, initials, vancouver

ARTICLE = "article-journal"


def people(*names):
    return [dict(zip(("family", "given"), name.split(", "), strict=True)) for name in names]


GOLDEN = [
    (
        CitationData(
            ARTICLE,
            "Ketamine for chronic pain: risks and benefits",
            people("Niesters, Marieke", "Martini, Christian", "Dahan, Albert"),
            "British Journal of Clinical Pharmacology",
            2014,
            2,
            "77",
            "2",
            "357-367",
        ),
        "Niesters M, Martini C, Dahan A. Ketamine for chronic pain: risks and benefits. "
        "British Journal of Clinical Pharmacology. 2014 Feb;77(2):357-367.",
    ),
    (
        CitationData(
            ARTICLE,
            "Ketamine and other NMDA receptor antagonists for chronic pain",
            [*people("Ferraro, Michael C."), {"literal": "et al."}],
            "Cochrane Database of Systematic Reviews",
            2025,
            8,
            number="CD015373",
        ),
        "Ferraro MC, et al. Ketamine and other NMDA receptor antagonists for chronic pain. "
        "Cochrane Database of Systematic Reviews. 2025 Aug:CD015373.",
    ),
    (
        CitationData(ARTICLE, "Does it help?", people("Dale, Ola"), "Pain", 2012, None, "", "7", "CD008307"),
        "Dale O. Does it help? Pain. 2012;(7):CD008307.",
    ),
    (
        CitationData(
            "report",
            "Chronic pain (NICE guideline NG193)",
            [{"literal": "National Institute for Health and Care Excellence"}],
            year=2021,
            month=4,
            number="NG193",
            publisher="National Institute for Health and Care Excellence",
        ),
        "National Institute for Health and Care Excellence. Chronic pain (NICE guideline NG193). 2021 Apr.",
    ),
    (
        CitationData(
            "report",
            "A review",
            [{"literal": "A council"}],
            year=2026,
            month=1,
            number="7",
            publisher="Home Office",
        ),
        "A council. A review. Home Office; 2026 Jan. Report No.: 7.",
    ),
    (
        CitationData("webpage", "Ketamine", [{"literal": "Faculty of Pain Medicine"}], publisher="Royal College"),
        "Faculty of Pain Medicine. Ketamine [Internet]. Royal College; [date unknown].",
    ),
    (
        CitationData("thesis", "Benefits and harms", people("Moradi, S."), year=2024, publisher="McMaster University"),
        "Moradi S. Benefits and harms [thesis]. McMaster University; 2024.",
    ),
    (
        CitationData("chapter", "Ketamine", [{"literal": "NIDDK"}], "LiverTox", 2018, 4, publisher="NIDDK"),
        "NIDDK. Ketamine. In: LiverTox. 2018 Apr.",
    ),
    (
        CitationData(
            "legislation",
            "Placement of Ketamine into Schedule III",
            [{"literal": "Drug Enforcement Administration"}],
            year=1999,
            month=7,
            volume="64",
            issue="133",
            pages="37673-37675",
            publisher="Federal Register",
        ),
        "Drug Enforcement Administration. Placement of Ketamine into Schedule III. "
        "Federal Register. 1999 Jul;64(133):37673-37675.",
    ),
    (CitationData("book", "A title with a full stop."), "A title with a full stop. [date unknown]."),
]


@pytest.mark.parametrize(("source", "expected"), GOLDEN, ids=[expected[:30] for _, expected in GOLDEN])
def test_vancouver(source, expected):
    assert vancouver(source) == expected


def test_six_authors_are_named_and_a_seventh_becomes_et_al():
    names = people(*(f"Family{letter}, Anna" for letter in "ABCDEFG"))
    assert author_list(names[:6]).endswith("FamilyF A")
    assert author_list(names) == "FamilyA A, FamilyB A, FamilyC A, FamilyD A, FamilyE A, FamilyF A, et al."


def test_names_the_record_does_not_give_stand_last_as_et_al():
    assert author_list([*people("A, B"), {"literal": "and others"}, *people("C, D")]) == "A B, C D, et al."


@pytest.mark.parametrize(
    ("given_names", "expected"),
    [
        ("Steven P.", "SP"),
        ("Jean-Pierre", "JP"),
        ("S.", "S"),
        ("", ""),
        ("David L. H.", "DL"),
        ("élise", "É"),
    ],
)
def test_initials(given_names, expected):
    assert initials(given_names) == expected


_words = st.text(st.characters(categories=["L", "N", "Zs"]), max_size=20)


@given(
    st.builds(
        CitationData,
        csl_type=st.sampled_from([ARTICLE, "report", "webpage", "thesis", "chapter", "legislation", "book"]),
        title=_words.filter(str.strip),
        authors=st.lists(st.fixed_dictionaries({"family": _words, "given": _words}), max_size=9),
        container_title=_words,
        year=st.none() | st.integers(1500, 2200),
        month=st.none() | st.integers(1, 12),
        volume=_words,
        issue=_words,
        pages=_words,
        number=_words,
        publisher=_words,
    )
)
def test_every_source_has_a_citation_with_its_title(source):
    text = vancouver(source)
    assert source.title.strip() in text
    assert text.endswith(".")
    assert ".." not in text

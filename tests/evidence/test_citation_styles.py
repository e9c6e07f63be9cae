"""Golden tests of the Vancouver style, one for each kind of source the portal holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.evidence.citation_styles import CitationData, author_list, initials, page_range, vancouver

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
        "British Journal of Clinical Pharmacology. 2014 Feb;77(2):357-67.",
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
        "Federal Register. 1999 Jul;64(133):37673-5.",
    ),
    (CitationData("book", "A title with a full stop."), "A title with a full stop. [date unknown]."),
]
# The ICMJE's own sample references, as far as the portal's departures from them go.
ICMJE = [
    (
        CitationData(
            ARTICLE,
            "Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury",
            people(
                *("Rose, Marie E", "Huerbin, Mary B", "Melick, John", "Marion, Donald W", "Palmer, Alan M"),
                *("Schiding, Joanne K", "Kochanek, Patrick M", "Graham, Steven H"),
            ),
            "Brain Res",
            2002,
            None,
            "935",
            "1-2",
            "40-46",
        ),
        "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of interstitial "
        "excitatory amino acid concentrations after cortical contusion injury. Brain Res. 2002;935(1-2):40-6.",
    ),
    (
        CitationData(
            ARTICLE,
            "Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance",
            [{"literal": "Diabetes Prevention Program Research Group"}],
            "Hypertension",
            2002,
            None,
            "40",
            "5",
            "679-686",
        ),
        "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in participants with "
        "impaired glucose tolerance. Hypertension. 2002;40(5):679-86.",
    ),
    (
        CitationData(
            ARTICLE,
            "Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms",
            [
                *people("Vallancien, G", "Emberton, M", "Harving, N", "van Moorselaar, R J"),
                {"literal": "Alf-One Study Group"},
            ],
            "J Urol",
            2003,
            None,
            "169",
            "6",
            "2257-2261",
        ),
        "Vallancien G, Emberton M, Harving N, van Moorselaar RJ; Alf-One Study Group. Sexual dysfunction in 1,274 "
        "European men suffering from lower urinary tract symptoms. J Urol. 2003;169(6):2257-61.",
    ),
    (
        CitationData(
            ARTICLE,
            "Total prevention and management of migraine",
            people("Geraud, G"),
            "Headache",
            2002,
            None,
            "42 Suppl 2",
            "",
            "S93-S99",
        ),
        "Geraud G. Total prevention and management of migraine. Headache. 2002;42 Suppl 2:S93-9.",
    ),
    (
        CitationData(
            ARTICLE,
            "Outreach: bringing HIV-positive individuals into care",
            (),
            "HRSA Careaction",
            2002,
            6,
            pages="1-6",
        ),
        "Outreach: bringing HIV-positive individuals into care. HRSA Careaction. 2002 Jun:1-6.",
    ),
    (
        CitationData(ARTICLE, "Online before print", people("Yu, W M"), "Blood", 2002, 7),
        "Yu WM. Online before print. Blood. 2002 Jul.",
    ),
    (
        CitationData(
            "chapter",
            "Chromosome alterations in human solid tumors",
            people("Meltzer, P S", "Kallioniemi, A", "Trent, J M"),
            "The genetic basis of human cancer",
            2002,
            pages="93-113",
            publisher="McGraw-Hill",
        ),
        "Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. In: The genetic basis of "
        "human cancer. McGraw-Hill; 2002. p. 93-113.",
    ),
    (
        CitationData(
            "book",
            "Compendium of nursing research and practice development, 1999-2000",
            [
                {"literal": "Royal Adelaide Hospital"},
                {"literal": "University of Adelaide, Department of Clinical Nursing"},
            ],
            year=2001,
            publisher="Adelaide University",
        ),
        "Royal Adelaide Hospital; University of Adelaide, Department of Clinical Nursing. Compendium of nursing "
        "research and practice development, 1999-2000. Adelaide University; 2001.",
    ),
    (
        CitationData(
            "book",
            "Operative obstetrics",
            people("Gilstrap, Larry C. 3rd", "Cunningham, F. G."),
            year=2002,
            publisher="M",
        ),
        "Gilstrap LC 3rd, Cunningham FG. Operative obstetrics. M; 2002.",
    ),
]


@pytest.mark.parametrize(("source", "expected"), [*GOLDEN, *ICMJE], ids=[words[:30] for _, words in GOLDEN + ICMJE])
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


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("284-287", "284-7"),
        ("1-10", "1-10"),
        ("1026-1028", "1026-8"),
        ("e12-e15", "e12-5"),
        ("126A-127A", "126A-127A"),
        ("CD015373", "CD015373"),
        ("12-12", "12-12"),
        ("19-12", "19-12"),
        ("12-14, 18", "12-14, 18"),
        ("", ""),
    ],
)
def test_the_last_page_drops_the_digits_it_repeats(pages, expected):
    assert page_range(pages) == expected


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

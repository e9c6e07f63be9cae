"""What kinds and purposes of passages mean to hashes, rules, reading grade and scores; it knows no block and no page.

A block names its kind in its `Meta`, a part of a page its purpose. Only what a single kind does (a care card's signs, a
fact box's numbers) is written where that is read.
"""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a part of a page is for, where that matters to the balance of benefit and harm."""

    NONE = ""
    BENEFITS = "benefits"
    UNKNOWNS = "unknowns"
    HARMS = "harms"


@dataclass(frozen=True)
class PassageKind:
    """What is true of every passage of one kind, whatever its words are."""

    name: str
    # The signed clinical form holds it whole, so that each change of it needs a new sign-off.
    is_clinical: bool = False
    # A page that holds one is a clinical page, whatever its type says. A care card with the country's own words is
    # not among them: emergency advice alone makes no page clinical (docs/decisions/0007-what-makes-a-page-clinical.md).
    makes_page_clinical: bool = False
    # It carries what is said about benefit with its certainty or its author.
    tells_openly: bool = False
    # Its words count for the reading grade. Headings and cells would make a page look easier than it is; codes, links
    # and bands of side effects are no prose; exact words of others may not be simplified.
    is_prose: bool = True
    # Its words weigh for benefit or for harm, as the part does in which it stands.
    takes_side: bool = True
    # The numbers in it are the page's own: not exact words of others, nor fixed words of frequencies.
    has_own_numbers: bool = True
    is_heading: bool = False
    is_picture: bool = False
    # What stands in it is not to be done, so that it denies what its words would promise.
    denies_its_words: bool = False
    # It says when to get help. A card with the country's own words says nothing of the page's own.
    is_help: bool = False
    # The purpose that it has wherever it stands.
    purpose: Purpose = Purpose.NONE


_KINDS = (
    PassageKind("heading", is_prose=False, takes_side=False, is_heading=True),
    PassageKind("text"),
    PassageKind("list"),
    PassageKind("links", is_prose=False),
    PassageKind("media", is_picture=True),
    PassageKind("field", is_clinical=True, is_prose=False),
    PassageKind("table", is_clinical=True, is_prose=False),
    PassageKind("do_list", is_clinical=True),
    PassageKind("dont_list", is_clinical=True, denies_its_words=True),
    PassageKind("warning", is_clinical=True),
    PassageKind("care_card", is_clinical=True, is_help=True),
    PassageKind("claim", is_clinical=True, makes_page_clinical=True, tells_openly=True),
    PassageKind("fact_box", is_clinical=True, makes_page_clinical=True, tells_openly=True, is_picture=True),
    PassageKind("unknowns", is_clinical=True, makes_page_clinical=True, tells_openly=True, purpose=Purpose.UNKNOWNS),
    PassageKind("disagreement", is_clinical=True, makes_page_clinical=True, tells_openly=True, takes_side=False),
    PassageKind(
        "quotation",
        is_clinical=True,
        makes_page_clinical=True,
        tells_openly=True,
        is_prose=False,
        takes_side=False,
        has_own_numbers=False,
    ),
    PassageKind(
        "frequency",
        is_clinical=True,
        makes_page_clinical=True,
        is_prose=False,
        has_own_numbers=False,
        is_heading=True,
    ),
)
PASSAGE_KINDS = {kind.name: kind for kind in _KINDS}
# What a record of an earlier version may name: nothing is taken lightly of which nothing is known.
_OF_OLD = PassageKind("", is_clinical=True, makes_page_clinical=True)


def passage_kind(name: str) -> PassageKind:
    """Return what a kind means; one that is no longer known counts as clinical."""
    return PASSAGE_KINDS.get(name, _OF_OLD)

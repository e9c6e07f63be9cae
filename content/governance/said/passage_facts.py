"""What single passages and claims tell: benefit, harm or doubt, for which use, in how many words; it judges nothing."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from content.governance.said.page_content import ClaimFacts, PageContent, Passage
from content.governance.said.reading_grade import words_of

HARM_KINDS = ("harm", "contraindication")
_PEOPLE = r"(?:people|patients|adults|children|women|men|users|volunteers)"
# A share of people: out of 100 or more, or out of any number of people. "4 out of 10" alone is a score of pain.
_SHARE = re.compile(
    rf"\bout of (?:every |about )?(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{3,}})\b|(\d{{1,2}})(?= (?:\w+ )?{_PEOPLE}\b))",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    r"\b(?:1|one) in (?:every |about )?(?:\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\b)"
    rf"|\b\d+ in (?:every )?\d[\d,]* {_PEOPLE}\b",
    re.IGNORECASE,
)


def section(passage: Passage) -> str:
    """Return the second-level heading that a passage stands under."""
    return passage.where.split(" › ")[0]


def benefit_sections(content: PageContent) -> list[list[Passage]]:
    """Return the passages under each second-level heading whose purpose is to tell of benefit, if it has words."""
    sections: dict[str, list[Passage]] = {}
    for passage in content.passages:
        if passage.purpose == "benefits" and passage.kind != "heading":
            sections.setdefault(section(passage), []).append(passage)
    return list(sections.values())


def routes_of_benefits(content: PageContent) -> list[str]:
    """Return the ways of giving that benefits are told for, "" for any way, each once."""
    return list(dict.fromkeys(claim.route for claim in content.claims if claim.kind == "benefit"))


def claims_of_kinds(passage: Passage, kinds: tuple[str, ...], route: str | None = None) -> list[ClaimFacts]:
    return [claim for claim in passage.claims if claim.kind in kinds and (route is None or claim.route == route)]


def tells_of_harm(passage: Passage, route: str) -> bool:
    """Return whether everybody reads of a harm here that holds for this way of giving."""
    return not passage.is_folded and any(_same_use(claim, route) for claim in claims_of_kinds(passage, HARM_KINDS))


def tells_of_unknowns(passage: Passage, route: str) -> bool:
    """Return whether everybody reads here what is not known for this way of giving."""
    if passage.is_folded or passage.kind == "heading":
        return False
    told = claims_of_kinds(passage, ("unknown",))
    if told:
        return any(_same_use(claim, route) for claim in told)
    return passage.purpose == "unknowns" and bool(passage.text)


def words_of_claims(claims: Iterable[ClaimFacts]) -> int:
    return sum(len(words_of(claim.text)) for claim in claims)


def words_without_claims(content: PageContent, purposes: tuple[str, ...]) -> int:
    """Count the words of passages in these parts that rest on no claim."""
    return sum(
        len(words_of(passage.text))
        for passage in content.passages
        if passage.purpose in purposes and passage.meaning.takes_side and not passage.claims
    )


def denominators(passage: Passage) -> Iterator[int]:
    """Yield what the shares of people in a passage are out of."""
    for match in _SHARE.finditer(passage.text):
        yield int((match[1] or match[2]).replace(",", ""))
    if passage.kind == "fact_box":
        yield from (claim.effect_per for claim in passage.claims if claim.effect_per)


def one_in_some(passage: Passage) -> str:
    """Return the first share that is told as one in some, or nothing."""
    match = _ONE_IN.search(passage.text)
    return match[0] if match else ""


def last_day(claim: ClaimFacts) -> date | None:
    """Return the last day on which a page may be published with a claim: days of grace are for all but benefit."""
    if claim.valid_until is None or claim.kind == "benefit":
        return claim.valid_until
    return claim.valid_until + timedelta(days=claim.grace_days)


def _same_use(claim: ClaimFacts, route: str) -> bool:
    """Return whether a claim holds for a way of giving; one that names no way holds for all."""
    return not route or claim.route in ("", route)

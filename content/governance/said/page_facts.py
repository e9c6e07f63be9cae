"""What can be counted on a page: words between headings, items of lists, what numbers are out of; it judges nothing."""

import re
from collections.abc import Iterator
from typing import Any

from content.common.markup import list_lengths
from content.governance.said.page_content import ClaimFacts, PageContent, SourceFacts
from content.governance.said.passage_facts import HARM_KINDS

DIGIT = re.compile(r"\d")
_OUT_OF = re.compile(r"\bout of (?:every |each )?(\d[\d,]*)", re.IGNORECASE)
_PER_CENT = re.compile(r"\d\s?(?:%|per ?cent\b)", re.IGNORECASE)


class PageFacts:
    """What can be counted on a page."""

    def __init__(self, content: PageContent) -> None:
        self.content = content
        self.passages = content.passages
        self.text = "\n".join(passage.text for passage in content.passages)
        self.kinds = {passage.kind for passage in content.passages}
        self.has_digits = DIGIT.search(self.text) is not None
        self.words = len(self.text.split())
        self.headings = [passage.text for passage in content.passages if passage.meaning.is_heading]
        self.lists = [count for passage in content.passages for count in _list_lengths(passage.data)]
        self.has_pictures = any(passage.meaning.is_picture for passage in content.passages)
        self.claims: tuple[ClaimFacts, ...] = content.claims

    @property
    def longest_part(self) -> int:
        """Return the words of the longest part between two headings."""
        longest = here = 0
        for passage in self.passages:
            if passage.meaning.is_heading:
                here = 0
            here += len(passage.text.split())
            longest = max(longest, here)
        return longest

    @property
    def denominators(self) -> set[str]:
        """Return what the numbers of people are out of, per cent being one of them."""
        found = {number.replace(",", "") for number in _OUT_OF.findall(self.text)}
        found |= {str(claim.effect_per) for claim in self.claims if claim.effect_per}
        return found | ({"%"} if _PER_CENT.search(self.text) else set())

    def has_purpose(self, purpose: str) -> bool:
        return any(passage.purpose == purpose and passage.text for passage in self.passages)

    @property
    def tells_benefits(self) -> bool:
        return any(claim.kind == "benefit" for claim in self.claims)

    @property
    def tells_harms(self) -> bool:
        return any(claim.kind in HARM_KINDS for claim in self.claims)

    @property
    def tells_unknowns(self) -> bool:
        return self.has_purpose("unknowns") or any(claim.kind == "unknown" for claim in self.claims)

    @property
    def blocks(self) -> set[str]:
        """Return the names of the blocks on the page."""
        return {passage.data.get("block", "") for passage in self.passages if isinstance(passage.data, dict)}

    @property
    def sources(self) -> list[SourceFacts]:
        own = [source for passage in self.passages for source in passage.sources]
        return own + [source for claim in self.claims for source in claim.sources]


def _list_lengths(data: Any) -> Iterator[int]:
    """Yield how many items each list in stored data has: rich text and what blocks keep under `items`."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "items" and isinstance(value, list) and value:
                yield len(value)
            yield from _list_lengths(value)
    elif isinstance(data, list):
        for value in data:
            yield from _list_lengths(value)
    elif isinstance(data, str) and "<li" in data:
        yield from list_lengths(data)

"""Reads the public log of corrections as readers may see it: no private page, no words that are taken down."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from wagtail.models import Site

from content.common.public import public_pages
from content.evidence.models import Claim, ClaimRecall
from content.evidence.usage import page_uses
from content.governance.log.models import CorrectionEntry

ENTRIES_PER_PAGE = 25
PAGES_NAMED = 5
Kind = CorrectionEntry.Kind
# These repeat the words of a claim, which are shown nowhere while it is taken down.
QUOTING_CLAIMS = (Kind.EVIDENCE, Kind.REINSTATED)


@dataclass
class ShownCorrection:
    """One entry as a reader sees it."""

    entry: CorrectionEntry
    # Title and address of the public pages it is about.
    pages: list[tuple[str, str]] = field(default_factory=list)
    pages_left_out: int = 0
    # What it says may not be shown now: its page is not public, or its claim is taken down.
    is_withheld: bool = False


def corrections_page(site: Site | None, number, request=None):
    """Return one page of the log, newest first: a fixed number of queries, however many entries there are."""
    shown_page = Paginator(CorrectionEntry.objects.all(), ENTRIES_PER_PAGE).get_page(number)
    entries = list(shown_page)
    claims = {claim.identifier: claim for claim in Claim.objects.filter(identifier__in=_subjects(entries))}
    down = _claims_down()
    on_pages: dict[str, set[int]] = {}
    for use in page_uses(claims.values()):
        if use.is_public:
            for claim in use.claims:
                on_pages.setdefault(claim.identifier, set()).add(use.page.pk)
    wanted = {entry.page_id for entry in entries if entry.page_id} | set().union(*on_pages.values())
    public = {page.pk: page for page in public_pages(site).filter(pk__in=list(wanted))}
    shown_page.object_list = [_shown(entry, on_pages, public, down, request) for entry in entries]
    return shown_page


def _subjects(entries: list[CorrectionEntry]) -> set[str]:
    return {entry.subject for entry in entries if entry.subject and entry.kind != Kind.SOURCE}


def _claims_down() -> dict[str, str]:
    """Return the words of the claims that are taken down, by their identifiers."""
    down = ClaimRecall.objects.standing()
    return dict(down.values_list("claim__identifier", "claim__text"))


def _shown(entry: CorrectionEntry, on_pages, public, down, request) -> ShownCorrection:
    ids = [entry.page_id] if entry.page_id else sorted(on_pages.get(entry.subject, ()))
    pages = [public[pk] for pk in ids if pk in public]
    is_of_private_page = bool(entry.page_id) and entry.page_id not in public
    quotes = entry.kind in QUOTING_CLAIMS
    is_down = quotes and (
        entry.subject in down or any(words and words in entry.what_changed for words in down.values())
    )
    return ShownCorrection(
        entry=entry,
        pages=[(page.title, page.get_url(request)) for page in pages[:PAGES_NAMED]],
        pages_left_out=len(pages[PAGES_NAMED:]),
        is_withheld=is_of_private_page or is_down,
    )

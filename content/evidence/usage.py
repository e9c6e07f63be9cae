"""Tells which claims and pages rest on claims and sources, in public and in drafts; it writes nothing.

What is stored in the tables themselves comes from Wagtail's reference index. Drafts of what is already public stand
only in revisions, which the index leaves out, so the newest of each is read here. The number of queries is fixed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.models import Page, ReferenceIndex, Revision

from content.evidence.models import Claim, Reference
from content.evidence.stored_choices import choices_in_stored_page

# Above this many, reading the whole index is quicker than naming each in the query, and no database's limit is near.
MOST_NAMED = 500


@dataclass
class PageUse:
    """One page that rests on what was asked for: whether readers see it there, and through which claims."""

    page: Page
    # In what readers see now, or in a draft only.
    is_public: bool
    # The claims through which the page rests on it.
    claims: list[Claim] = field(default_factory=list)
    # A source that the page names itself, without a claim between.
    is_direct: bool = False


@dataclass
class _Links:
    """Of one page: the claims and sources it chooses, those in its own table apart from those in its draft."""

    stored: set[tuple[type[Model], int]] = field(default_factory=set)
    drafted: set[tuple[type[Model], int]] = field(default_factory=set)


def claims_resting_on(references: Iterable[Reference]) -> QuerySet[Claim]:
    """Return the claims, live or not, that name one of the sources in their table row or in their newest draft."""
    return Claim.objects.filter(pk__in=_claim_ids({reference.pk for reference in references}))


def pages_resting_on(items: Iterable[Claim | Reference]) -> QuerySet[Page]:
    """Return the pages, live or not, that show one of the claims or sources or draft it; sources also by claims."""
    return Page.objects.filter(pk__in=list(_page_links(*_wanted(items)))).order_by("path")


def page_uses(items: Iterable[Claim | Reference]) -> list[PageUse]:
    """Return each page of `pages_resting_on` with how it rests on them, those that readers see first."""
    claim_ids, reference_ids = _wanted(items)
    links = _page_links(claim_ids, reference_ids)
    claims = Claim.objects.in_bulk(claim_ids)
    uses = []
    for page in Page.objects.filter(pk__in=list(links)).order_by("title", "pk"):
        link = links[page.pk]
        both = link.stored | link.drafted
        through = [claims[pk] for model, pk in both if model is Claim and pk in claims]
        uses.append(
            PageUse(
                page=page,
                is_public=page.live and bool(link.stored),
                claims=sorted(through, key=lambda claim: claim.identifier),
                is_direct=any(model is Reference for model, _pk in both),
            )
        )
    return sorted(uses, key=lambda use: not use.is_public)


def _wanted(items: Iterable[Claim | Reference]) -> tuple[set[int], set[int]]:
    """Return the primary keys of the claims, those that rest on the sources among them, and of the sources."""
    items = list(items)
    references = {item.pk for item in items if isinstance(item, Reference)}
    claims = {item.pk for item in items if isinstance(item, Claim)}
    return claims | (_claim_ids(references) if references else set()), references


def _claim_ids(references: set[int]) -> set[int]:
    stored = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Claim),
        # Not the claim that it supersedes, which is no ground of it.
        model_path__startswith="claim_references.",
        to_content_type=ContentType.objects.get_for_model(Reference),
        to_object_id__in=[str(pk) for pk in references],
    )
    found = {int(pk) for pk in stored.values_list("object_id", flat=True)}
    drafts = Revision.objects.filter(
        pk__in=Claim.objects.filter(has_unpublished_changes=True).values("latest_revision")
    )
    for pk, content in drafts.values_list("object_id", "content").iterator():
        if any(use.get("reference") in references for use in content.get("claim_references", [])):
            found.add(int(pk))
    return found


def _page_links(claim_ids: set[int], reference_ids: set[int]) -> dict[int, _Links]:
    """Return by primary key the pages that choose one of the claims or sources."""
    wanted: dict[tuple[type[Model], str], tuple[type[Model], int]] = {
        (model, str(pk)): (model, pk) for model, ids in ((Claim, claim_ids), (Reference, reference_ids)) for pk in ids
    }
    links: dict[int, _Links] = defaultdict(_Links)
    if not wanted:
        return links
    types = {ContentType.objects.get_for_model(model).pk: model for model in (Claim, Reference)}
    stored = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), to_content_type__in=types
    )
    if len(wanted) <= MOST_NAMED:
        stored = stored.filter(to_object_id__in=[key for _model, key in wanted])
    for page_id, type_id, key in stored.values_list("object_id", "to_content_type", "to_object_id").iterator():
        choice = wanted.get((types[type_id], key))
        if choice is not None:
            links[int(page_id)].stored.add(choice)
    drafts = Revision.objects.filter(pk__in=Page.objects.filter(has_unpublished_changes=True).values("latest_revision"))
    for page_id, type_id, content in drafts.values_list("object_id", "content_type", "content").iterator():
        model = ContentType.objects.get_for_id(type_id).model_class()
        for choice in choices_in_stored_page(model, content) if model else ():
            if choice in wanted:
                links[int(page_id)].drafted.add(wanted[choice])
    return links

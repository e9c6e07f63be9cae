"""Reads claims and references for the public: only live ones; it writes nothing and knows no page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from content.evidence.models import Claim, ClaimRecall, ClaimReference, Reference

# Undated sources come last on every database.
NEWEST_FIRST = (F("year").desc(nulls_last=True), F("month").desc(nulls_last=True), "key")


@dataclass(frozen=True)
class TopicSources:
    """The sources of one topic; `key` is empty for sources that no live claim rests on."""

    key: str
    label: str | Promise
    references: list[Reference]


def claims_with_references(ids: Iterable[int]) -> list[Claim]:
    """Return the live claims of these ids in this order, each once, with their live references and recalls loaded.

    Two queries, however many claims there are.
    """
    wanted = list(dict.fromkeys(ids))
    uses = ClaimReference.objects.filter(reference__live=True).select_related("reference__superseded_by")
    found = claims_with_recalls().filter(live=True).prefetch_related(Prefetch("claim_references", queryset=uses))
    by_id = found.in_bulk(wanted)
    return [by_id[pk] for pk in wanted if pk in by_id]


def claims_with_recalls() -> QuerySet[Claim]:
    """Return every claim with `is_recalled`, which a claim on its own would ask the database for."""
    is_recalled = Exists(ClaimRecall.objects.standing().filter(claim=OuterRef("pk")))
    return Claim.objects.annotate(is_recalled=is_recalled)


def claims_with_doubts() -> QuerySet[Claim]:
    """Return every claim with what may hide its words: `is_recalled`, and `is_hollow` where no source still counts."""
    return _claims_with_doubts().all()


@cache
def _claims_with_doubts() -> QuerySet[Claim]:
    """Put the question together once: each place on a page asks it, and that took as long as the answer."""
    sources = ClaimReference.objects.filter(claim=OuterRef("pk"), reference__live=True)
    retracted = Q(reference__status=Reference.Status.RETRACTED)
    is_hollow = Exists(sources.filter(retracted)) & ~Exists(sources.exclude(retracted))
    return claims_with_recalls().annotate(is_hollow=is_hollow)


def claims_recalled() -> list[int]:
    """Return the primary keys of the claims that are taken down, live or not."""
    return list(ClaimRecall.objects.standing().order_by().values_list("claim_id", flat=True))


def claims_hidden(ids: Iterable[int] | None = None) -> list[Claim]:
    """Return the live claims, of these ids or of all, whose words readers do not see today: a fallback stands there.

    One query while there is none, three at most.
    """
    may_give_way = Q(kind=Claim.Kind.BENEFIT) & (Q(valid_until__lt=timezone.localdate()) | Q(is_hollow=True))
    doubtful = claims_with_doubts().filter(Q(is_recalled=True) | may_give_way)
    if ids is not None:
        doubtful = doubtful.filter(pk__in=list(ids))
    found = claims_with_references(doubtful.order_by().values_list("pk", flat=True))
    return [claim for claim in found if claim.standing.shows_fallback]


def cited_with_references(items: Iterable[Claim | Reference]) -> list[Claim | Reference]:
    """Return what a page cites in this order, without what is not live, each claim with its live references.

    Two queries, however many items there are: a source that stands for itself is already in hand.
    """
    cited = list(items)
    claims = {claim.pk: claim for claim in claims_with_references(item.pk for item in cited if isinstance(item, Claim))}
    found = [claims.get(item.pk) if isinstance(item, Claim) else item for item in cited]
    return [item for item in found if item is not None and item.live]


def references_by_topic() -> list[TopicSources]:
    """Return every live reference under each topic whose live claims rest on it, newest first.

    Topics come in the order of the portal's sections; what no claim uses yet comes last, under an empty key.
    Two queries, however many references there are.
    """
    sources = Reference.objects.filter(live=True).select_related("superseded_by").order_by(*NEWEST_FIRST)
    references = {reference.pk: reference for reference in sources}
    used: dict[str, set[int]] = {}
    uses = ClaimReference.objects.filter(claim__live=True, reference__live=True)
    for topic, reference_id in uses.order_by().values_list("claim__topic", "reference_id"):
        used.setdefault(topic, set()).add(reference_id)
    everywhere = set().union(*used.values())
    groups: list[tuple[str, str | Promise, set[int]]] = [
        (topic.value, topic.label, used[topic.value]) for topic in Claim.Topic if topic.value in used
    ]
    groups.append(("", "", set(references) - everywhere))
    return [
        TopicSources(key, label, [reference for pk, reference in references.items() if pk in members])
        for key, label, members in groups
        if members
    ]

"""Loads the starter references and claims, each once; it must not know pages or how the portal is run."""

import json
from collections import Counter
from collections.abc import Callable

from wagtail.models import DraftStateMixin

from content.evidence.models import Claim, ClaimReference, Reference
from content.starter.files import DATA_DIR


def evidence_file(name: str) -> list[dict]:
    """Return the records of one starter data file: `references.json` or `claims.json`."""
    return json.loads((DATA_DIR / name).read_text(encoding="utf-8"))


def evidence_load(
    *, offer: Callable[[str], bool] = lambda key: True, progress: Callable[[str], None] = lambda name: None
) -> Counter[str]:
    """Create and publish the starter evidence that is missing; return how many of each kind were made.

    What has the same key or identifier is left as it is. `offer` may refuse an item, for example one that an
    editor deleted. The caller's transaction holds it all.
    """
    created: Counter[str] = Counter()
    taken = set(Reference.objects.values_list("key", flat=True))
    # A source that was replaced comes after the newer one.
    for record in sorted(evidence_file("references.json"), key=lambda record: "superseded_by" in record):
        progress(record["key"])
        if offer(f"reference:{record['key']}") and record["key"] not in taken:
            _reference_create(record)
            created["references"] += 1

    references = {reference.key: reference for reference in Reference.objects.all()}
    taken = set(Claim.objects.values_list("identifier", flat=True))
    for record in evidence_file("claims.json"):
        progress(record["identifier"])
        if offer(f"claim:{record['identifier']}") and record["identifier"] not in taken:
            _claim_create(record, references)
            created["claims"] += 1
    return created


def _reference_create(record: dict) -> None:
    """Create a source, with the newer one that takes its place if that is still there."""
    fields = {name: value for name, value in record.items() if name != "superseded_by"}
    newer = Reference.objects.filter(key=record.get("superseded_by")).first()
    publish_new(Reference(live=False, superseded_by=newer, **fields))


def _claim_create(record: dict, references: dict[str, Reference]) -> None:
    """Create a claim with those of its sources that are still there; an editor may have deleted one."""
    fields = {name: value for name, value in record.items() if name != "references"}
    claim = Claim(live=False, **fields)
    claim.claim_references = [
        ClaimReference(reference=references[key], sort_order=place)
        for place, key in enumerate(record["references"])
        if key in references
    ]
    publish_new(claim)


def publish_new(item: DraftStateMixin) -> None:
    """Save the item, make its first revision, which checks every field, and make that revision public."""
    item.save()
    item.save_revision().publish()

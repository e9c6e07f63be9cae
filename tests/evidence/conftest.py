"""References and claims for the evidence tests."""

from itertools import count

import pytest

from content.evidence.models import Claim, ClaimReference, Reference

_serial = count(1)


@pytest.fixture
def make_reference(db):
    def make(**fields):
        return Reference.objects.create(
            **{"key": f"ref{next(_serial)}", "title": "A title", "year": 2020, "verified": True} | fields
        )

    return make


@pytest.fixture
def make_claim(db):
    def make(*references, **fields):
        claim = Claim.objects.create(
            **{
                "identifier": f"claim-{next(_serial)}",
                "text": "Some people get relief.",
                "topic": Claim.Topic.BENEFITS,
                "kind": Claim.Kind.BENEFIT,
                "direction": Claim.Direction.UNCLEAR,
                "certainty": Claim.Certainty.LOW,
                "verified": True,
            }
            | fields
        )
        for place, reference in enumerate(references):
            ClaimReference.objects.create(claim=claim, reference=reference, sort_order=place)
        return claim

    return make

"""The public status of all reviews as JSON, for monitors: no drafts, no private pages, nobody's name."""

from collections import Counter
from datetime import date
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from content.common.public import public_pages
from content.governance.review.policy import ReviewState
from content.oversight.review_rows import SIGN_OFF_WORDS, ReviewRow, review_rows

# Every page of the portal is hashed for the answer, so strangers who ask often are given the same one for a while.
SECONDS_KEPT = 30


@require_safe
def review_status_json(request: HttpRequest) -> JsonResponse:
    site = Site.find_for_request(request)
    key = f"review-status-{site.pk if site else 0}"
    status = cache.get(key)
    if status is None:
        status = review_status(site, timezone.localdate())
        cache.set(key, status, SECONDS_KEPT)
    response = JsonResponse(status, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
    return response


def review_status(site: Site | None, today: date) -> dict[str, Any]:
    """Return how the public pages of a site stand today, in the order of the page tree.

    The number of queries depends on how many types of pages there are, never on how many pages.
    """
    rows = review_rows(list(public_pages(site, Page.objects.order_by("path"))), today=today)
    states, sign_offs = Counter(row.state for row in rows), Counter(row.sign_off_state for row in rows)
    return {
        "date": today.isoformat(),
        "counts": {
            "pages": len(rows),
            "clinical": sum(row.is_clinical for row in rows),
            "unsigned": sum(row.is_unsigned for row in rows),
            "review": {state.value: states[state] for state in ReviewState},
            "sign_off": {state: sign_offs[state] for state in SIGN_OFF_WORDS},
        },
        "pages": [_page_status(row) for row in rows],
    }


def _page_status(row: ReviewRow) -> dict[str, Any]:
    review = row.review
    return {
        "url": row.page.full_url,
        "review": row.state.value,
        "sign_off": row.sign_off_state,
        "reviewed_on": review.reviewed_on.isoformat() if review and review.reviewed_on else None,
        "due_on": review.due_on.isoformat() if review and review.due_on else None,
    }
